using System.Text;
using EigenFlux.Models.Constraints.Regexes;
using EigenFlux.Models.Constraints.Shapes;

namespace EigenFlux.Models.Constraints.Automata;

/// <summary>Makes the automaton of a shape: a rule for each record, each list, and each kind of text or number.</summary>
internal sealed class ShapeCompiler
{
    /// <summary>How deeply lists and records may be in one another.</summary>
    public const int MostLevels = 64;

    private const int MostNested = 200;

    private readonly TurnShape shape;
    private readonly AutomatonBuilder builder = new();
    private readonly Dictionary<string, int> rules = new(StringComparer.Ordinal);
    private readonly List<ShapeRule> met = [];
    private readonly List<ShapeProblem> problems = [];
    private string? record;
    private string? field;
    private int nested;

    private readonly bool sharesCharacters;

    private ShapeCompiler(TurnShape shape, bool sharesCharacters) => (this.shape, this.sharesCharacters) = (shape, sharesCharacters);

    /// <summary>Makes the automaton.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="spaceBefore">Whether a space may come before the value.</param>
    /// <param name="sharesCharacters">Whether the states inside of characters are shared (<see cref="Utf8States"/>).</param>
    public static CompiledShape Compile(TurnShape shape, bool spaceBefore, bool sharesCharacters) => new ShapeCompiler(shape, sharesCharacters).Compile(spaceBefore);

    private CompiledShape Compile(bool spaceBefore)
    {
        int start;
        if (shape.Value is ValueShape.ListOf or ValueShape.RecordOf)
        {
            start = builder.Add();
            var end = builder.Add();
            builder.MakeFinal(end);
            Call(start, shape.Value, end);
            if (spaceBefore)
            {
                Call(builder.AddText(start, " "u8), shape.Value, end);
            }
        }
        else
        {
            if (shape.Value is ValueShape.Prose)
            {
                Report(ShapeProblemKind.ProseAlone, "");
            }

            start = Bare(shape.Value, spaceBefore);
            met.Add(new ShapeRule(start, shape.Value, null, null, IsJson: false));
        }

        if (builder.IsTooLarge && problems.Count == 0)
        {
            Report(ShapeProblemKind.TooLarge, "");
        }

        if (problems.Count > 0)
        {
            return new CompiledShape(null, null, met, problems);
        }

        var completion = builder.Complete();
        ReportDeadEnds(completion, start);
        return problems.Count > 0
            ? new CompiledShape(null, null, met, problems)
            : new CompiledShape(builder.Build(start, completion), completion, met, problems);
    }

    /// <summary>The first state of the rule of a value in a list or a record.</summary>
    private int Rule(ValueShape value)
    {
        var key = ShapeKey.Of(value);
        if (rules.TryGetValue(key, out var start))
        {
            return start;
        }

        if (++nested > MostNested)
        {
            Report(ShapeProblemKind.TooDeep, "");
            return builder.Add();
        }

        switch (value)
        {
            case ValueShape.ListOf list:
                rules.Add(key, start = builder.Add());
                AddList(start, list.Item);
                break;
            case ValueShape.RecordOf named:
                rules.Add(key, start = builder.Add());
                AddRecord(start, named.Name);
                break;
            default:
                rules.Add(key, start = Terminals.IsText(value) ? Quoted(value) : Bare(value, spaceBefore: false));
                break;
        }

        nested--;
        met.Add(new ShapeRule(start, value, record, field, IsJson: true));
        return start;
    }

    private void Call(int from, ValueShape value, int back) =>
        builder.AddCall(from, Rule(value), (byte)(value is ValueShape.ListOf or ValueShape.RecordOf ? 1 : 0), back);

    private void AddList(int start, ValueShape item)
    {
        var opened = builder.AddText(start, "["u8);
        var after = builder.Add();
        Call(opened, item, after);
        Call(builder.AddText(after, ", "u8), item, after);
        var end = builder.AddText(opened, "]"u8);
        builder.AddEdge(after, (byte)']', (byte)']', end);
        builder.MakeFinal(end);
    }

    private void AddRecord(int start, string name)
    {
        if (!shape.Records.TryGetValue(name, out var fields))
        {
            Report(ShapeProblemKind.UnknownRecord, name);
            return;
        }

        var (outerRecord, outerField) = (record, field);
        record = name;
        var state = builder.AddText(start, "{"u8);
        var separator = "";
        foreach (var part in fields.Fields)
        {
            field = part.Name;
            state = builder.AddText(state, Encoding.UTF8.GetBytes($"{separator}{JsonText.Quote(part.Name)}: "));
            var after = builder.Add();
            Call(state, part.Value, after);
            state = after;
            separator = ", ";
        }

        builder.MakeFinal(builder.AddText(state, "}"u8));
        (record, field) = (outerRecord, outerField);
    }

    /// <summary>The first state of a text in quotation marks.</summary>
    private int Quoted(ValueShape value)
    {
        if (value is ValueShape.Choice choice)
        {
            return Choice(choice, spaceBefore: false, isJson: true);
        }

        var start = builder.Add();
        var (units, problem) = Terminals.Make(value, spaceBefore: false, isBare: false);
        if (units is null)
        {
            Report(ShapeProblemKind.Regex, TextOf(value), problem);
            return start;
        }

        var end = builder.Add();
        builder.MakeFinal(end);
        var text = TextStates.Add(builder, units, isJson: true, sharesCharacters);
        builder.AddEdge(start, (byte)'"', (byte)'"', text);
        builder.CloseQuotes(text, units.Next.Count, end);
        return start;
    }

    /// <summary>The first state of a value as it stands alone, and of a number or a truth value wherever it stands.</summary>
    private int Bare(ValueShape value, bool spaceBefore)
    {
        if (value is ValueShape.Choice choice)
        {
            return Choice(choice, spaceBefore, isJson: false);
        }

        var (units, problem) = Terminals.Make(value, spaceBefore, isBare: true);
        if (units is null)
        {
            Report(ShapeProblemKind.Regex, TextOf(value), problem);
            return builder.Add();
        }

        return TextStates.Add(builder, units, isJson: false, sharesCharacters);
    }

    private int Choice(ValueShape.Choice choice, bool spaceBefore, bool isJson)
    {
        var start = choice.Alternatives.Count == 0 ? -1 : ChoiceStates.Add(builder, choice.Alternatives, spaceBefore, isJson);
        if (start >= 0)
        {
            return start;
        }

        Report(choice.Alternatives.Count == 0 ? ShapeProblemKind.NoAlternative : ShapeProblemKind.ChoiceTooLarge, "");
        return builder.Add();
    }

    private void ReportDeadEnds(Completion completion, int start)
    {
        foreach (var rule in met)
        {
            if (completion.CanEnd(rule.Start))
            {
                continue;
            }

            if (rule.Shape is ValueShape.Pattern pattern)
            {
                Report(ShapeProblemKind.Regex, pattern.Regex, new RegexProblem(RegexProblemKind.NothingMatches, pattern.Regex, 0), rule);
            }
            else if (rule.Shape is ValueShape.RecordOf endless && ContainsItself(endless.Name))
            {
                Report(ShapeProblemKind.Endless, endless.Name, null, rule);
            }
            else if (rule.Shape is ValueShape.Choice)
            {
                // Alternatives that are no Unicode text.
                Report(ShapeProblemKind.NoAlternative, "", null, rule);
            }
        }

        if (completion.CanEnd(start) ? completion.Levels(start) > MostLevels : problems.Count == 0)
        {
            Report(ShapeProblemKind.TooDeep, "");
        }
    }

    /// <summary>Whether each value of a record has another of the same record in it.</summary>
    private bool ContainsItself(string name)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([name]);
        while (open.TryPop(out var next))
        {
            foreach (var part in shape.Records[next].Fields)
            {
                if (part.Value is ValueShape.RecordOf inner && found.Add(inner.Name))
                {
                    open.Push(inner.Name);
                }
            }
        }

        return found.Contains(name);
    }

    private void Report(ShapeProblemKind kind, string text, RegexProblem? regex = null) =>
        problems.Add(new ShapeProblem(kind, record, record is null ? null : field, text, regex));

    private void Report(ShapeProblemKind kind, string text, RegexProblem? regex, ShapeRule rule) =>
        problems.Add(new ShapeProblem(kind, rule.Record, rule.Field, text, regex));

    private static string TextOf(ValueShape value) => value is ValueShape.Pattern pattern ? pattern.Regex : "";
}
