using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace EigenFlux.Cli.Tests.Support;

/// <summary>Runs the built command line as a user would.</summary>
internal static class Eflux
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static string Assembly => Path.Combine(AppContext.BaseDirectory, "eflux.dll");

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

    public static Outcome Run(Folder? folder, params string[] arguments) => Run(folder, input: "", arguments);

    public static Outcome Run(Folder? folder, string input, string[] arguments)
    {
        using var process = Start(folder, arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading its input.
        }

        return Wait(process, output, error);
    }

    /// <summary>Starts it with all three streams in our hands.</summary>
    public static Process Start(Folder? folder, params string[] arguments) => Start(folder, "dotnet", [Assembly, .. arguments]);

    /// <summary>Runs a line of a shell, in which <c>$EFLUX</c> is the command.</summary>
    public static Outcome Shell(Folder? folder, string line)
    {
        using var process = Start(folder, "/bin/bash", ["-c", $"EFLUX='dotnet {Assembly}'; {line}"]);
        process.StandardInput.Close();
        return Wait(process, process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
    }

    public static Outcome Wait(Process process, Task<string> output, Task<string> error)
    {
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException("eflux did not end.");
        }

        return new Outcome(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    private static Process Start(Folder? folder, string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder?.Path ?? Path.GetTempPath(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["COLUMNS"] = "100";

        // No test writes to the user's own folder.
        start.Environment["EFLUX_PREFIX_CACHE"] = "off";
        foreach (var name in (ReadOnlySpan<string>)["NO_COLOR", "EFLUX_DEBUG", "EFLUX_SEED"])
        {
            start.Environment.Remove(name);
        }

        return Process.Start(start)!;
    }

    /// <summary>What a command did.</summary>
    internal sealed record Outcome(int Code, string Output, string Error)
    {
        /// <summary>Standard output as one JSON document.</summary>
        public JsonElement Json => JsonDocument.Parse(Output).RootElement;

        /// <summary>The codes of the diagnostics of <see cref="Json"/>.</summary>
        public IReadOnlyList<string> Codes =>
            [.. Json.GetProperty("diagnostics").EnumerateArray().Select(found => found.GetProperty("code").GetString()!)];

        public Outcome ShouldEndWith(int code)
        {
            Code.ShouldBe(code, $"standard error was:\n{Error}\nstandard output was:\n{Output}");
            Error.ShouldNotContain("   at EigenFlux");
            Error.ShouldNotContain("internal error");
            return this;
        }
    }
}
