using System.Text.Json;
using EigenFlux.Cli.Tests.Support;

namespace EigenFlux.Cli.Tests.Commands;

public sealed class ProfileTests
{
    private const string Source = """
        character Ada { brief "Ada." full "Ada, who measures the rain." }
        scene Main() {
          window 300 tokens, reserve 20
          cast Ada
          pin "It rains."
          repeat 4 { Ada -> a until 8 tokens }
        }
        """;

    [Fact]
    public void A_profile_is_written_next_to_the_program_and_read_from_there()
    {
        using var folder = new Folder();
        folder.Write("play.eflux", Source);
        var run = Eflux.Run(folder, "profile", "play.eflux", "--turns", "3").ShouldEndWith(0);
        run.Output.ShouldContain("play.eflux · Main on builtin:mini · 3 turns");
        run.Output.ShouldContain("definition of Ada, who speaks");
        run.Output.ShouldContain("pin1");
        run.Output.ShouldContain("wrote play.weights.json");
        using var written = JsonDocument.Parse(File.ReadAllBytes(folder["play.weights.json"]));
        written.RootElement.GetProperty("profiles")[0].GetProperty("model").GetString().ShouldBe("builtin:mini");

        // Again is the same, and another seed takes its place.
        var before = File.ReadAllText(folder["play.weights.json"]);
        Eflux.Run(folder, "profile", "play.eflux", "--turns", "3").ShouldEndWith(0);
        File.ReadAllText(folder["play.weights.json"]).ShouldBe(before);
        Eflux.Run(folder, "profile", "play.eflux", "--turns", "3", "--seed", "9").ShouldEndWith(0);
        using var other = JsonDocument.Parse(File.ReadAllBytes(folder["play.weights.json"]));
        other.RootElement.GetProperty("profiles").GetArrayLength().ShouldBe(1);
        other.RootElement.GetProperty("profiles")[0].GetProperty("seed").GetInt32().ShouldBe(9);

        Eflux.Run(folder, "compile", "play.eflux").ShouldEndWith(0).Output.ShouldContain("weights: play.weights.json");
        folder.Write("play.eflux", Source.Replace("the rain", "the snow"));
        Eflux.Run(folder, "compile", "play.eflux").ShouldEndWith(0).Error.ShouldContain("EF3016");
        folder.Write("play.weights.json", "<<<<<<< HEAD");
        Eflux.Run(folder, "compile", "play.eflux").ShouldEndWith(1).Error.ShouldContain("EF3015");
        Eflux.Run(folder, "profile", "play.eflux").ShouldEndWith(1).Error.ShouldContain("EF3015");
        File.ReadAllText(folder["play.weights.json"]).ShouldBe("<<<<<<< HEAD");
    }

    [Fact]
    public void Recorded_turns_are_measured_and_a_dry_run_writes_nothing()
    {
        using var folder = new Folder();
        folder.Write("play.eflux", Source);
        folder.Write("turns.txt", "It rains.\nIt rained.\nIt will.\nIt may.\n");
        var run = Eflux.Run(folder, "profile", "play.eflux", "--recorded", "turns.txt", "--dry-run", "--json").ShouldEndWith(0).Json;
        run.GetProperty("file").ValueKind.ShouldBe(JsonValueKind.Null);
        var profile = run.GetProperty("profile");
        profile.GetProperty("turns").GetInt32().ShouldBe(4);
        profile.GetProperty("recorded").GetString().ShouldBe("turns.txt");
        profile.GetProperty("definitions").GetProperty("Ada").GetProperty("worth").GetProperty("turns").GetInt32().ShouldBe(4);
        File.Exists(folder["play.weights.json"]).ShouldBeFalse();
    }

    [Fact]
    public void What_cannot_be_measured_is_refused()
    {
        using var folder = new Folder();
        folder.Write("play.eflux", Source);
        folder.Write("silent.eflux", "character Ada { brief \"Ada.\" }\nscene Main() { window 300 tokens cast Ada Ada: \"I am.\" }");
        folder.Write("turns.txt", "It rains.\n");
        Eflux.Run(folder, "profile", "silent.eflux").ShouldEndWith(1).Error.ShouldContain("EF3017");
        Eflux.Run(folder, "profile", "missing.eflux").ShouldEndWith(1);
        Eflux.Run(folder, "profile", "play.eflux", "--recorded", "missing.txt").ShouldEndWith(1).Error.ShouldContain("missing.txt");
        Eflux.Run(folder, "profile", "play.eflux", "--model", "replay:turns.txt").ShouldEndWith(1).Error.ShouldContain("log-probabilities");
        Eflux.Run(folder, "profile", "play.eflux", "--turns", "0").ShouldEndWith(2);
        Directory.GetFiles(folder.Path, "*.json").ShouldBeEmpty();
    }
}
