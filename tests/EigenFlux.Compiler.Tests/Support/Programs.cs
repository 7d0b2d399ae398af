using EigenFlux.Compiler.Reviews;
using EigenFlux.Compiler.Testing;
using EigenFlux.Language;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Text;
using EigenFlux.Scenes.Image;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Targets;

namespace EigenFlux.Compiler.Tests.Support;

/// <summary>Compiles programs from their text.</summary>
internal static class Programs
{
    public const string Main = "/p/main.eflux";

    public static CompileResult Compile(
        string source,
        CompileOptions? options = null,
        FakeModels? models = null,
        CancellationToken cancellation = default,
        params (string Path, string Text)[] files)
    {
        var sources = new InMemorySourceProvider().Add(Main, source);
        foreach (var (path, text) in files)
        {
            sources.Add(path, text);
        }

        return new FluxCompiler(models ?? new FakeModels(), new FakeTemplates()).Compile(
            EfluxProgram.Load(Main, sources), options ?? new CompileOptions(), cancellation);
    }

    /// <summary>Compiles a program with targets of the host's own.</summary>
    public static CompileResult CompileWith(string source, params ITarget[] targets) =>
        new FluxCompiler(new FakeModels(), new FakeTemplates(), new TargetRegistry(targets)).Compile(
            EfluxProgram.Load(Main, new InMemorySourceProvider().Add(Main, source)), new CompileOptions());

    /// <summary>The image of a program that has no errors.</summary>
    public static FluxImage Image(
        string source, CompileOptions? options = null, FakeModels? models = null, params (string Path, string Text)[] files)
    {
        var result = Compile(source, options, models, files: files);
        result.HasErrors.ShouldBeFalse(string.Join("\n", result.Diagnostics));
        return result.Image!;
    }

    public static ScenePlan Plan(string source, params (string Name, string Value)[] arguments) =>
        Image(source, With(arguments)).Plan;

    public static CompileOptions With(params (string Name, string Value)[] arguments) => new()
    {
        Arguments = arguments.ToDictionary(argument => argument.Name, argument => argument.Value),
    };

    /// <summary>The codes of what there is to tell, in order.</summary>
    public static string[] Codes(CompileResult result) => [.. result.Diagnostics.Select(diagnostic => diagnostic.Code.Id)];

    /// <summary>The codes without the one for a cast member that the scene of a test does not use.</summary>
    public static string[] CodesOfAll(CompileResult result) => [.. Codes(result).Where(code => code != "EF3009")];

    public static string[] CodesOfAll(string source) => CodesOfAll(Compile(source));

    public static string[] Codes(string source, params (string Name, string Value)[] arguments) =>
        Codes(Compile(source, With(arguments)));

    /// <summary>The codes that a review of a program reports.</summary>
    public static string[] CodesOfReview(string source) => [.. Review(source).Select(diagnostic => diagnostic.Code.Id)];

    /// <summary>What a review of a program reports.</summary>
    public static IReadOnlyList<Diagnostic> Review(string source) => ProgramReview.Review(
        EfluxProgram.Load(Main, new InMemorySourceProvider().Add(Main, source)), TargetRegistry.Builtin).Diagnostics;

    /// <summary>The codes of what there is to tell of a program's tests.</summary>
    public static string[] CodesOfTests(string source) =>
    [
        .. TestLowerer.Lower(EfluxProgram.Load(Main, new InMemorySourceProvider().Add(Main, source))).Diagnostics.Select(diagnostic => diagnostic.Code.Id),
    ];

    /// <summary>A schedule as lines: what each beat deletes, cuts and writes again, and the window after it.</summary>
    public static string[] Lines(IReadOnlyList<ScheduleEntry> schedule) =>
    [
        .. schedule.Select(entry => string.Join(' ', new[]
        {
            $"{entry.Beat}:",
            string.Concat(entry.Deleted.Select(segment => $"-{segment} ")).TrimEnd(),
            string.Concat(entry.Cut.Select(segment => $"~{segment} ")).TrimEnd(),
            string.Concat(entry.Written.Select(definition => definition.Segment).Except(entry.Reinstated).Select(segment => $"*{segment} ")).TrimEnd(),
            string.Concat(entry.Reinstated.Select(segment => $"+{segment} ")).TrimEnd(),
            $"={entry.Window}",
        }.Where(part => part.Length > 0))),
    ];

    /// <summary>The beats as lines: the segment and its most tokens.</summary>
    public static string[] Beats(ScenePlan plan) => [.. plan.Beats.Select(beat => $"{beat.Segment} {beat.Tokens.Max}")];
}
