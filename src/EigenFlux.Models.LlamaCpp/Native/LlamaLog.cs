using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EigenFlux.Models.LlamaCpp.Native;

/// <summary>Takes the library's log, so that nothing is printed, and keeps the last errors for messages.</summary>
internal static unsafe class LlamaLog
{
    private const int ErrorLevel = 4;
    private const int Kept = 4;
    private const int LongestLine = 300;
    private static readonly Lock Gate = new();
    private static readonly Queue<string> Lines = new();

    /// <summary>The function that the library calls.</summary>
    public static delegate* unmanaged[Cdecl]<int, byte*, void*, void> Callback => &Write;

    /// <summary>Forgets what was said, before an operation whose errors are wanted.</summary>
    public static void Clear()
    {
        lock (Gate)
        {
            Lines.Clear();
        }
    }

    /// <summary>The last errors in one line, without the names of C++ functions; null where there are none.</summary>
    public static string? LastErrors()
    {
        lock (Gate)
        {
            return Lines.Count == 0 ? null : string.Join("; ", Lines);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Write(int level, byte* text, void* userData)
    {
        if (level != ErrorLevel || text is null)
        {
            return;
        }

        var line = (Marshal.PtrToStringUTF8((nint)text) ?? "").ReplaceLineEndings(" ").Trim();
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        if (colon > 0 && line.AsSpan(0, colon).IndexOfAny(' ', '\'') < 0)
        {
            line = line[(colon + 2)..];
        }

        if (line.Length > LongestLine)
        {
            line = line[..LongestLine] + "…";
        }

        lock (Gate)
        {
            if (line.Length > 0)
            {
                Lines.Enqueue(line);
                if (Lines.Count > Kept)
                {
                    Lines.Dequeue();
                }
            }
        }
    }
}
