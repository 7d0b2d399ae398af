using System.Collections.ObjectModel;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Compiler.Profiles;

/// <summary>What the texts of a program are worth to one model, as <c>eflux profile</c> measured it.</summary>
public sealed record ModelProfile
{
    /// <summary>The unit of weights, in nats for a token: the speaker's definition in the measurements that the default weights are fitted to.</summary>
    public const double Unit = 0.219;

    /// <summary>The least weight: no text is taken for worthless because of one measurement.</summary>
    public const double LeastWeight = 0.1;

    /// <summary>The largest weight.</summary>
    public const double MostWeight = 10;

    /// <summary>The address of the model.</summary>
    public required string Model { get; init; }

    /// <summary>The fingerprint of the model.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The scene that was run.</summary>
    public required string Scene { get; init; }

    /// <summary>The seed of the first run.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The number of runs, each with the next seed.</summary>
    public required int Runs { get; init; }

    /// <summary>The file of recorded turns; null if the turns were generated.</summary>
    public string? Recorded { get; init; }

    /// <summary>The number of turns that were measured.</summary>
    public required int Turns { get; init; }

    /// <summary>The tokens of these turns.</summary>
    public required long Tokens { get; init; }

    /// <summary>The weight of a definition that was not measured: the mean of the others.</summary>
    public required double Mean { get; init; }

    /// <summary>The definitions, by the names of their characters.</summary>
    public required IReadOnlyDictionary<string, DefinitionProfile> Definitions { get; init; }

    /// <summary>The definitions of those who are present.</summary>
    public required PresentProfile Present { get; init; }

    /// <summary>The brief levels.</summary>
    public required LevelProfile Brief { get; init; }

    /// <summary>The story.</summary>
    public required StoryProfile Story { get; init; }

    /// <summary>The pins, by the names of their segments. A layout never leaves a pin out, so these are for the author.</summary>
    public IReadOnlyDictionary<string, MeasuredWorth> Pins { get; init; } = ReadOnlyDictionary<string, MeasuredWorth>.Empty;

    /// <summary>The profile as UTF-8 JSON, as it is in the program's weights.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, WeightsJson.Default.ModelProfile);

    /// <summary>The weights of layouts.</summary>
    /// <param name="characters">The program's characters. A definition whose text has changed since the measurement has the mean weight.</param>
    public LayoutWeights WeightsOf(IReadOnlyDictionary<string, CharacterProgram> characters) => new()
    {
        Definitions = characters.Keys.ToDictionary(
            name => name, name => Definitions.TryGetValue(name, out var known) && known.Text == KeyOf(characters[name]) ? known.Weight : Mean, StringComparer.Ordinal),
        Present = Present.Share,
        LevelPower = Brief.Power,
        Story = new StoryWorth(Story.Scale, Story.Tokens, Story.Power),
    };

    /// <summary>The characters whose definitions have changed since they were measured, in alphabetical order.</summary>
    public IEnumerable<string> Changed(IReadOnlyDictionary<string, CharacterProgram> characters) => Definitions
        .Where(known => characters.TryGetValue(known.Key, out var character) && known.Value.Text != KeyOf(character))
        .Select(known => known.Key).Order(StringComparer.Ordinal);

    /// <summary>A key of a definition's text: 16 hexadecimal digits of a hash. Texts that are computed count as one.</summary>
    public static string KeyOf(CharacterProgram character)
    {
        var texts = new StringBuilder();
        foreach (var part in (Expression?[])[character.Brief, character.Full, character.Voice, .. character.Facts, .. character.Lines])
        {
            texts.Append(part is Expression.Constant constant ? constant.Value.AsText() : part is null ? "" : "{}").Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(texts.ToString())).AsSpan(0, 8));
    }
}
