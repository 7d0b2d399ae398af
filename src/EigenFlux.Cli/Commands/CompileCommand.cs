using System.CommandLine;
using System.Text.Json;
using EigenFlux.Cli.Rendering;
using EigenFlux.Cli.Rendering.Explain;
using EigenFlux.Cli.Rendering.Page;
using EigenFlux.Cli.Terminal;
using EigenFlux.Compiler.Profiles;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Scenes.Image;
using EigenFlux.Scenes.Planning.Plans;

namespace EigenFlux.Cli.Commands;

/// <summary><c>eflux compile</c>.</summary>
internal static class CompileCommand
{
    private static readonly Argument<string> FileName = new("FILE")
    {
        Description = "A program, or an image that 'eflux compile -o' wrote.",
    };

    private static readonly Option<MapForm?> Map = new("--map")
    {
        Description = "Print the memory map: text for a terminal, html for a browser (one page, redirected to a file), json for a program.",
        HelpName = "text|html|json",
    };

    private static readonly Option<string> Explain = new("--explain")
    {
        Description = "Explain one segment: a character's definition, a turn such as reply[3], a pin, or any other that the map lists.",
        HelpName = "NAME",
    };

    private static readonly Option<string> Output = new("--output", "-o")
    {
        Description = "Write the compiled image to this file; 'eflux run' can run it.",
        HelpName = "IMAGE",
    };

    private enum MapForm
    {
        Text,
        Html,
        Json,
    }

    public static Command Create()
    {
        var command = new DocumentedCommand(
            "compile",
            "Lay out a program for a model and a window, and show the memory map.",
            "Counts every text in the model's tokens, decides what is packed in the prefix and at which level of detail, and computes when "
                + "each segment is deleted: in the worst case, with every turn as long as it may be, and typically. What cannot fit is rejected "
                + "here, with the number of missing tokens. The map shows the window after each beat; the image can be run later, on the same model, without the "
                + "program.",
            ("eflux compile examples/long-watch.eflux --map text", "Shows what is in the window at each beat, and when it is deleted."),
            ("eflux compile examples/long-watch.eflux --map html > map.html", "Writes it as a page for a browser."),
            ("eflux compile examples/long-watch.eflux --explain 'log[3]'", "Shows the position of one turn, and when it is deleted."),
            ("eflux compile examples/party.eflux --model gemma.gguf -o party.image", "Writes an image for another model."))
        {
            FileName, Map, Explain, Output, SharedOptions.Json,
        };
        Map.OnlyWords();
        command.Validators.Add(result =>
        {
            var map = result.ReadableValue(Map);
            if (map is not null && result.GetValue(Explain) is not null)
            {
                result.AddError("--map and --explain cannot be combined.");
            }
            else if (map == MapForm.Html && result.GetValue(SharedOptions.Json))
            {
                result.AddError("--map html writes a page, but --json writes data. Use '--map json' for the map as data.");
            }
            else if (IsStandardOutput(result.GetValue(Output)) && (map is not null || result.GetValue(Explain) is not null || result.GetValue(SharedOptions.Json)))
            {
                result.AddError("--output writes the image to standard output here, and so do --map, --explain and --json: use one of them, or give --output a file.");
            }
        });
        foreach (var option in CompiledFile.Options)
        {
            command.Add(option);
        }

        command.SetAction(parse => Run(new Session(parse)));
        return command;
    }

    private static int Run(Session session)
    {
        var parse = session.Parse;
        using var host = CompiledFile.Host(parse);
        var compiled = CompiledFile.Open(host, parse.GetRequiredValue(FileName), parse);
        var diagnostics = new List<Diagnostic>(compiled.Result.Diagnostics);
        var facts = compiled.Image is { } image ? new PlanFacts(image) : null;
        var output = parse.GetValue(Output);
        if (output is not null && facts is not null && Write(output, facts.Image) is { } problem)
        {
            diagnostics.Add(problem);
            output = null;
        }

        var map = parse.GetValue(Map);
        if (parse.GetValue(Explain) is { } name)
        {
            PrintExplanation(session, facts, name, diagnostics);
        }
        else if (map == MapForm.Html)
        {
            Page(session, facts, diagnostics);
        }
        else if (map == MapForm.Json)
        {
            session.WriteJson(json => MapJson.Write(json, facts, diagnostics), indented: true);
        }
        else if (session.Json)
        {
            session.WriteJson(json => Summary(json, facts, diagnostics, output));
        }
        else
        {
            session.Report(diagnostics);
            if (facts is not null && !IsStandardOutput(output))
            {
                Summarise(session.Screen.Out, facts, map, output);
            }
        }

        return Session.CodeFor(diagnostics);
    }

    /// <summary>Writes the page on standard output. What there is to say is on it, and on standard error too, where a person is.</summary>
    private static void Page(Session session, PlanFacts? facts, List<Diagnostic> diagnostics)
    {
        if (session.Screen.OutputIsTerminal)
        {
            diagnostics.Add(new DiagnosticBuilder(null).PageOnTerminal(Path.ChangeExtension(
                Path.GetFileName(session.Parse.GetRequiredValue(FileName)), ".html")));
        }
        else
        {
            session.WriteText(MapPage.Of(facts, diagnostics));
        }

        session.Report(diagnostics);
    }

    /// <summary>Prints the explanation of a segment.</summary>
    private static void PrintExplanation(Session session, PlanFacts? facts, string name, List<Diagnostic> diagnostics)
    {
        Diagnostic? problem = null;
        var segment = facts is null ? null : SegmentFinder.Find(facts, name, out problem);
        if (problem is not null)
        {
            diagnostics.Add(problem);
        }

        var explanation = facts is null || segment is null ? null : new Explanation(facts, segment);
        if (session.Json)
        {
            session.WriteJson(json =>
            {
                json.WriteStartObject();
                explanation?.Write(json);
                DiagnosticJson.Write(json, diagnostics);
                json.WriteEndObject();
            });
            return;
        }

        session.Report(diagnostics);
        if (explanation is not null)
        {
            new ExplanationText(session.Screen.Out).Render(explanation);
        }
    }

    private static bool IsStandardOutput(string? path) => NamedDescriptor.Of(path) == 1;

    private static Diagnostic? Write(string path, FluxImage image)
    {
        try
        {
            AtomicFile.Write(path, ImageSerializer.Write(image));
            return null;
        }
        catch (Exception refused) when (EntryFile.IsFileProblem(refused))
        {
            return new DiagnosticBuilder(null).CannotWrite($"The image {path}", EntryFile.Reason(refused, path));
        }
    }

    private static void Summarise(Pen pen, PlanFacts facts, MapForm? map, string? output)
    {
        var text = new MapText(pen);
        if (map is not null)
        {
            text.Render(facts);
        }
        else
        {
            text.Head(facts);
            pen.Line($"first deletion: at worst {First(facts, worst: true)}, typically {First(facts, worst: false)}");
            if (facts.Image.Weights is not null)
            {
                pen.Line($"weights: {Printable.Line(DisplayPath.Of(WeightsFile.PathOf(facts.Image.Program)))}");
            }

            pen.Line("'--map text' shows the window.", Style.Dim);
        }

        if (output is not null)
        {
            pen.Line($"image: {Printable.Line(output)}");
        }

        pen.Flush();
    }

    private static string First(PlanFacts facts, bool worst) => facts.FirstDeletion(worst) is var (entry, view)
        ? FormattableString.Invariant($"at beat {entry.Beat}, after {Quantity.Of(entry.Generated, "generated token")}{(view is null ? "" : $" (of {ViewWords.Title(view)})")}")
        : "never";

    private static void Summary(Utf8JsonWriter json, PlanFacts? facts, List<Diagnostic> diagnostics, string? output)
    {
        json.WriteStartObject();
        if (facts is not null)
        {
            var plan = facts.Plan;
            json.WriteString("scene", plan.Scene);
            json.WriteString("model", facts.Model);
            json.WriteNumber("window", plan.Window);
            json.WriteNumber("reserve", plan.Reserve);
            json.WriteNumber("prefix", plan.PrefixTokens);
            json.WriteNumber("segments", facts.Segments.Count);
            json.WriteNumber("beats", plan.Beats.Count);
            json.WriteNumber("cost", plan.Cost);
            json.WriteStartObject("firstDeletion");
            First(json, "worst", facts.FirstDeletion(worst: true));
            First(json, "expected", facts.FirstDeletion(worst: false));
            json.WriteEndObject();
            if (plan.Views.Count > 0)
            {
                MapJson.Views(json, plan.Views, schedules: false);
            }

            json.WriteString("image", output);
        }

        DiagnosticJson.Write(json, diagnostics);
        json.WriteEndObject();
    }

    private static void First(Utf8JsonWriter json, string name, (ScheduleEntry Entry, PlannedView? View)? first)
    {
        if (first is not var (entry, view))
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("beat", entry.Beat);
        json.WriteNumber("generated", entry.Generated);
        if (view is not null)
        {
            json.WriteStartArray("names");
            view.Names.ToList().ForEach(json.WriteStringValue);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
