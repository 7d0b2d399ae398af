using System.Text;
using System.Text.Json;
using EigenFlux.Compiler.Lowering;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Text;
using EigenFlux.Scenes.Targets;

namespace EigenFlux.Compiler.Targets;

/// <summary>
/// Reads a target from a file: one JSON object whose members are the parts of <see cref="TargetData"/>. Each frame is one text with
/// <c>{text}</c> in it. Comments and trailing commas are allowed.
/// </summary>
public static class TargetFile
{
    private const string ControlTokens = "controlTokens";

    private static readonly string[] Texts =
        ["name", "prefixOpen", "prefixClose", "emptyPrefix", "definition", "namedDefinition", "voice", "fact", "exampleLine", "pin", "label", "narratorLabel"];

    private static readonly string[] Frames =
        ["line", "turn", "narration", "narratorTurn", "setting", "note", "entrance", "lore", "summary"];

    private static readonly string[] Lists = [ControlTokens, "lineEnds", "paragraphEnds", "turnEnds", "messageEnds"];

    private static readonly string[] Conditions = ["wholeSegmentsOnly"];

    private static readonly string[] Needed = ["name", "line", "narration"];

    /// <summary>Reads a target; null if there is an error, which is added to <paramref name="diagnostics"/>.</summary>
    public static TargetData? Read(SourceText source, ICollection<Diagnostic> diagnostics)
    {
        if (source.Fault is { } fault)
        {
            diagnostics.Add(DiagnosticBuilder.At(source, new TextSpan(fault.CharOffset, 0)).BadTargetFile("it is not UTF-8."));
            return null;
        }

        try
        {
            return new Reading(source, diagnostics).Read();
        }
        catch (JsonException problem)
        {
            var at = PlaceOf(source, (int)(problem.LineNumber ?? 0), (int)(problem.BytePositionInLine ?? 0));
            diagnostics.Add(DiagnosticBuilder.At(source, new TextSpan(at, 0)).BadTargetFile(Reason(problem.Message)));
            return null;
        }
    }

    private static int PlaceOf(SourceText source, int line, int column)
    {
        if (line >= source.LineCount)
        {
            return source.Text.Length;
        }

        var span = source.GetLineSpan(line);
        var bytes = Encoding.UTF8.GetBytes(source.Text.Substring(span.Start, span.Length));
        return span.Start + Encoding.UTF8.GetCharCount(bytes, 0, Math.Min(column, bytes.Length));
    }

    // The framework's message ends with the place, which the diagnostic already contains.
    private static string Reason(string message)
    {
        var end = message.IndexOf(" LineNumber: ", StringComparison.Ordinal);
        return "it is not JSON. " + (end < 0 ? message : message[..end]);
    }

    private sealed class Reading(SourceText source, ICollection<Diagnostic> diagnostics)
    {
        private readonly byte[] bytes = Encoding.UTF8.GetBytes(source.Text);
        private readonly Dictionary<string, (object Value, TextSpan Span)> parts = new(StringComparer.Ordinal);
        private bool failed;

        public TargetData? Read()
        {
            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                diagnostics.Add(DiagnosticBuilder.At(source, SpanOf(reader)).BadTargetFile("it must contain one object, in braces."));
                return null;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                ReadPart(ref reader);
            }

            reader.Read(); // What comes after the object is an error of the reader's.
            foreach (var part in Needed.Where(part => !parts.ContainsKey(part)))
            {
                Complain(part, $"it has no '{part}'.");
            }

            return failed ? null : Build();
        }

        private void ReadPart(ref Utf8JsonReader reader)
        {
            var part = Said(ref reader);
            var span = SpanOf(reader);
            reader.Read();
            var known = Texts.Concat(Frames).Concat(Lists).Concat(Conditions).ToList();
            if (!known.Contains(part))
            {
                Complain(span, $"there is no part '{part}'.{Suggestion.For(part, known)} The parts are {string.Join(", ", known)}.");
                reader.Skip();
                return;
            }

            var start = SpanOf(reader);
            object? value = Lists.Contains(part) ? ReadList(ref reader)
                : Conditions.Contains(part) ? reader.TokenType is JsonTokenType.True or JsonTokenType.False ? reader.GetBoolean() : null
                : reader.TokenType == JsonTokenType.String ? Said(ref reader)
                : null;
            if (value is null)
            {
                reader.Skip();
                Complain(start, $"its '{part}' must be {(Lists.Contains(part) ? "a list of texts" : Conditions.Contains(part) ? "true or false" : "a text")}.");
            }
            else if (!parts.TryAdd(part, (value, start)))
            {
                Complain(span, $"it has '{part}' twice.");
            }
            else if (Frames.Contains(part) && ((string)value).Split("{text}").Length != 2)
            {
                Complain(start, $"its '{part}' must contain {{text}} once, where the text goes.");
            }
        }

        /// <summary>A text of the file; an escape may give half of a character, which is none.</summary>
        private string Said(ref Utf8JsonReader reader)
        {
            try
            {
                return reader.GetString()!;
            }
            catch (InvalidOperationException)
            {
                Complain(SpanOf(reader), "it contains an unpaired surrogate, half of a character.");
                return "";
            }
        }

        private List<string>? ReadList(ref Utf8JsonReader reader)
        {
            if (reader.TokenType != JsonTokenType.StartArray)
            {
                return null;
            }

            List<string>? list = [];
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (reader.TokenType == JsonTokenType.String)
                {
                    list?.Add(Said(ref reader));
                }
                else
                {
                    list = null;
                    reader.Skip();
                }
            }

            return list;
        }

        private TargetData? Build()
        {
            var control = List(ControlTokens) ?? [];
            var target = new TargetData { Name = Text("name")!, Line = Frame("line")!, Narration = Frame("narration")! };
            target = target with
            {
                Turn = Frame("turn") ?? target.Turn,
                NarratorTurn = Frame("narratorTurn") ?? target.NarratorTurn,
                Setting = Frame("setting") ?? target.Setting,
                PrefixOpen = Text("prefixOpen") is { } open ? Markup.Split(open, control) : target.PrefixOpen,
                PrefixClose = Text("prefixClose") is { } close ? Markup.Split(close, control) : target.PrefixClose,
                EmptyPrefix = Text("emptyPrefix") is { } empty ? Markup.Split(empty, control) : target.EmptyPrefix,
                Definition = Text("definition") ?? target.Definition,
                NamedDefinition = Text("namedDefinition") ?? target.NamedDefinition,
                Voice = Text("voice") ?? target.Voice,
                Fact = Text("fact") ?? target.Fact,
                ExampleLine = Text("exampleLine") ?? target.ExampleLine,
                Pin = Text("pin") ?? target.Pin,
                LineEnds = List("lineEnds") ?? target.LineEnds,
                ParagraphEnds = List("paragraphEnds") ?? target.ParagraphEnds,
                TurnEnds = List("turnEnds") ?? target.TurnEnds,
                MessageEnds = List("messageEnds") ?? target.MessageEnds,
                WholeSegmentsOnly = parts.TryGetValue("wholeSegmentsOnly", out var whole) && (bool)whole.Value,
            };

            // What follows others when it is not given comes after them.
            target = target with { Note = Frame("note") ?? target.Note, Entrance = Frame("entrance") ?? target.Entrance };
            target = target with
            {
                Lore = Frame("lore") ?? target.Lore,
                Summary = Frame("summary") ?? target.Summary,
                Label = Text("label") ?? target.Label,
                NarratorLabel = Text("narratorLabel") ?? target.NarratorLabel,
            };
            foreach (var (part, reason) in TargetRules.Check(target))
            {
                Complain(part, reason);
            }

            return failed ? null : target;

            TextFrame? Frame(string part) => Text(part) is { } line ? TextFrame.Of(line, control) : null;
        }

        private string? Text(string part) => parts.TryGetValue(part, out var found) ? (string)found.Value : null;

        private List<string>? List(string part) => parts.TryGetValue(part, out var found) ? (List<string>)found.Value : null;

        private void Complain(string part, string reason) =>
            Complain(parts.TryGetValue(part, out var found) ? found.Span : new TextSpan(0, 0), reason);

        private void Complain(TextSpan span, string reason)
        {
            failed = true;
            var name = parts.TryGetValue("name", out var found) && (string)found.Value is { Length: > 0 } known ? known : "of this file";
            diagnostics.Add(DiagnosticBuilder.At(source, span).BadTargetPart(name, reason));
        }

        private TextSpan SpanOf(Utf8JsonReader reader)
        {
            var start = Encoding.UTF8.GetCharCount(bytes, 0, (int)reader.TokenStartIndex);
            var end = Encoding.UTF8.GetCharCount(bytes, 0, (int)reader.BytesConsumed);
            return TextSpan.FromBounds(start, end);
        }
    }
}
