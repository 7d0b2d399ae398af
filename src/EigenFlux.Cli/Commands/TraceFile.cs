using EigenFlux.Cli.Terminal;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Runtime.Events;

namespace EigenFlux.Cli.Commands;

/// <summary>The file of <c>--trace</c>.</summary>
internal sealed class TraceFile : IDisposable
{
    private readonly string path;
    private readonly Stream stream;
    private readonly TraceWriter writer;

    private TraceFile(string path, Stream stream) => (this.path, this.stream, writer) = (path, stream, new TraceWriter(stream));

    /// <summary>Creates the file, or returns the reason that it cannot be created.</summary>
    public static TraceFile? Create(string path, out Diagnostic? problem)
    {
        problem = null;
        try
        {
            return new TraceFile(path, NamedDescriptor.Open(path)
                ?? new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0));
        }
        catch (Exception refused) when (EntryFile.IsFileProblem(refused))
        {
            problem = CannotWrite(path, refused);
            return null;
        }
    }

    /// <summary>Writes an event; returns the diagnostic of a failure.</summary>
    public Diagnostic? Write(FluxEvent happened)
    {
        try
        {
            writer.Write(happened);
            return null;
        }
        catch (Exception refused) when (EntryFile.IsFileProblem(refused))
        {
            return CannotWrite(path, refused);
        }
    }

    public void Dispose()
    {
        writer.Dispose();
        stream.Dispose();
    }

    private static Diagnostic CannotWrite(string path, Exception problem) =>
        new DiagnosticBuilder(null).CannotWrite($"The trace {path}", EntryFile.Reason(problem, path));
}
