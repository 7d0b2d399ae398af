using System.Text.Json;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Compiler.Profiles;

/// <summary>
/// The file <c>PROGRAM.weights.json</c> next to a program: what its texts are worth, one profile for each model. <c>eflux profile</c> writes
/// it, and a compilation only reads it.
/// </summary>
public sealed record WeightsFile
{
    /// <summary>The format name.</summary>
    public const string FormatName = "eigenflux-weights";

    /// <summary>The version of the format that this library writes and reads.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The end of the file's name, in the place of <c>.eflux</c>.</summary>
    public const string Extension = ".weights.json";

    /// <summary>Always <see cref="FormatName"/>.</summary>
    public string Format { get; init; } = FormatName;

    /// <summary>The version of the format.</summary>
    public int Version { get; init; } = CurrentVersion;

    /// <summary>The profiles, one for each model.</summary>
    public required IReadOnlyList<ModelProfile> Profiles { get; init; }

    /// <summary>The path of the weights of a program.</summary>
    public static string PathOf(string program) =>
        (program.EndsWith(".eflux", StringComparison.OrdinalIgnoreCase) ? program[..^".eflux".Length] : program) + Extension;

    /// <summary>The profile of a model; null if there is none.</summary>
    public ModelProfile? Of(string fingerprint) => Profiles.FirstOrDefault(profile => profile.Fingerprint == fingerprint);

    /// <summary>The weights that were measured for a model; null if there are none.</summary>
    /// <param name="fingerprint">The fingerprint of the model.</param>
    /// <param name="characters">The program's characters.</param>
    /// <param name="changed">Receives the characters whose definitions have changed since they were measured.</param>
    public LayoutWeights? WeightsOf(string fingerprint, IReadOnlyDictionary<string, CharacterProgram> characters, out IReadOnlyList<string> changed)
    {
        var profile = Of(fingerprint);
        changed = profile is null ? [] : [.. profile.Changed(characters)];
        return profile?.WeightsOf(characters);
    }

    /// <summary>The file with another profile, which replaces the one of the same model.</summary>
    public WeightsFile With(ModelProfile profile) => this with
    {
        Profiles = [.. Profiles.Where(other => other.Fingerprint != profile.Fingerprint).Append(profile).OrderBy(other => other.Model, StringComparer.Ordinal)],
    };

    /// <summary>The file as UTF-8 JSON, indented, so that a change can be reviewed.</summary>
    public byte[] Write() => [.. JsonSerializer.SerializeToUtf8Bytes(this, WeightsJson.Default.WeightsFile), (byte)'\n'];

    /// <summary>Reads a file.</summary>
    /// <exception cref="FormatException">The bytes are no weights, are of another version, or a number is outside of its limits; the message is the reason.</exception>
    public static WeightsFile Read(ReadOnlySpan<byte> json)
    {
        json = json.StartsWith("\uFEFF"u8) ? json[3..] : json;
        try
        {
            var file = JsonSerializer.Deserialize(json, WeightsJson.Default.WeightsFile) ?? throw new FormatException("It is empty.");
            if (file.Format != FormatName || file.Version != CurrentVersion)
            {
                throw new FormatException(FormattableString.Invariant($"It is not of the format {FormatName} in version {CurrentVersion}."));
            }

            foreach (var profile in file.Profiles)
            {
                Verify(profile ?? throw new FormatException("A profile is missing."));
            }

            return file;
        }
        catch (Exception problem) when (problem is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new FormatException("It is no JSON, or a part is missing or of the wrong type.", problem);
        }
    }

    private static void Verify(ModelProfile profile)
    {
        Within(profile.Mean, 0, LayoutWeights.Most, "mean");
        Within(profile.Present.Share, 0, 1, "present.share");
        Within(profile.Brief.Power, LayoutWeights.LeastPower, LayoutWeights.MostPower, "brief.power");
        Within(profile.Story.Scale, 0, LayoutWeights.Most, "story.scale");
        Within(profile.Story.Tokens, 1, StoryWorth.MostTokens, "story.tokens");
        Within(profile.Story.Power, LayoutWeights.LeastPower, LayoutWeights.MostPower, "story.power");
        foreach (var (name, definition) in profile.Definitions)
        {
            Within(definition?.Weight ?? double.NaN, 0, LayoutWeights.Most, $"definitions.{name}.weight");
        }
    }

    private static void Within(double value, double least, double most, string part)
    {
        if (!(value >= least && value <= most))
        {
            throw new FormatException(FormattableString.Invariant($"{part} is {value}, but must be from {least} to {most}."));
        }
    }
}
