using EigenFlux.Models.Contract;
using EigenFlux.Models.Opening;

namespace EigenFlux.Models.LlamaCpp.Tests.Support;

/// <summary>The real model that tests run on: EFLUX_TEST_MODEL, or a file in shared/models beside the repository.</summary>
internal static class TestModel
{
    public const string Missing = "No model: set EFLUX_TEST_MODEL to a .gguf file, or put one into ../shared/models.";

    public static string? Path { get; } = Find();

    /// <summary>Skips the test visibly where there is no model.</summary>
    public static string Require()
    {
        Skip.If(Path is null, Missing);
        return Path!;
    }

    // One thread: the library's threads wait for one another by spinning, which takes for ever on a machine that is busy.
    public static ILanguageModel Open(string query = "") =>
        new LlamaEngine().Open(ModelUri.Parse(Require() + query), new ModelOptions { Threads = 1 });

    private static string? Find()
    {
        var named = Environment.GetEnvironmentVariable("EFLUX_TEST_MODEL");
        if (!string.IsNullOrEmpty(named))
        {
            return File.Exists(named) ? System.IO.Path.GetFullPath(named) : null;
        }

        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "EigenFlux.sln")))
        {
            folder = folder.Parent;
        }

        var models = folder?.Parent is null ? null : System.IO.Path.Combine(folder.Parent.FullName, "shared", "models");
        return Directory.Exists(models) ? Directory.EnumerateFiles(models, "*.gguf").Order(StringComparer.Ordinal).FirstOrDefault() : null;
    }
}
