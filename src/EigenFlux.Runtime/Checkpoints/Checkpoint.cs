using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using EigenFlux.Scenes.Image;

namespace EigenFlux.Runtime.Checkpoints;

/// <summary>
/// Everything that resuming a run needs: its program and options, its external inputs (<see cref="Journal"/>), and the caches of
/// its models. To resume a run, the journal is replayed, which repeats all events without a model; then the caches are restored.
/// </summary>
public sealed class Checkpoint
{
    /// <summary>The version of the format that this library writes and reads.</summary>
    public const int CurrentVersion = 3;

    /// <summary>The release of EigenFlux that this is.</summary>
    public static string ThisRelease { get; } =
        typeof(Checkpoint).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    private const int HashSize = 32;
    private static readonly byte[] Magic = "EFLUXRUN"u8.ToArray();

    /// <summary>The release of EigenFlux that wrote it.</summary>
    public required string Release { get; init; }

    /// <summary>The program.</summary>
    public required FluxImage Image { get; init; }

    /// <summary>The run's seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The maximum number of tokens that the entire run generates.</summary>
    public required int MaximumTokens { get; init; }

    /// <summary>The tokens between two checkpoints.</summary>
    public required int Every { get; init; }

    /// <summary>Tokens between two audits of the cache; 0 for none.</summary>
    public required int AuditEvery { get; init; }

    /// <summary>A text of the host, which resuming the run returns to it.</summary>
    public required string Host { get; init; }

    /// <summary>Tokens generated so far.</summary>
    public required int Generated { get; init; }

    /// <summary>Whether the run had come to its end.</summary>
    public required bool IsFinished { get; init; }

    /// <summary>The external inputs and model results of the run, for its replay.</summary>
    public required byte[] Journal { get; init; }

    /// <summary>The models that the run has opened, by their names in the program, with their fingerprints.</summary>
    public required IReadOnlyDictionary<string, string> Models { get; init; }

    /// <summary>The states of the sessions under the open pages, the oldest page first.</summary>
    public required IReadOnlyList<byte[]> Sessions { get; init; }

    /// <summary>The checkpoint as bytes, with a SHA-256 of them.</summary>
    public byte[] ToBytes()
    {
        var stream = new MemoryStream(Sessions.Sum(session => session.Length) + Journal.Length + (1 << 16));
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Magic);
            writer.Write(CurrentVersion);
            writer.Write(Release);
            var image = ImageSerializer.Write(Image);
            writer.Write(image.Length);
            writer.Write(image);
            writer.Write(Seed);
            writer.Write(MaximumTokens);
            writer.Write(Every);
            writer.Write(AuditEvery);
            writer.Write(Host);
            writer.Write(Generated);
            writer.Write(IsFinished);
            writer.Write(Journal.Length);
            writer.Write(Journal);
            writer.Write(Models.Count);
            foreach (var (name, fingerprint) in Models)
            {
                writer.Write(name);
                writer.Write(fingerprint);
            }

            writer.Write(Sessions.Count);
            foreach (var session in Sessions)
            {
                writer.Write(session.Length);
                writer.Write(session);
            }
        }

        stream.Write(SHA256.HashData(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
        return stream.ToArray();
    }

    /// <summary>Reads a checkpoint from the bytes that <see cref="ToBytes"/> returned.</summary>
    /// <exception cref="FormatException">
    /// The bytes are not a checkpoint, truncated, damaged, or of another version; the message says which.
    /// </exception>
    public static Checkpoint FromBytes(byte[] bytes)
    {
        if (bytes.Length < Magic.Length + sizeof(int) + HashSize || !bytes.AsSpan().StartsWith(Magic))
        {
            throw new FormatException("it is not a checkpoint");
        }

        var version = BitConverter.ToInt32(bytes, Magic.Length);
        if (version != CurrentVersion)
        {
            throw new FormatException($"it is of format {version}, and this is {CurrentVersion}");
        }

        var length = bytes.Length - HashSize;
        if (!SHA256.HashData(bytes.AsSpan(0, length)).AsSpan().SequenceEqual(bytes.AsSpan(length)))
        {
            throw new FormatException("it is cut off or damaged");
        }

        // The hash is no proof that they were written here: whoever changes a checkpoint can compute it again.
        var reader = new CheckpointReader(bytes.AsMemory(0, length));
        reader.Take(Magic.Length + sizeof(int));
        var release = reader.ReadString();
        var image = ReadImage(reader.TakeCounted().Span);
        var seed = reader.ReadUInt64();
        var tokens = reader.ReadInt32("limit of tokens", 0);
        var every = reader.ReadInt32("number of tokens between two checkpoints", 1);
        var audit = reader.ReadInt32("number of tokens between two audits", 0);
        var host = reader.ReadString();
        var generated = reader.ReadInt32("number of generated tokens", 0);
        var finished = reader.ReadBoolean();
        var journal = reader.TakeCounted().ToArray();
        var models = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var left = reader.ReadCount("models", 2); left > 0; left--)
        {
            var name = reader.ReadString();
            models[name] = image.Models.ContainsKey(name)
                ? reader.ReadString()
                : throw new FormatException($"it has a model '{name}', which its program does not have");
        }

        var sessions = new byte[reader.ReadCount("caches", sizeof(int))][];
        for (var i = 0; i < sessions.Length; i++)
        {
            sessions[i] = reader.TakeCounted().ToArray();
        }

        if (!reader.IsAtEnd)
        {
            throw new FormatException("it has more behind its end");
        }

        return new Checkpoint
        {
            Release = release,
            Image = image,
            Seed = seed,
            MaximumTokens = tokens,
            Every = every,
            AuditEvery = audit,
            Host = host,
            Generated = generated,
            IsFinished = finished,
            Journal = journal,
            Models = models,
            Sessions = sessions,
        };
    }

    private static FluxImage ReadImage(ReadOnlySpan<byte> json)
    {
        try
        {
            return ImageSerializer.Read(json);
        }
        catch (FormatException bad)
        {
            throw new FormatException("its program is no image that this version can read: " + bad.Message.TrimEnd('.'), bad);
        }
    }
}
