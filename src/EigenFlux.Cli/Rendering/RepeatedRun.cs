using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using EigenFlux.Cli.Commands;
using EigenFlux.Scenes.Values;
using EigenFlux.Testing;

namespace EigenFlux.Cli.Rendering;

/// <summary>The command that does one run of a test again.</summary>
/// <param name="file">The program.</param>
/// <param name="mainScene">The scene that runs where none is named.</param>
/// <param name="parse">The test command's own options: what it was told of models and targets is told again.</param>
internal sealed class RepeatedRun(string file, string? mainScene, ParseResult parse)
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

        AddGiven(words, "--model", parse.GetValue(SharedOptions.Model));
        AddGiven(words, "--template", parse.GetValue(SharedOptions.Template));
        foreach (var target in parse.GetValue(SharedOptions.Targets) ?? [])
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
