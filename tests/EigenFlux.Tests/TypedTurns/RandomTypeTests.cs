using System.Globalization;
using System.Text;
using EigenFlux.Compiler;
using EigenFlux.Runtime.Events;
using EigenFlux.Scenes.Values;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests.TypedTurns;

/// <summary>That turns of random types are values of them, on models that never heard of any, while the window deletes what they began with.</summary>
public sealed class RandomTypeTests : IDisposable
{
    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    public static TheoryData<int, string, string> Rounds => new()
    {
        { 1, "delete by token cache exact", "builtin:mini" },
        { 2, "delete by token cache shift", "builtin:mini" },
        { 3, "delete by turn", "builtin:mini" },
        { 4, "delete by token", "ngram:noise.txt" },
        { 5, "delete by block 7", "ngram:noise.txt" },
    };

    [Theory]
    [MemberData(nameof(Rounds))]
    public async Task What_is_said_is_a_value_of_its_type(int round, string policy, string model)
    {
        workshop.Write("noise.txt", Noise(round));
        var checks = await TurnsAsync(round, policy, 12, compile: new CompileOptions { Model = model });
        checks.ShouldBeGreaterThan(60);
    }

    [SkippableFact]
    public async Task So_it_is_on_a_real_model() =>
        (await TurnsAsync(6, "delete by token cache shift", 2, new CompileOptions { Model = RealModel.Path() })).ShouldBeGreaterThan(6);

    /// <summary>Plays scenes of random turns.</summary>
    /// <returns>How many turns were checked.</returns>
    private async Task<int> TurnsAsync(int round, string policy, int scenes, CompileOptions compile)
    {
        var random = new Random(round);
        var checks = 0;
        var deletions = 0;
        for (var scene = 0; scene < scenes; scene++)
        {
            var types = new RandomTypes(random);
            var turns = Enumerable.Range(0, 6).Select(_ => types.Next()).ToList();
            var body = string.Concat(turns.Select((turn, i) =>
                string.Create(CultureInfo.InvariantCulture, $"  Ada -> t{i}: {turn.Type} until {random.Next(120, 260)} tokens\n")));
            var source = types.Declarations + $$"""
                character Ada { brief "Ada." }
                scene S() {
                  window 64 tokens, reserve 8
                  {{policy}}
                  cast Ada
                {{body}}
                }
                """;
            var compiled = workshop.Compile(source, compile);

            // A random record may need more than its bound, which is told.
            compiled.Diagnostics.Where(told => told.Code.Id != "EF2814").ShouldBeEmpty(source);
            if (compiled.Image is null)
            {
                continue;
            }

            var run = await workshop.RunAsync(compiled.Image);
            run.Done.Fault.ShouldBeNull(source);
            deletions += run.Events.Where((happened, i) => happened is FluxEvent.Deleted deleted
                && run.Events.Skip(i).OfType<FluxEvent.Appended>().Any(later => later.Segment == deleted.Segment)).Count();
            foreach (var (turn, (type, accepts)) in run.Turns.Zip(turns))
            {
                accepts(turn.Text).ShouldBeTrue($"{type}: {turn.Text}\n{source}");
                turn.Value.ShouldNotBe(FluxValue.Empty);
                turn.By.ShouldBeOneOf("value", "tokens");
                checks++;
            }
        }

        // Many a turn lost its beginning while it was said.
        deletions.ShouldBeGreaterThan(scenes);
        return checks;
    }

    private static string Noise(int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder();
        for (var i = 0; i < 4000; i++)
        {
            text.Append((char)random.Next(' ', '~' + 1)).Append(random.Next(40) == 0 ? "é\n" : "");
        }

        return text.ToString();
    }
}
