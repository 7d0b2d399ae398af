using System.CommandLine;
using EigenFlux.Hosting;

namespace EigenFlux.Cli.Commands;

/// <summary>The folder of saved prefixes, from the command line, the environment or the system.</summary>
internal static class PrefixCacheOptions
{
    public const string Variable = "EFLUX_PREFIX_CACHE";

    private const string Off = "off";

    public static readonly Option<string?> Folder = new("--prefix-cache")
    {
        Description = $"The folder that saves computed prefixes for the next run, or {Off}. Default: {Variable}, or else the user's cache folder.",
        HelpName = "DIR|off",
    };

    public static readonly Option<long> Limit = new("--prefix-cache-limit")
    {
        Description = $"The limit of that folder in megabytes ({PrefixFolder.DefaultLimit / Megabyte}); the least recently used prefix is deleted first.",
        HelpName = "MB",
        DefaultValueFactory = _ => PrefixFolder.DefaultLimit / Megabyte,
    };

    private const long Megabyte = 1_000_000;

    static PrefixCacheOptions()
    {
        Limit.AtLeast(0);
        Limit.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && long.TryParse(token.Value, out var value) && value > long.MaxValue / Megabyte)
            {
                result.AddError($"{Limit.Name} takes a number of megabytes, and {token.Value} is too large.");
            }
        });
        Folder.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (token.Value.Length == 0 || token.Value.Contains('\0', StringComparison.Ordinal)))
            {
                result.AddError($"{Folder.Name} takes a folder or '{Off}'.");
            }
        });
    }

    /// <summary>Adds the folder and its limit to the options of a host.</summary>
    public static FluxHostOptions Apply(FluxHostOptions options, ParseResult parse) => options with
    {
        PrefixCacheFolder = ReadFolder(parse),
        PrefixCacheLimit = parse.GetValue(Limit) * Megabyte,
    };

    /// <summary>The folder; null if prefixes are not saved, or the system has no cache folder.</summary>
    public static string? ReadFolder(ParseResult parse) =>
        (parse.GetValue(Folder) ?? Environment.GetEnvironmentVariable(Variable)) is { Length: > 0 } named
            ? named == Off ? null : named
            : OfUser();

    private static string? OfUser()
    {
        if (OperatingSystem.IsWindows())
        {
            return Below(Environment.GetEnvironmentVariable("LOCALAPPDATA"), "eigenflux", "cache", "prefixes");
        }

        var home = Environment.GetEnvironmentVariable("HOME");
        if (OperatingSystem.IsMacOS())
        {
            return Below(home, "Library", "Caches", "eigenflux", "prefixes");
        }

        // A path that is not whole is to be ignored: so the XDG base directory specification.
        return Below(Environment.GetEnvironmentVariable("XDG_CACHE_HOME"), "eigenflux", "prefixes")
            ?? Below(home, ".cache", "eigenflux", "prefixes");
    }

    private static string? Below(string? folder, params ReadOnlySpan<string> parts) =>
        Path.IsPathFullyQualified(folder ?? "") ? Path.Combine([folder!, .. parts]) : null;
}
