using System.Diagnostics;

namespace EigenFlux.Benchmarks.Measuring;

/// <summary>Where the repository, the model and the built programs are.</summary>
internal static class Places
{
    public static string Root { get; } = FindRoot();

    /// <summary>The GGUF model that is measured; null where there is none.</summary>
    public static string? Model { get; } = FindModel();

    /// <summary>The script that a user calls.</summary>
    public static string Script { get; } = Path.Combine(Root, OperatingSystem.IsWindows() ? "eflux.cmd" : "eflux");

    /// <summary>What the script starts, once it has built it; null before.</summary>
    public static string? Program { get; } = Existing(
        Path.Combine(Root, ".cache", "cli", "app", OperatingSystem.IsWindows() ? "eflux.exe" : "eflux"));

    /// <summary>The model, or a line that says that it is missing.</summary>
    public static bool HasModel(string benchmark)
    {
        if (Model is null)
        {
            Console.WriteLine($"{benchmark}: left out, for there is no GGUF model: set EFLUX_TEST_MODEL.");
        }

        return Model is not null;
    }

    /// <summary>This program, to be started again.</summary>
    public static ProcessStartInfo Self(params string[] arguments) => Start(Environment.ProcessPath!, arguments);

    public static ProcessStartInfo Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };

        // What a benchmark does is not kept for the user's own runs, and is not helped by them.
        start.Environment["EFLUX_PREFIX_CACHE"] = "off";
        return start;
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "EigenFlux.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("EigenFlux.sln is in no folder above this program.");
        }

        return folder;
    }

    private static string? FindModel()
    {
        if (Environment.GetEnvironmentVariable("EFLUX_TEST_MODEL") is { Length: > 0 } given)
        {
            return Existing(Path.GetFullPath(given));
        }

        var folder = Path.Combine(Root, "..", "shared", "models");
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.gguf").Order(StringComparer.Ordinal).Select(Path.GetFullPath).FirstOrDefault() : null;
    }

    private static string? Existing(string path) => File.Exists(path) ? path : null;
}
