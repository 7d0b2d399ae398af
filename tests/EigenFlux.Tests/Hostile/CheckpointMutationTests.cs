using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using EigenFlux.Hosting;
using EigenFlux.Runtime.Checkpoints;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Persons;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Image;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests.Hostile;

/// <summary>A checkpoint that somebody forged, with a hash that is right, is refused or goes on: it never ends in a fault of the program.</summary>
public sealed class CheckpointMutationTests : IDisposable
{
    private static readonly int Changes = int.Parse(Environment.GetEnvironmentVariable("EFLUX_TEST_CHANGES") ?? "250", System.Globalization.CultureInfo.InvariantCulture);

    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Theory]
    [InlineData("everything")]
    [InlineData("views")]
    [InlineData("typed")]
    [InlineData("talk")]
    public async Task A_forged_checkpoint_is_refused_or_goes_on(string program)
    {
        var image = workshop.Image(program switch
        {
            "everything" => HostilePrograms.Everything,
            "views" => HostilePrograms.Views,
            "typed" => HostilePrograms.Typed,
            _ => TakenBack.Talk,
        });
        var kept = await KeepAsync(image);
        kept.Count.ShouldBeGreaterThan(3);
        var faults = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var (refused, gone) = (0, 0);
        for (var seed = 0; seed < Changes; seed++)
        {
            var random = new Random(seed);
            var original = kept[random.Next(kept.Count)];
            var forged = Change(original, random, image);
            try
            {
                var checkpoint = Checkpoint.FromBytes(forged);
                gone++;
                var events = await ResumeAsync(checkpoint);
                events[^1].ShouldBeOfType<FluxEvent.Done>();
            }
            catch (FormatException)
            {
                refused++;
            }
            catch (Exception fault)
            {
                faults.TryAdd(Faults.Describe(fault), seed);
            }
        }

        faults.ShouldBeEmpty();
        refused.ShouldBeGreaterThan(0);
        gone.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("views")]
    [InlineData("typed")]
    [InlineData("talk")]
    public async Task A_checkpoint_with_caches_of_another_place_ends_with_a_fault_wherever_it_was_made(string program)
    {
        var image = workshop.Image(program switch { "views" => HostilePrograms.Views, "typed" => HostilePrograms.Typed, _ => TakenBack.Talk });
        var kept = (await KeepAsync(image)).ConvertAll(bytes => Checkpoint.FromBytes(bytes));
        var (cut, swapped) = (0, 0);
        foreach (var checkpoint in kept.Where(one => one.Sessions.Any(state => state.Length > 0)))
        {
            var other = kept.Find(one => one.Sessions.Count == checkpoint.Sessions.Count && !one.Sessions.Zip(checkpoint.Sessions).All(pair => pair.First.SequenceEqual(pair.Second)));
            foreach (var sessions in (IReadOnlyList<byte[]>?[])[[.. checkpoint.Sessions.Select(state => state[..^1])], other?.Sessions])
            {
                if (sessions is not null)
                {
                    var done = (await ResumeAsync(With(checkpoint, sessions)))[^1].ShouldBeOfType<FluxEvent.Done>();
                    (done.Fault is RunFault.Model or RunFault.CheckpointMismatch).ShouldBeTrue($"{done.Fault}");
                    (cut, swapped) = sessions == other?.Sessions ? (cut, swapped + 1) : (cut + 1, swapped);
                }
            }
        }

        cut.ShouldBeGreaterThan(1);
        swapped.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void A_count_that_cannot_be_is_refused_before_anything_is_set_aside_for_it()
    {
        var image = ImageSerializer.Write(workshop.Image("scene S() { narrator: \"a\" return 1 }"));
        foreach (var count in (int[])[int.MaxValue, 500_000_000, -1])
        {
            // Behind the image: seed, limit, every, audit, host, generated, finished, and then the journal's length.
            var bytes = new MemoryStream();
            using (var writer = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true))
            {
                writer.Write("EFLUXRUN"u8);
                writer.Write(Checkpoint.CurrentVersion);
                writer.Write(Checkpoint.ThisRelease);
                writer.Write(image.Length);
                writer.Write(image);
                writer.Write(7UL);
                writer.Write(100);
                writer.Write(10);
                writer.Write(0);
                writer.Write("{}");
                writer.Write(0);
                writer.Write(false);
                writer.Write(0);
                writer.Write(0);
                writer.Write(count);
            }

            var before = GC.GetAllocatedBytesForCurrentThread();
            Should.Throw<FormatException>(() => Checkpoint.FromBytes(Hashed(bytes.ToArray()))).Message.ShouldContain("caches");
            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(20_000_000);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"Folder\":null,\"Threads\":null,\"GpuLayers\":0,\"Files\":[]}")]
    [InlineData("{\"Folder\":\"relative\",\"Threads\":null,\"GpuLayers\":0,\"Files\":[]}")]
    [InlineData("{\"Folder\":\"/\",\"Threads\":-1,\"GpuLayers\":0,\"Files\":[]}")]
    [InlineData("{\"Folder\":\"/\",\"Threads\":1,\"GpuLayers\":0,\"Files\":[null]}")]
    public void What_a_checkpoint_says_of_its_host_is_checked(string host)
    {
        var path = Path.Combine(workshop.Folder, "a.checkpoint");
        var checkpoint = new Checkpoint
        {
            Release = Checkpoint.ThisRelease,
            Image = workshop.Image("scene S() { narrator: \"a\" return 1 }"),
            Seed = 7,
            MaximumTokens = 10,
            Every = 5,
            AuditEvery = 0,
            Host = host,
            Generated = 0,
            IsFinished = false,
            Journal = [],
            Models = new Dictionary<string, string>(),
            Sessions = [],
        };
        File.WriteAllBytes(path, checkpoint.ToBytes());
        CheckpointFile.Read(path, out var problem).ShouldBeNull();
        problem!.Code.Id.ShouldBe("EF5404");
    }

    private static Checkpoint With(Checkpoint from, IReadOnlyList<byte[]> sessions) => new()
    {
        Release = from.Release,
        Image = from.Image,
        Seed = from.Seed,
        MaximumTokens = from.MaximumTokens,
        Every = from.Every,
        AuditEvery = from.AuditEvery,
        Host = from.Host,
        Generated = from.Generated,
        IsFinished = from.IsFinished,
        Journal = from.Journal,
        Models = from.Models,
        Sessions = sessions,
    };

    private async Task<List<byte[]>> KeepAsync(FluxImage image)
    {
        var kept = new List<byte[]>();
        await workshop.RunAsync(image, new RunOptions
        {
            Seed = 7,
            MaximumTokens = 60,
            Person = new Visitor(),
            Checkpoints = new CheckpointOptions(checkpoint =>
            {
                kept.Add(checkpoint.ToBytes());
                return null;
            })
            { Every = 5, Host = "{}" },
        });
        return kept;
    }

    private async Task<List<FluxEvent>> ResumeAsync(Checkpoint checkpoint)
    {
        var events = new List<FluxEvent>();
        await foreach (var happened in workshop.Host.ResumeAsync(checkpoint, new RunOptions { Person = new Visitor(), MaximumSteps = 3_000 }))
        {
            events.Add(happened);
        }

        return events;
    }

    private static byte[] Change(byte[] original, Random random, FluxImage image)
    {
        // The image has a test of its own; what comes behind it is changed more often.
        var body = original[..^32];
        var behind = body.AsSpan().LastIndexOf("}"u8) is var end && end > 0 ? end + 1 : body.Length / 2;
        for (var left = 1 + random.Next(4); left > 0; left--)
        {
            var at = random.Next(8) == 0 ? random.Next(12, body.Length) : random.Next(Math.Min(behind, body.Length - 1), body.Length);
            switch (random.Next(6))
            {
                case 0 when body.Length - at >= 4:
                    int[] numbers = [int.MaxValue, int.MinValue, -1, 0, 1, 1 << 20, 256];
                    BinaryPrimitives.WriteInt32LittleEndian(body.AsSpan(at), numbers[random.Next(numbers.Length)]);
                    break;
                case 1:
                    body = [.. body[..at], .. body[Math.Min(body.Length, at + 1 + random.Next(9))..]];
                    break;
                case 2:
                    body = [.. body[..at], (byte)random.Next(256), .. body[at..]];
                    break;
                case 3:
                    body = body[..at];
                    break;
                case 4:
                    body[at] = (byte)(1 + random.Next(8)); // The marks of a journal's entries.
                    break;
                default:
                    body[at] = (byte)random.Next(256);
                    break;
            }

            behind = Math.Min(behind, body.Length - 1);
            if (body.Length < 20)
            {
                break;
            }
        }

        return Hashed(body);
    }

    private static byte[] Hashed(byte[] body) => [.. body, .. SHA256.HashData(body)];

    private sealed class Visitor : IPerson
    {
        private int asked;

        public ValueTask<PersonAnswer> AskAsync(PersonAsk ask, CancellationToken cancellation) =>
            ValueTask.FromResult(PersonAnswer.Of(asked++ < 6 ? "Who is there?" : null));
    }
}
