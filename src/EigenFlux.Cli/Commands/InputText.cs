using EigenFlux.Hosting;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Text;
using EigenFlux.Models.Files;

namespace EigenFlux.Cli.Commands;

/// <summary>Reads the text that a command line names: a file, or <c>-</c> for standard input.</summary>
internal static class InputText
{
    public const string StandardInput = "-";

    /// <summary>The text; null if it cannot be read, with the reason.</summary>
    public static SourceText? Read(string path, out Diagnostic? problem)
    {
        var name = path == StandardInput ? "standard input" : path;
        problem = path == StandardInput ? null : EntryFile.Check(path);
        if (problem is not null)
        {
            return null;
        }

        try
        {
            var source = SourceText.FromBytes(name, path == StandardInput ? ReadInput() : SafeFile.Read(path, FileLimits.Text, orPipe: true));
            if (source.Fault is not { } fault)
            {
                return source;
            }

            problem = new DiagnosticBuilder(null).FileUnreadable(
                name, FormattableString.Invariant($"it is not valid UTF-8 at byte {fault.ByteOffset:N0}. Save it as UTF-8."));
        }
        catch (Exception refused) when (EntryFile.IsFileProblem(refused))
        {
            problem = new DiagnosticBuilder(null).FileUnreadable(name, EntryFile.Reason(refused));
        }

        return null;
    }

    private static byte[] ReadInput()
    {
        using var input = Console.OpenStandardInput();
        return SafeFile.Read(input, FileLimits.Text);
    }
}
