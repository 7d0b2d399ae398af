using System.Text;
using System.Text.Json;
using EigenFlux.Fuzz.Engine;
using EigenFlux.Fuzz.Generation;
using EigenFlux.Models.Constraints;
using EigenFlux.Models.Constraints.Shapes;
using EigenFlux.Models.Decoding;
using EigenFlux.Models.Tests.Constraints;
using EigenFlux.Runtime.Persons;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Fuzz.Targets;

/// <summary>Values of typed turns: read from what a model, a person or a command line says, and printed.</summary>
internal sealed class ValueTarget : FuzzTarget
{
    // As many as the product keeps automata for: each has two.
    private const int Shapes = 28;
    private const string Shape = "shape";
    private const string Said = "text";
    private static readonly Dictionary<string, RecordShape> NoRecords = [];
    private static readonly Lazy<List<string>> Made = new(MakeShapes);
    private readonly Dictionary<string, TurnShape> read = new(StringComparer.Ordinal);

    public override string Name => "values";

    public override string Usage => "values of types and texts near to them: read or refused; what is read is the same for all readers, and when it is printed and read again";

    public override int Share => 500;

    // The automaton of a pattern is made up to a number of states.
    public override long MostBytes => 2L << 30;

    public override FuzzInput Make(SeededRandom random)
    {
        var text = random.Pick(Made.Value);
        var shape = Read(text);
        var said = Say(shape, shape.Value, random, 3);
        if (random.OneIn(3))
        {
            said = TextMutator.Mutate(said, [said, "[1e400]", "{\"a\": 1}", "\"\\ud800\"", "null"], random);
        }

        return new FuzzInput(FuzzInput.Fixed(Shape, text), FuzzInput.Text(Said, random.OneIn(10) ? " " + said : said));
    }

    public override void Run(FuzzInput input)
    {
        var (shape, text) = (Read(input[Shape]), input[Said]);
        var isTyped = TypedValue.TryRead(shape, text, out var value);
        if (TokenConstraint.Check(shape).Count == 0)
        {
            var isSaid = ShapeReader.TryRead(shape, text, out _);
            BrokenRuleException.Require(isTyped || !isSaid, "what a model may say is a value", () => text);
        }

        if (value is not null && shape.Value is ValueShape.ListOf or ValueShape.RecordOf)
        {
            var printed = ValueJson.Of(value!);
            BrokenRuleException.Require(
                TypedValue.TryRead(shape, printed, out var again) && ValueJson.Of(again) == printed, "a value that is printed is read again", () => printed);
        }

        var (answer, problem) = TypedAnswer.Read(shape, text);
        BrokenRuleException.Require(answer is null == problem is not null, "an answer is read, or there is a reason", () => $"{answer} {problem}");
        BrokenRuleException.Require(
            answer is null || TypedValue.TryRead(shape, answer, out _), "a person's answer is a value", () => answer!);
    }

    private static List<string> MakeShapes()
    {
        var random = new RandomShapes(5);
        var shapes = new List<string>();
        foreach (var value in (ValueShape[])[
            new ValueShape.WholeNumber(), new ValueShape.Real(), new ValueShape.Truth(), new ValueShape.Choice(["yes", "no", "yes, but"]), new ValueShape.Pattern("[a-z]+|\\d{1,3}"),
            new ValueShape.ListOf(new ValueShape.Real()), new ValueShape.ListOf(new ValueShape.WholeNumber()), new ValueShape.ListOf(new ValueShape.Prose()),
            new ValueShape.ListOf(new ValueShape.ListOf(new ValueShape.Truth())), new ValueShape.Prose()])
        {
            shapes.Add(JsonSerializer.Serialize(new TurnShape(value, NoRecords)));
        }

        while (shapes.Count < Shapes)
        {
            shapes.Add(JsonSerializer.Serialize(random.Record()));
        }

        return shapes;
    }

    private TurnShape Read(string text)
    {
        if (!read.TryGetValue(text, out var shape))
        {
            read[text] = shape = JsonSerializer.Deserialize<TurnShape>(text)!;
        }

        return shape;
    }

    /// <summary>A text that is a value of a shape, or nearly.</summary>
    private static string Say(TurnShape shape, ValueShape value, SeededRandom random, int deep) => value switch
    {
        ValueShape.Choice choice => Text(value == shape.Value, random.OneIn(6) ? "other" : random.Pick(choice.Alternatives)),
        ValueShape.Truth => random.Pick<string>(["true", "false", "true", "false", "yes", "True"]),
        ValueShape.WholeNumber => random.OneIn(3) ? random.Pick(OddTexts.Numbers) : random.NextInt32(1000).ToString(),
        ValueShape.Real => random.OneIn(2) ? random.Pick(OddTexts.Numbers) : $"{random.NextInt32(100)}.{random.NextInt32(100)}",
        ValueShape.Pattern => Text(value == shape.Value, random.Pick<string>(["a", "abc", "12", "", "Z", "é", "0-0"])),
        ValueShape.Prose => Text(value == shape.Value, random.OneIn(3) ? random.Pick(OddTexts.Characters) : random.Pick(OddTexts.Words)),
        ValueShape.ListOf list => deep == 0 ? "[]" : $"[{string.Join(", ", Enumerable.Range(0, random.NextInt32(4)).Select(_ => Say(shape, list.Item, random, deep - 1)))}]",
        ValueShape.RecordOf record => $"{{{string.Join(", ", shape.Records[record.Name].Fields
            .Where(_ => !random.OneIn(30)).Select(field => $"{Text(false, field.Name)}: {Say(shape, field.Value, random, Math.Max(0, deep - 1))}"))}}}",
        _ => "",
    };

    private static string Text(bool isBare, string text)
    {
        if (isBare)
        {
            return text;
        }

        var quoted = new StringBuilder("\"");
        foreach (var unit in text)
        {
            quoted.Append(unit is '"' or '\\' ? $"\\{unit}" : unit < ' ' ? $"\\u{(int)unit:x4}" : unit.ToString());
        }

        return quoted.Append('"').ToString();
    }
}
