using System.Text.Json;
using EigenFlux.Cli.Tests.Support;
using EigenFlux.Compiler;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;

namespace EigenFlux.Cli.Tests.Commands;

public sealed class TraceTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_trace_rebuilds_every_page_state_token_for_token()
    {
        var program = Path.Combine(Eflux.Examples, "long-watch.eflux");
        Eflux.Run(folder, "run", program, "--seed", "11", "--trace", "t.jsonl", "-q").ShouldEndWith(0);
        var lines = File.ReadLines(folder["t.jsonl"]).Select(line => JsonDocument.Parse(line).RootElement).ToList();

        var first = lines[0];
        first.EnumerateObject().Select(part => part.Name).ShouldBe(
            ["e", "n", "beat", "version", "program", "scene", "arguments", "model", "window", "seed"]);
        first.GetProperty("arguments").GetProperty("hours").GetInt32().ShouldBe(15);
        lines[^1].GetProperty("e").GetString().ShouldBe("done");

        var states = Replay(lines);
        states.ShouldBe(await Run(program, 11));
        states.Max(state => state.Split(' ').Length).ShouldBeLessThanOrEqualTo(first.GetProperty("window").GetInt32());
        lines.Count(line => line.GetProperty("e").GetString() == "deleted").ShouldBeGreaterThan(10);
    }

    [Fact]
    public void A_called_scene_is_between_its_call_and_its_return()
    {
        Eflux.Run(folder, "run", Path.Combine(Eflux.Examples, "chapters.eflux"), "--seed", "2", "--trace", "t.jsonl", "-q").ShouldEndWith(0);

        var kinds = File.ReadLines(folder["t.jsonl"]).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("e").GetString()).ToList();
        kinds.ShouldContain("call");
        kinds.Count(kind => kind == "call").ShouldBe(kinds.Count(kind => kind == "return"));
        kinds.IndexOf("call").ShouldBeLessThan(kinds.IndexOf("return"));
    }

    /// <summary>The replay of the page about traces: each page-state after a change, as text.</summary>
    private static List<string> Replay(List<JsonElement> lines)
    {
        var page = new List<(int Token, string Segment)>();
        var states = new List<string>();
        foreach (var line in lines)
        {
            var segment = line.TryGetProperty("segment", out var name) ? name.GetString()! : "";
            switch (line.GetProperty("e").GetString())
            {
                case "appended" or "reinstated":
                    page.InsertRange(line.GetProperty("at").GetInt32(), line.GetProperty("tokens").EnumerateArray().Select(id => (id.GetInt32(), segment)));
                    break;
                case "deleted":
                    var (at, count) = (line.GetProperty("at").GetInt32(), line.GetProperty("count").GetInt32());
                    page.GetRange(at, count).ShouldAllBe(entry => entry.Segment == segment);
                    page.RemoveRange(at, count);
                    break;
                default:
                    continue;
            }

            states.Add(string.Join(' ', page.Select(entry => entry.Token)));
        }

        return states;
    }

    /// <summary>The page-states of the same run, from its events.</summary>
    private static async Task<List<string>> Run(string path, ulong seed)
    {
        using var host = new FluxHost();
        var image = host.Compile(host.Load(path), new CompileOptions()).Image!;
        var page = new List<int>();
        var states = new List<string>();
        await foreach (var happened in host.RunAsync(image, new RunOptions { Seed = seed }))
        {
            if (happened is FluxEvent.Appended appended)
            {
                page.InsertRange(appended.At, appended.Tokens.Select(token => token.Value));
            }
            else if (happened is FluxEvent.Deleted deleted)
            {
                page.RemoveRange(deleted.At, deleted.Count);
            }
            else
            {
                continue;
            }

            states.Add(string.Join(' ', page));
        }

        return states;
    }
}
