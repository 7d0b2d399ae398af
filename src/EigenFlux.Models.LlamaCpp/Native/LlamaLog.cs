using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EigenFlux.Models.LlamaCpp.Native;

/// <summary>
/// Takes the library's log, so that nothing is printed, and keeps the last errors for messages: those of each thread by themselves, since the
/// library reports an error on the thread that called it, and others may be calling it for other runs.
/// </summary>
internal static unsafe class LlamaLog
{
    private const int ErrorLevel = 4;
    private const int Kept = 4;
    private const int LongestLine = 300;

    [ThreadStatic]
    private static Queue<string>? lines;

    /// <summary>The function that the library calls.</summary>
    public static delegate* unmanaged[Cdecl]<int, byte*, void*, void> Callback => &Write;

    /// <summary>Clears the error lines of this thread, before an operation whose errors are read.</summary>
    public static void Clear() => lines?.Clear();

    /// <summary>The last errors on this thread in one line, without the names of C++ functions; null where there are none.</summary>
    public static string? LastErrors() => lines is { Count: > 0 } ? string.Join("; ", lines) : null;

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

        if (line.Length > 0)
        {
            lines ??= new Queue<string>();
            lines.Enqueue(line);
            if (lines.Count > Kept)
            {
                lines.Dequeue();
            }
        }
    }
}
