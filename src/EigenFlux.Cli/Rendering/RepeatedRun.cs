using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using EigenFlux.Scenes.Values;
using EigenFlux.Testing;

namespace EigenFlux.Cli.Rendering;

/// <summary>Formats the command that repeats one run of a test.</summary>
/// <param name="file">The path of the program.</param>
/// <param name="mainScene">The scene that runs if the command names none; null for a file without scenes.</param>
/// <param name="model">The model that <c>eflux test</c> was given; null for none.</param>
/// <param name="template">The chat template that it was given; null for none.</param>
/// <param name="targets">The target files that it was given.</param>
internal sealed class RepeatedRun(string file, string? mainScene, string? model, string? template, IReadOnlyList<string> targets)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Of(TestCaseResult made, ulong seed)
    {
        List<string> words = ["eflux", "run", DisplayPath.Of(file)];
        if (made.Scene != mainScene)
        {
            words.AddRange(["--scene", made.Scene]);
        }

        words.AddRange(["--seed", seed.ToString(CultureInfo.InvariantCulture)]);
        foreach (var (name, value) in made.Arguments)
        {
            words.AddRange(["--arg", $"{name}={Written(value)}"]);
        }

        AddGiven(words, "--model", model);
        AddGiven(words, "--template", template);
        foreach (var target in targets)
        {
            AddGiven(words, "--targets", target);
        }

        return string.Join(' ', words.Select(Quoted));
    }

    private static void AddGiven(List<string> words, string option, string? value)
    {
        if (value is not null)
        {
            words.AddRange([option, value]);
        }
    }

    private static string Written(FluxValue value) => value switch
    {
        FluxValue.List list => JsonSerializer.Serialize(list.Items.Select(Written), Plain),
        FluxValue.Character character => character.Id,
        FluxValue.Number number => number.Value.ToString("R", CultureInfo.InvariantCulture),
        _ => value.AsText(),
    };

    /// <summary>A word as a shell reads it back.</summary>
    private static string Quoted(string word) => word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || "_-./:=@%+,".Contains(c))
        ? word
        : $"'{word.Replace("'", @"'\''")}'";
}
