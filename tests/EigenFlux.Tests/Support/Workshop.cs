using EigenFlux.Compiler;
using EigenFlux.Language.Binding;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Image;

namespace EigenFlux.Tests.Support;

/// <summary>A folder of programs and recordings that a test writes, compiles and runs.</summary>
public sealed class Workshop : IDisposable
{
    /// <summary>Two characters, a coalition of them, and a model that says <see cref="Record"/>'s turns.</summary>
    public const string Cast = """
        model Tape = "replay:turns.txt"
        character Ada "Dr. Ada" { brief "Ada measures." }
        character Ben { brief "Ben doubts." }
        coalition Pair(Ada, Ben) { brief "Two who argue." }

        """;

    private readonly FluxHost host;

    public Workshop()
    {
        Folder = Directory.CreateTempSubdirectory("eflux-test-").FullName;
        host = new FluxHost(new FluxHostOptions { BaseFolder = Folder, Threads = 1, ModelFolders = [Folder, .. RealModel.Folders] });
    }

    public string Folder { get; }

    public FluxHost Host => host;

    /// <summary>Writes a file and gives its path.</summary>
    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Writes a recording, one turn a line.</summary>
    public void Record(params string[] turns) => Write("turns.txt", string.Join('\n', turns) + "\n");

    public BoundProgram Load(string source) => host.Load(Write("program.eflux", source));

    public CompileResult Compile(string source, CompileOptions? options = null) =>
        host.Compile(Load(source), options ?? new CompileOptions());

    /// <summary>Compiles a program that must have no errors.</summary>
    public FluxImage Image(string source, CompileOptions? options = null)
    {
        var result = Compile(source, options);
        return result.Image ?? throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
    }

    /// <summary>Compiles and runs a program.</summary>
    public Task<Recorded> RunAsync(string source, RunOptions? run = null, CompileOptions? compile = null) =>
        RunAsync(Image(source, compile), run);

    /// <summary>Runs an image.</summary>
    public async Task<Recorded> RunAsync(FluxImage image, RunOptions? run = null, CancellationToken cancellation = default)
    {
        var events = new List<FluxEvent>();
        await foreach (var happened in host.RunAsync(image, run ?? new RunOptions { Seed = 7 }, cancellation))
        {
            events.Add(happened);
        }

        return new Recorded(events);
    }

    public void Dispose()
    {
        host.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
