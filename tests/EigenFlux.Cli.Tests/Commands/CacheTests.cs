using EigenFlux.Cli.Tests.Support;
using EigenFlux.Hosting;
using EigenFlux.Runtime.Prefixes;

namespace EigenFlux.Cli.Tests.Commands;

public sealed class CacheTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Cache_tells_what_is_kept_and_deletes_it()
    {
        Eflux.Run(folder, "cache", "--prefix-cache", "kept").ShouldEndWith(0).Output.ShouldBe($"{folder["kept"]}: 0 prefixes, 0.0 MB\n");
        Directory.Exists(folder["kept"]).ShouldBeFalse();
        var kept = new PrefixFolder(folder["kept"], 100_000_000);
        kept.Keep(new PrefixKey(new string('a', 64)), new byte[1_300_000]);
        Eflux.Run(folder, "cache", "--prefix-cache", "kept").ShouldEndWith(0).Output.ShouldBe($"{folder["kept"]}: 1 prefix, 1.3 MB\n");
        var told = Eflux.Run(folder, "cache", "--prefix-cache", "kept", "--json").ShouldEndWith(0);
        told.Output.ShouldEndWith("}\n");
        var json = told.Json;
        json.GetProperty("folder").GetString().ShouldBe(folder["kept"]);
        json.GetProperty("prefixes").GetInt32().ShouldBe(1);
        json.GetProperty("bytes").GetInt64().ShouldBe(1_300_000);
        Eflux.Run(folder, "cache", "--clear", "--prefix-cache", "kept").ShouldEndWith(0).Output.ShouldBe($"{folder["kept"]}: 1 prefix, 1.3 MB deleted\n");
        kept.Measure().ShouldBe((0, 0));
    }

    [SkippableFact]
    public void A_folder_that_may_not_be_read_is_told_also_as_data()
    {
        Skip.If(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "Who may do everything is refused nothing.");
        Eflux.Shell(folder, "mkdir kept; chmod 000 kept; $EFLUX cache --prefix-cache kept --json; code=$?; chmod 700 kept; exit $code")
            .ShouldEndWith(1).Codes.ShouldBe(["EF5003"]);
    }

    [Fact]
    public void Cache_says_where_it_is_off()
    {
        Eflux.Run(folder, "cache").ShouldEndWith(0).Output.ShouldContain("EFLUX_PREFIX_CACHE is off");
        Eflux.Run(folder, "cache", "--prefix-cache", "off").ShouldEndWith(0).Output.ShouldContain("not saved");
    }

    [SkippableFact]
    public void The_folder_is_the_options_then_the_variables_then_the_users_own()
    {
        Skip.If(OperatingSystem.IsWindows() || OperatingSystem.IsMacOS(), "The user's own folder is elsewhere there.");
        Shell("EFLUX_PREFIX_CACHE=/x/y $EFLUX cache").ShouldStartWith("/x/y: ");
        Shell("EFLUX_PREFIX_CACHE=/x/y $EFLUX cache --prefix-cache /z").ShouldStartWith("/z: ");
        Shell("EFLUX_PREFIX_CACHE= XDG_CACHE_HOME=/x/cache $EFLUX cache").ShouldStartWith("/x/cache/eigenflux/prefixes: ");
        Shell("EFLUX_PREFIX_CACHE= XDG_CACHE_HOME=relative HOME=/x/home $EFLUX cache").ShouldStartWith("/x/home/.cache/eigenflux/prefixes: ");
        Shell("EFLUX_PREFIX_CACHE= XDG_CACHE_HOME= HOME= $EFLUX cache").ShouldContain("there is no cache folder");
    }

    [Fact]
    public void A_folder_or_a_limit_that_makes_no_sense_is_refused()
    {
        var file = folder.Write("file", "");
        folder.Write("program.eflux", "scene S() {\n  narrator: \"Hm.\"\n}\n");
        Eflux.Run(folder, "run", "program.eflux", "--prefix-cache", "").ShouldEndWith(2).Error.ShouldContain("--prefix-cache takes a folder or 'off'");
        Eflux.Run(folder, "run", "program.eflux", "--prefix-cache-limit", "-1").ShouldEndWith(2).Error.ShouldContain("takes a number of at least 0");
        Eflux.Run(folder, "run", "program.eflux", "--prefix-cache-limit", "9223372036854775807").ShouldEndWith(2).Error.ShouldContain("is too large");
        Eflux.Run(folder, "cache", "--prefix-cache", file).ShouldEndWith(0);

        // A model that computes nothing ahead has nothing to keep, wherever that would be.
        Eflux.Run(folder, "run", "program.eflux", "--prefix-cache", file).ShouldEndWith(0).Error.ShouldNotContain("EF53");
    }

    private string Shell(string line) => Eflux.Shell(folder, line).ShouldEndWith(0).Output;
}
