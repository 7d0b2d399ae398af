using System.CommandLine;
using System.Text.Json;
using EigenFlux.Cli.Rendering;
using EigenFlux.Cli.Terminal;
using EigenFlux.Compiler.Diagnostics;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Models.Contract;

namespace EigenFlux.Cli.Commands;

/// <summary><c>eflux models</c>.</summary>
internal static class ModelsCommand
{
    private static readonly Argument<string?> Uri = new("URI")
    {
        Description = "A model to describe: a GGUF file or another URI. Default: list the ways to name one.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Command Create()
    {
        var command = new DocumentedCommand(
            "models",
            "List the ways to name a model, or describe one.",
            "Lists the engines of this build with the URIs that each opens, and the names of the chat templates. With a URI, it opens that "
                + "model and prints its family, its largest window, its chat template, and the abilities of its cache.",
            ("eflux models", "Lists what --model and a program's 'on' can name."),
            ("eflux models gemma.gguf", "Describes one model."))
        {
            Uri, SharedOptions.Threads, SharedOptions.GpuLayers, SharedOptions.Json,
        };
        command.SetAction(parse => Run(new Session(parse)));
        return command;
    }

    private static int Run(Session session)
    {
        using var host = CompiledFile.Host(session.Parse);
        try
        {
            return session.Parse.GetValue(Uri) is { } uri ? Describe(session, host.Describe(uri)) : List(session, host);
        }
        catch (ModelException problem)
        {
            var diagnostic = ModelDiagnostics.Of(problem);
            session.Report([diagnostic]);
            if (session.Json)
            {
                session.WriteJson(json =>
                {
                    json.WriteStartObject();
                    DiagnosticJson.Write(json, [diagnostic]);
                    json.WriteEndObject();
                });
            }

            return ExitCode.Failed;
        }
    }

    private static int List(Session session, FluxHost host)
    {
        var (templates, problem) = Templates(host);
        if (session.Json)
        {
            session.WriteJson(json => List(json, host.Engines, templates, problem));
            return ExitCode.Fine;
        }

        var pen = session.Screen.Out;
        var engines = host.Engines;
        var column = engines.Max(engine => engine.Engine.Length);
        pen.Line("Models", Style.Heading);
        foreach (var engine in engines)
        {
            pen.Write("  ").Write(engine.Engine.PadRight(column), Style.Name).Line($"  {engine.Usage}");
        }

        pen.Line().Line("Chat templates", Style.Heading);
        Names(pen, templates);
        pen.Flush();
        session.Report(problem is null ? [] : [problem]);
        return ExitCode.Fine;
    }

    /// <summary>The names, and why there are none where the library that has them is missing: the engines are listed all the same.</summary>
    private static (IReadOnlyList<string> Names, Diagnostic? Problem) Templates(FluxHost host)
    {
        try
        {
            return (host.ChatTemplates, null);
        }
        catch (ModelException problem)
        {
            return ([], ModelDiagnostics.Of(problem));
        }
    }

    private static void Names(Pen pen, IReadOnlyList<string> names)
    {
        var line = "";
        foreach (var name in names)
        {
            if (line.Length + name.Length + 4 > pen.ProseWidth)
            {
                pen.Line("  " + line.TrimEnd());
                line = "";
            }

            line += name + "  ";
        }

        pen.Line("  " + line.TrimEnd());
    }

    private static void List(Utf8JsonWriter json, IReadOnlyList<ModelListing> engines, IReadOnlyList<string> templates, Diagnostic? problem)
    {
        json.WriteStartObject();
        json.WriteStartArray("engines");
        foreach (var engine in engines)
        {
            json.WriteStartObject();
            json.WriteString("name", engine.Engine);
            json.WriteString("uris", engine.Usage);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("chatTemplates");
        foreach (var name in templates)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
        DiagnosticJson.Write(json, problem is null ? [] : [problem]);
        json.WriteEndObject();
    }

    private static int Describe(Session session, ModelInfo info)
    {
        var capabilities = Enum.GetValues<ModelCapabilities>()
            .Where(one => one != ModelCapabilities.None && info.Capabilities.HasFlag(one)).Select(Word).ToList();
        if (session.Json)
        {
            session.WriteJson(json =>
            {
                json.WriteStartObject();
                json.WriteString("uri", info.Uri);
                json.WriteString("engine", info.Engine);
                json.WriteString("family", info.Family);
                json.WriteString("description", info.Description);
                json.WriteNumber("window", info.MaximumWindow);
                json.WriteString("direction", PlanFacts.Word(info.Direction));
                json.WriteStartArray("capabilities");
                capabilities.ForEach(json.WriteStringValue);
                json.WriteEndArray();
                json.WriteString("chatTemplate", info.ChatTemplate);
                json.WriteString("note", info.Note);
                json.WriteEndObject();
            });
            return ExitCode.Fine;
        }

        var pen = session.Screen.Out;
        Row(pen, "model", info.Uri);
        Row(pen, "engine", info.Engine);
        Row(pen, "family", info.Family);
        Row(pen, "about", info.Description);
        Row(pen, "window", FormattableString.Invariant($"{info.MaximumWindow:N0} tokens at most"));
        Row(pen, "direction", PlanFacts.Word(info.Direction));
        Row(pen, "can", string.Join(", ", capabilities));
        Row(pen, "chat", info.ChatTemplate is null ? "no template of its own; name one with --template" : "has a template of its own");
        if (info.Note is { } note)
        {
            Row(pen, "note", note);
        }

        pen.Flush();
        return ExitCode.Fine;
    }

    private static string Word(ModelCapabilities one) => one switch
    {
        ModelCapabilities.LogProbabilities => "log-probabilities",
        ModelCapabilities.Shift => "shift the cache",
        ModelCapabilities.Fork => "fork",
        ModelCapabilities.Batch => "batch",
        ModelCapabilities.State => "save its state",
        ModelCapabilities.HiddenStates => "give hidden states",
        ModelCapabilities.Steering => "follow control vectors",
        _ => PlanFacts.Word(one),
    };

    private static void Row(Pen pen, string name, string text) =>
        pen.Write(name.PadRight(11), Style.Name).Line(Printable.Line(text));
}
