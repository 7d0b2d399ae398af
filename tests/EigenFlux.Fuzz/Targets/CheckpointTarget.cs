using System.Security.Cryptography;
using EigenFlux.Fuzz.Engine;
using EigenFlux.Fuzz.Generation;
using EigenFlux.Fuzz.Support;
using EigenFlux.Models.Decoding;
using EigenFlux.Runtime.Checkpoints;

namespace EigenFlux.Fuzz.Targets;

/// <summary>Checkpoints that were changed and have the right hash all the same.</summary>
internal sealed class CheckpointTarget : FuzzTarget
{
    private const int HashSize = 32;
    private const string Body = "body";

    public override string Name => "checkpoint";

    public override string Usage => "checkpoints with other contents and a hash that is right: refused when they are read, or resumed to an end";

    public override int Share => 20;

    public override long MostBytes => Product.MostBytes;

    public override TimeSpan MostTime => Product.MostTime;

    public override FuzzInput Make(SeededRandom random)
    {
        var checkpoint = random.Pick(Bases.Instance.Checkpoints);
        switch (random.NextInt32(8))
        {
            case 0 or 1:
                checkpoint = With(checkpoint, journal: ByteMutator.Mutate(checkpoint.Journal, random));
                break;
            case 2:
                checkpoint = With(checkpoint, sessions: [.. checkpoint.Sessions.Select(state => random.OneIn(2) ? ByteMutator.Mutate(state, random) : state)]);
                break;
            case 3:
                checkpoint = With(checkpoint, sessions: random.OneIn(2) ? [] : [.. checkpoint.Sessions, []]);
                break;
            case 4:
                var other = random.Pick(Bases.Instance.Checkpoints);
                checkpoint = With(checkpoint, journal: other.Journal, sessions: other.Sessions);
                break;
        }

        var body = checkpoint.ToBytes()[..^HashSize];
        return new FuzzInput(FuzzInput.Binary(Body, random.NextInt32(8) < 3 ? ByteMutator.Mutate(body, random) : body));
    }

    public override void Run(FuzzInput input)
    {
        var body = input.Bytes(Body);
        Checkpoint checkpoint;
        try
        {
            checkpoint = Checkpoint.FromBytes([.. body, .. SHA256.HashData(body)]);
        }
        catch (FormatException)
        {
            return;
        }

        Product.Resume(checkpoint);
    }

    private static Checkpoint With(Checkpoint from, byte[]? journal = null, IReadOnlyList<byte[]>? sessions = null) => new()
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
        Journal = journal ?? from.Journal,
        Models = from.Models,
        Sessions = sessions ?? from.Sessions,
    };
}
