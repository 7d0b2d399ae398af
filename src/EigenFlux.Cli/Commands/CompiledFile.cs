using System.CommandLine;
using EigenFlux.Compiler;
using EigenFlux.Language.Binding;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Models.Files;
using EigenFlux.Scenes.Image;

namespace EigenFlux.Cli.Commands;

/// <summary>A program that was compiled, or an image that was read, as a command line asks for it.</summary>
/// <param name="Program">The program; null for an image, and where there is no such file.</param>
/// <param name="Result">What compiling gave.</param>
internal sealed record CompiledFile(BoundProgram? Program, CompileResult Result)
{
    public FluxImage? Image => Result.HasErrors ? null : Result.Image;

    /// <summary>The options of a compilation.</summary>
    public static readonly IReadOnlyList<Option> Options =
    [
        SharedOptions.Scene, SharedOptions.Model, SharedOptions.ModelFolders, SharedOptions.Template, SharedOptions.Targets, SharedOptions.Arguments,
        SharedOptions.Threads, SharedOptions.GpuLayers,
    ];

    /// <summary>The host that a command line asks for.</summary>
    public static FluxHost Host(ParseResult parse) => new(HostOptions(parse));

    /// <summary>The host options of a command line.</summary>
    public static FluxHostOptions HostOptions(ParseResult parse) => new()
    {
        Threads = parse.GetValue(SharedOptions.Threads),
        GpuLayers = parse.GetValue(SharedOptions.GpuLayers),
        ModelFolders = parse.GetValue(SharedOptions.ModelFolders) ?? [],
        TargetFiles = parse.GetValue(SharedOptions.Targets) ?? [],
    };

    /// <summary>The compile options of a command line.</summary>
    public static CompileOptions CompileOptions(ParseResult parse) => new()
    {
        Scene = parse.GetValue(SharedOptions.Scene),
        Model = parse.GetValue(SharedOptions.Model),
        Template = parse.GetValue(SharedOptions.Template),
        Arguments = SharedOptions.ReadArguments(parse),
    };

    /// <summary>Compiles the file, or reads it if it is an image.</summary>
    public static CompiledFile Open(FluxHost host, string path, ParseResult parse)
    {
        if (EntryFile.Check(path) is { } problem)
        {
            return new CompiledFile(null, new CompileResult(null, [problem]));
        }

        var options = CompileOptions(parse);
        if (IsImage(path))
        {
            return new CompiledFile(null, WithoutChoices(options, parse, path) is { } refusal
                ? new CompileResult(null, [refusal])
                : host.LoadImage(path, options));
        }

        var program = host.Load(path);
        return new CompiledFile(program, host.Compile(program, options));
    }

    private static bool IsImage(string path)
    {
        // What cannot be read twice is taken for a program: it is read when the program is loaded.
        if (path.EndsWith(".eflux", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        try
        {
            using var file = SafeFile.Open(path, orPipe: true);
            var start = new byte[64];
            return file.CanSeek && ImageSerializer.LooksLikeImage(start.AsSpan(0, file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)));
        }
        catch (Exception unreadable) when (EntryFile.IsFileProblem(unreadable))
        {
            return false;
        }
    }

    /// <summary>Rejects options that would change an image, which contains one scene with its arguments and template.</summary>
    private static Diagnostic? WithoutChoices(CompileOptions options, ParseResult parse, string path)
    {
        var given = options.Scene is not null ? "--scene"
            : options.Template is not null ? "--template"
            : parse.GetValue(SharedOptions.Targets) is { Length: > 0 } ? "--targets"
            : options.Arguments.Count > 0 ? "--arg"
            : null;
        return given is null
            ? null
            : new DiagnosticBuilder(null).ImageUnreadable(
                path, $"an image is compiled for one scene and its arguments, so {given} cannot change it. Compile the program again.");
    }
}
