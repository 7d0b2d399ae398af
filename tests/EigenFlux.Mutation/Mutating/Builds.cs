using System.Diagnostics;
using System.Text.Json;

namespace EigenFlux.Mutation.Mutating;

/// <summary>Calls of the build.</summary>
internal static class Builds
{
    /// <summary>Builds a project with what it refers to.</summary>
    public static void Build(string project, string configuration) => Run(
        "build", project, "-c", configuration, "-v", "quiet", "--nologo", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false");

    /// <summary>The arguments that the build gives to the compiler; the project must have been built.</summary>
    public static IEnumerable<string> CompilerArguments(string project, string configuration)
    {
        var json = Run(
            "msbuild", project, "-nologo", "-t:ResolveReferences;PrepareResources;Compile", $"-p:Configuration={configuration}", "-p:TargetFramework=net10.0",
            "-p:ProvideCommandLineArgs=true", "-p:SkipCompilerExecution=true", "-p:BuildProjectReferences=false", "-getItem:CscCommandLineArgs");
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray()
            .Select(item => item.GetProperty("Identity").GetString()!)];
    }

    private static string Run(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} failed:\n{output}");
    }
}
