using EigenFlux.Cli.Rendering;
using EigenFlux.Compiler;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Scenes.Planning.Plans;

namespace EigenFlux.Browser.Tests.Support;

/// <summary>Programs compiled for the tests.</summary>
internal static class Compiled
{
    /// <summary>The repository's own folder of examples.</summary>
    public static string Examples
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "EigenFlux.sln")))
            {
                folder = folder.Parent;
            }

            return Path.Combine(folder!.FullName, "examples");
        }
    }

    public static PlanFacts Example(string name) => Compile(Path.Combine(Examples, name));

    /// <summary>A program that is given as text.</summary>
    public static PlanFacts Text(string program)
    {
        var path = Path.Combine(Path.GetTempPath(), $"eflux-{Guid.NewGuid():N}.eflux");
        File.WriteAllText(path, program);
        try
        {
            return Compile(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The same scene with another plan.</summary>
    public static PlanFacts With(this PlanFacts facts, Func<ScenePlan, ScenePlan> change) =>
        new(facts.Image with { Plan = change(facts.Plan) });

    private static PlanFacts Compile(string path)
    {
        using var host = new FluxHost();
        var result = host.Compile(host.Load(path), new CompileOptions());
        result.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error).Select(found => found.Message).ShouldBeEmpty();
        return new PlanFacts(result.Image!);
    }
}
