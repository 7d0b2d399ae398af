using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using EigenFlux.Cli.Rendering;
using EigenFlux.Compiler;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Models.Contract;

namespace EigenFlux.Cli.Commands;

/// <summary><c>eflux score</c>.</summary>
internal static class ScoreCommand
{
    private static readonly Argument<string> FileName = new("FILE")
    {
        Description = "The text, or - for standard input. Every character is scored, including a final line break.",
    };

    private static readonly Option<string> Deleted = new("--delete")
    {
        Description = "Delete the tokens at positions A to B, inclusive, before scoring what follows them. The beginning-of-text token is position 0.",
        HelpName = "A..B",
    };

    private static readonly Option<CacheMode> Cache = new("--cache")
    {
        Description = "The cache of the tokens after the deletion: exact recomputes it, shift keeps and moves it.",
        HelpName = "exact|shift",
    };

    static ScoreCommand() => Deleted.Validators.Add(result =>
    {
        if (result.Tokens is [var token] && !TryReadRange(token.Value, out _, out _))
        {
            result.AddError($"--delete takes A..B, two positions with A not above B, not '{token.Value}'.");
        }
    });

    public static Command Create()
    {
        var command = new DocumentedCommand(
            "score",
            "Score a text: print the log-probability of each token.",
            "Prepends the model's beginning-of-text token, and prints each token with the natural logarithm of its probability given "
                + "all tokens before it, their sum, the perplexity, and the likeliest tokens after the text. With --delete, some tokens are first deleted "
                + "from the window, which shows the cost of a deletion, with each kind of cache.",
            ("eflux score --model gemma.gguf letter.txt", "Scores a text on a model."),
            ("eflux score -m gemma.gguf --delete 1..40 --cache shift letter.txt", "Scores what follows the first 40 tokens when they are deleted from a shifted cache."))
        {
            FileName, SharedOptions.Model, Deleted, Cache, SharedOptions.Threads, SharedOptions.GpuLayers, SharedOptions.Json,
        };
        Cache.OnlyWords();
        command.SetAction(parse => Run(new Session(parse)));
        return command;
    }

    internal static bool TryReadRange(string text, out int from, out int to)
    {
        (from, to) = (0, 0);
        return text.Split("..") is [var a, var b]
            && int.TryParse(a, NumberStyles.None, CultureInfo.InvariantCulture, out from)
            && int.TryParse(b, NumberStyles.None, CultureInfo.InvariantCulture, out to)
            && from <= to
            && to < int.MaxValue;
    }

    private static int Run(Session session)
    {
        var parse = session.Parse;
        var path = parse.GetRequiredValue(FileName);
        if (InputText.Read(path, out var problem) is not { } source)
        {
            return Refuse(session, problem!);
        }

        var options = new ScoreOptions { Cache = parse.GetValue(Cache) };
        if (parse.GetValue(Deleted) is { } range && TryReadRange(range, out var from, out var to))
        {
            options = options with { DeleteFrom = from, DeleteTo = to + 1 }; // As ranges of the language, both ends included.
        }

        using var host = CompiledFile.Host(parse);
        ScoreResult score;
        try
        {
            score = host.Score(parse.GetValue(SharedOptions.Model) ?? CompileOptions.DefaultModel, source.Text, options);
        }
        catch (ModelException refused)
        {
            return Refuse(session, Compiler.Diagnostics.ModelDiagnostics.Of(refused));
        }
        catch (ArgumentOutOfRangeException)
        {
            session.Screen.Error.Line($"error: --delete {parse.GetValue(Deleted)} is not within the text's tokens.").Flush();
            return ExitCode.Usage;
        }

        if (session.Json)
        {
            session.WriteJson(json => Write(json, score));
        }
        else
        {
            new ScoreTable(session.Screen.Out).Render(score, options);
        }

        return ExitCode.Fine;
    }

    private static int Refuse(Session session, Diagnostic problem)
    {
        session.Report([problem]);
        if (session.Json)
        {
            session.WriteJson(json =>
            {
                json.WriteStartObject();
                DiagnosticJson.Write(json, [problem]);
                json.WriteEndObject();
            });
        }

        return ExitCode.Failed;
    }

    private static void Write(Utf8JsonWriter json, ScoreResult score)
    {
        json.WriteStartObject();
        Tokens(json, "tokens", score.Tokens);
        Tokens(json, "next", score.Next);
        Number(json, "sum", score.Sum);
        Number(json, "perplexity", score.Perplexity);
        json.WriteEndObject();
    }

    private static void Tokens(Utf8JsonWriter json, string name, IReadOnlyList<ScoredToken> tokens)
    {
        json.WriteStartArray(name);
        foreach (var token in tokens)
        {
            json.WriteStartObject();
            json.WriteNumber("id", token.Id.Value);
            json.WriteString("text", token.Text);
            Number(json, "logprob", token.LogProbability);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // JSON has no infinity; a token that is impossible has no number.
    private static void Number(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
