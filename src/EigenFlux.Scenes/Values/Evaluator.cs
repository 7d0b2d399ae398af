using System.Globalization;
using Op = EigenFlux.Scenes.Values.BinaryOperator;

namespace EigenFlux.Scenes.Values;

/// <summary>
/// Computes expressions. What depends on a value that only a run determines is <see cref="FluxValue.Unknown"/>, so that the same
/// rules serve the compiler, which does not know it yet, and the runtime, which does.
/// </summary>
public sealed class Evaluator(IEvaluationScope scope)
{
    private static readonly FluxValue True = new FluxValue.Boolean(true);
    private static readonly FluxValue False = new FluxValue.Boolean(false);
    private static readonly FluxValue UnknownValue = new FluxValue.Unknown(1, 8);

    // As they stand in prose: "0.123456", and a number of nats.
    private static readonly FluxValue UnknownShare = new FluxValue.Unknown(3, 8);
    private static readonly FluxValue UnknownNats = new FluxValue.Unknown(3, 12);

    // As long as a word or a number; a field of text may be of any length.
    private static readonly FluxValue UnknownField = new FluxValue.Unknown(8, -1);
    private FluxValue? item;

    /// <summary>The expression's value.</summary>
    /// <exception cref="EvaluationException">A value is of a kind that the expression cannot compute with.</exception>
    public FluxValue Evaluate(Expression expression) => expression switch
    {
        Expression.Constant constant => constant.Value,
        Expression.Variable variable => scope.Find(variable.Name),
        Expression.ListOf list => ListOf([.. list.Items.Select(item => Single(Evaluate(item)))]),
        Expression.RangeOf range => Range(range),
        Expression.Unary unary => EvaluateUnary(unary),
        Expression.Binary binary => EvaluateBinary(binary),
        Expression.Match match => LookThrough(Single(Evaluate(match.Text))) is var text && UnknownText.In(text) is null
            ? Boolean(RegexCache.IsMatch(match.Pattern, text.AsText()))
            : UnknownValue,
        Expression.MatchCount match => LookThrough(Single(Evaluate(match.Text))) is var text && UnknownText.In(text) is null
            ? new FluxValue.Integer(RegexCache.Count(match.Pattern, text.AsText()))
            : UnknownValue,
        Expression.Quantifier quantifier => Quantify(quantifier),
        Expression.Item => item ?? FluxValue.Empty,
        Expression.Member member => Member(Evaluate(member.Target), member.Name),
        Expression.Field field => FieldOf(Single(Evaluate(field.Target)), field.Name),
        Expression.ProbabilityOf probability => TurnProbabilities.Of(Evaluate(probability.Turn), Single(Evaluate(probability.Value))),
        Expression.Index index => Element(Typed(Evaluate(index.Target)), Single(Evaluate(index.Position))),
        Expression.CountOf count => Count(LookThrough(Typed(Evaluate(count.Target))), Single(Evaluate(count.Text))),
        Expression.Pick pick => Pick(Typed(Evaluate(pick.List))),
        Expression.Template template => Join(template),
        Expression.Amplitude amplitude => scope.Find(amplitude.Watch) is FluxValue.Amplitudes found
            ? new FluxValue.Number(found.Of(amplitude.Premise, amplitude.Ever))
            : UnknownShare,
        Expression.Rest rest => scope.Find(rest.Watch) is FluxValue.Amplitudes found
            ? new FluxValue.Number(found.Rest ?? 0)
            : UnknownNats,
        Expression.Statistic statistic => scope.Measure(statistic),
        _ => throw new InvalidOperationException($"{expression.GetType().Name} is not an expression."),
    };

    /// <summary>Whether a condition holds; null if only a run determines it.</summary>
    public bool? Test(Expression expression) => Truth(Evaluate(expression));

    /// <summary>A whole number; null if only a run determines it.</summary>
    public long? Integer(Expression expression) => Single(Evaluate(expression)) switch
    {
        FluxValue.Integer integer => integer.Value,
        FluxValue.Number number => (long)Math.Round(number.Value),
        FluxValue.Unknown => null,
        var other when long.TryParse(other.AsText(), out var value) => value,
        var other => throw new EvaluationException($"A whole number is needed here, but this is {Describe(other)}."),
    };

    /// <summary>The number of turns by which a note stays from the end; null if only a run determines it.</summary>
    /// <exception cref="EvaluationException">It is below 0.</exception>
    public int? Depth(Expression expression) => Integer(expression) switch
    {
        null => null,
        < 0 and var turns => throw new EvaluationException($"The depth of a note is a number of turns from the end; {turns} is below 0."),
        var turns => (int)Math.Min(turns.Value, int.MaxValue),
    };

    /// <summary>A number; null if only a run determines it.</summary>
    public double? Number(Expression expression) => Single(Evaluate(expression)) switch
    {
        FluxValue.Integer integer => integer.Value,
        FluxValue.Number number => number.Value,
        FluxValue.Unknown => null,
        var other when double.TryParse(other.AsText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) => value,
        var other => throw new EvaluationException($"A number is needed here, but this is {Describe(other)}."),
    };

    /// <summary>The elements of a list, a coalition's members or a capture's items; null if only a run determines them.</summary>
    public IReadOnlyList<FluxValue>? Items(Expression expression) => Typed(Evaluate(expression)) switch
    {
        FluxValue.List list => list.Items,
        FluxValue.Capture capture => capture.Items,
        FluxValue.Character character when scope.Members(character) is { Count: > 0 } members => members,
        FluxValue.Text { Value: "" } => [], // A capture before its first turn.
        FluxValue.Unknown => null,
        var other => throw new EvaluationException($"A list is needed here, but this is {Describe(other)}."),
    };

    /// <summary>The members of a coalition; empty for a character.</summary>
    public IEnumerable<FluxValue.Character> MembersOf(FluxValue.Character coalition) =>
        scope.Members(coalition).OfType<FluxValue.Character>();

    /// <summary>A capture stands for its last item, a result for its first part, where one value is needed.</summary>
    public static FluxValue Single(FluxValue value) => value switch
    {
        FluxValue.Capture capture => Single(capture.Last),
        FluxValue.Turn turn => turn.Value ?? new FluxValue.Text(turn.Said),
        FluxValue.Result { Parts: [var part, ..] } => Single(part.Value),
        _ => value,
    };

    private static bool? Truth(FluxValue value) => Single(value) switch
    {
        FluxValue.Boolean boolean => boolean.Value,
        FluxValue.Unknown => null,
        FluxValue.Text { Value: "" } => false, // Before its first turn, or where none came to its end.
        var other => throw new EvaluationException($"True or false is needed here, but this is {Describe(other)}."),
    };

    private static string Describe(FluxValue value) => value switch
    {
        FluxValue.Text { Value: "" } => "empty text",
        FluxValue.Text text => $"the text \"{(text.Value.Length > 40 ? text.Value[..40] + "…" : text.Value)}\"",
        FluxValue.List => "a list",
        FluxValue.Record => "a record",
        FluxValue.Character character => $"the character {character.Id}",
        _ => value.AsText(),
    };

    private FluxValue EvaluateUnary(Expression.Unary unary)
    {
        var operand = Evaluate(unary.Operand);
        if (unary.Operator == UnaryOperator.Not)
        {
            return Truth(operand) is { } truth ? Boolean(!truth) : UnknownValue;
        }

        return Single(operand) switch
        {
            FluxValue.Integer integer => Checked(() => checked(-integer.Value)),
            FluxValue.Unknown => UnknownValue,
            var other => new FluxValue.Number(-ToNumber(other)),
        };
    }

    private FluxValue EvaluateBinary(Expression.Binary binary)
    {
        if (binary.Operator is Op.And or Op.Or)
        {
            var decisive = binary.Operator == Op.Or;
            var first = Truth(Evaluate(binary.Left));
            if (first == decisive)
            {
                return Boolean(decisive);
            }

            var second = Truth(Evaluate(binary.Right));
            return second == decisive ? Boolean(decisive) : first is null || second is null ? UnknownValue : Boolean(!decisive);
        }

        var left = Evaluate(binary.Left);
        var right = Evaluate(binary.Right);
        if (binary.Operator is Op.Add or Op.Subtract or Op.Multiply)
        {
            return Arithmetic(binary.Operator, Single(left), Single(right));
        }

        var (x, y) = (LookThrough(Single(left)), LookThrough(Single(right)));
        if (binary.Operator == Op.Contains && x is FluxValue.List list && UnknownText.In(y) is null
            && list.Items.Any(element => UnknownText.In(Single(element)) is null && AreEqual(Single(element), y)))
        {
            return True; // Whatever the elements are that are not known yet.
        }

        if (UnknownText.In(x) is not null || UnknownText.In(y) is not null)
        {
            return UnknownValue;
        }

        return Boolean(binary.Operator switch
        {
            Op.Equal => AreEqual(x, y),
            Op.NotEqual => !AreEqual(x, y),
            Op.Less or Op.LessOrEqual or Op.Greater or Op.GreaterOrEqual when IsNothing(x) || IsNothing(y) => false,
            Op.Less => Compare(x, y) < 0,
            Op.LessOrEqual => Compare(x, y) <= 0,
            Op.Greater => Compare(x, y) > 0,
            Op.GreaterOrEqual => Compare(x, y) >= 0,
            _ => x is not FluxValue.List && x.AsText().Contains(y.AsText(), StringComparison.OrdinalIgnoreCase),
        });
    }

    /// <summary>A condition over all items of a list or capture; of none, any is false and every is true.</summary>
    private FluxValue Quantify(Expression.Quantifier quantifier)
    {
        var items = Items(quantifier.Source);
        if (items is null)
        {
            return UnknownValue;
        }

        scope.CountWork(0, items.Count);
        var outer = item;
        var unknown = false;
        foreach (var element in items)
        {
            item = element;
            var truth = Truth(Evaluate(quantifier.Condition));
            item = outer;
            if (truth == !quantifier.Every)
            {
                return Boolean(!quantifier.Every);
            }

            unknown |= truth is null;
        }

        return unknown ? UnknownValue : Boolean(quantifier.Every);
    }

    private FluxValue Arithmetic(Op op, FluxValue left, FluxValue right)
    {
        if (left is FluxValue.Unknown || right is FluxValue.Unknown)
        {
            return op == Op.Add ? Text([left, right]) : UnknownValue;
        }

        if (op == Op.Add)
        {
            switch (left, right)
            {
                case (FluxValue.List first, FluxValue.List second):
                    ValueLimits.CheckElements((decimal)first.Size.Elements + second.Size.Elements);
                    return Built(FluxValue.List.Joined(first, second));
                case (FluxValue.Text or FluxValue.Character, _) or (_, FluxValue.Text or FluxValue.Character):
                    return Text([left, right]);
            }
        }

        if (left is FluxValue.Integer x && right is FluxValue.Integer y)
        {
            return Checked(() => op switch
            {
                Op.Add => checked(x.Value + y.Value),
                Op.Subtract => checked(x.Value - y.Value),
                _ => checked(x.Value * y.Value),
            });
        }

        var (m, n) = (ToNumber(left), ToNumber(right));
        return new FluxValue.Number(op switch { Op.Add => m + n, Op.Subtract => m - n, _ => m * n });
    }

    private static FluxValue.Integer Checked(Func<long> compute)
    {
        try
        {
            return new FluxValue.Integer(compute());
        }
        catch (OverflowException)
        {
            throw new EvaluationException("A whole number here exceeds 64 bits.");
        }
    }

    // A number that is not there yet: a capture before its first turn, a field of a record that was not said to its end.
    private static bool IsNothing(FluxValue value) => value is FluxValue.Text { Value: "" };

    /// <summary>Whether two values are the same.</summary>
    internal static bool AreEqual(FluxValue left, FluxValue right) => (left, right) switch
    {
        (FluxValue.Integer a, FluxValue.Integer b) => a.Value == b.Value,
        (FluxValue.Integer or FluxValue.Number, FluxValue.Integer or FluxValue.Number) => ToNumber(left).Equals(ToNumber(right)),
        (FluxValue.Boolean a, FluxValue.Boolean b) => a.Value == b.Value,
        (FluxValue.Character a, FluxValue.Character b) => a.Id == b.Id,
        (FluxValue.List a, FluxValue.List b) => a.Items.Count == b.Items.Count
            && a.Items.Zip(b.Items).All(pair => AreEqual(Single(pair.First), Single(pair.Second))),
        (FluxValue.Record a, FluxValue.Record b) => a.Fields.Count == b.Fields.Count
            && a.Fields.Zip(b.Fields).All(pair => pair.First.Key == pair.Second.Key && AreEqual(pair.First.Value, pair.Second.Value)),
        _ => left.AsText() == right.AsText(),
    };

    // Whole numbers are compared as such: as doubles, large ones that differ would be equal.
    private static int Compare(FluxValue left, FluxValue right) => (left, right) is (FluxValue.Integer a, FluxValue.Integer b)
        ? a.Value.CompareTo(b.Value)
        : ToNumber(left).CompareTo(ToNumber(right));

    private static double ToNumber(FluxValue value) => Single(value) switch
    {
        FluxValue.Integer integer => integer.Value,
        FluxValue.Number number => number.Value,
        var other when double.TryParse(
            other.AsText(), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) => number,
        var other => throw new EvaluationException($"A number is needed here, but this is {Describe(other)}."),
    };

    private static FluxValue Boolean(bool value) => value ? True : False;

    private FluxValue Range(Expression.RangeOf range)
    {
        if (Integer(range.From) is not { } from || Integer(range.To) is not { } to)
        {
            return UnknownValue;
        }

        if (to < from)
        {
            return new FluxValue.List([]);
        }

        // The difference may be more than 63 bits hold; as an unsigned number it is right.
        var last = unchecked((ulong)to - (ulong)from);
        ValueLimits.CheckElements((decimal)last + 1);
        var items = new List<FluxValue>();
        for (var i = 0; i <= (int)last; i++)
        {
            items.Add(new FluxValue.Integer(from + i));
        }

        return ListOf(items);
    }

    /// <summary>The value; what is large takes as much longer.</summary>
    private FluxValue LookThrough(FluxValue value)
    {
        if (value is FluxValue.Text or FluxValue.List)
        {
            var size = ValueSize.Of(value);
            scope.CountWork(size.Characters, size.Elements);
        }

        return value;
    }

    private FluxValue.List ListOf(IReadOnlyList<FluxValue> items) => Built(new FluxValue.List(items));

    private FluxValue.List Built(FluxValue.List list)
    {
        scope.CountWork(0, list.Items.Count);
        return ValueLimits.Checked(list);
    }

    private FluxValue Text(IReadOnlyList<FluxValue> parts)
    {
        var characters = parts.Sum(part => ValueSize.Of(part).Characters);
        ValueLimits.CheckText(characters);
        scope.CountWork(characters, 0);
        return UnknownText.Join(parts, scope.CountTokens);
    }

    private static FluxValue Member(FluxValue target, string name)
    {
        if (target is FluxValue.Unknown)
        {
            return target;
        }

        return (target, name) switch
        {
            (FluxValue.Capture capture, "all") => new FluxValue.List([.. capture.Items.Select(Whole)]),
            (FluxValue.Capture capture, "count") => new FluxValue.Integer(capture.Items.Count),
            (FluxValue.Capture capture, _) => Member(capture.Last, name),
            (FluxValue.Turn { Value: { } value }, "all" or "count") => Member(value, name),
            (FluxValue.List list, "count") => new FluxValue.Integer(list.Items.Count),
            (FluxValue.List list, "all") => list,
            (FluxValue.Turn turn, "speaker") => turn.Speaker,
            (FluxValue.Turn turn, "stop") => new FluxValue.Text(turn.Stop),
            (FluxValue.Turn turn, "length") => new FluxValue.Integer(new StringInfo(turn.Said).LengthInTextElements),
            (FluxValue.Turn turn, "logprob") => new FluxValue.Number(turn.LogProbability),
            (FluxValue.Turn turn, "tokens") => new FluxValue.Integer(turn.Tokens),
            (FluxValue.Text { Value: "" }, "tokens" or "count" or "length" or "logprob") => new FluxValue.Integer(0), // Before the first turn.
            (FluxValue.Text { Value: "" }, "all") => new FluxValue.List([]),
            (FluxValue.Result result, _) => result[name],
            _ => FluxValue.Empty,
        };
    }

    // A turn whose value is a list has its items.
    private static FluxValue Typed(FluxValue value) => value is FluxValue.Turn { Value: { } typed } ? typed : value;

    private static FluxValue Whole(FluxValue item) => item is FluxValue.Turn ? Single(item) : item;

    private static FluxValue FieldOf(FluxValue target, string name) => target switch
    {
        FluxValue.Record record => record[name],
        FluxValue.Unknown => UnknownField,
        _ => FluxValue.Empty, // Before the first turn, or where none came to its end.
    };

    private FluxValue Element(FluxValue target, FluxValue position)
    {
        if (target is FluxValue.Unknown)
        {
            return target;
        }

        var items = target switch
        {
            FluxValue.List list => list.Items,
            FluxValue.Capture capture => capture.Items,
            FluxValue.Text { Value: "" } => [],
            var other => throw new EvaluationException($"Only a list or a capture has elements, but this is {Describe(other)}."),
        };
        if (position is FluxValue.Unknown)
        {
            return UnknownText.OneOf(items, scope.CountTokens);
        }

        var index = (long)ToNumber(position);
        return index >= 1 && index <= items.Count ? items[(int)index - 1] : FluxValue.Empty;
    }

    private static FluxValue Count(FluxValue target, FluxValue text)
    {
        var items = target switch
        {
            FluxValue.List list => list.Items,
            FluxValue.Capture capture => capture.Items,
            FluxValue.Text { Value: "" } => [],
            FluxValue.Unknown => null,
            var other => throw new EvaluationException($"Only a list or a capture can be counted, but this is {Describe(other)}."),
        };
        return items is null || text is FluxValue.Unknown || items.Any(item => UnknownText.In(Single(item)) is not null)
            ? UnknownValue
            : new FluxValue.Integer(items.Count(item => AreEqual(Single(item), text)));
    }

    private FluxValue Pick(FluxValue from)
    {
        IReadOnlyList<FluxValue>? list = from switch
        {
            FluxValue.List items => items.Items,
            FluxValue.Capture capture => capture.Items,
            FluxValue.Character character => scope.Members(character),
            FluxValue.Unknown => null,
            var other => throw new EvaluationException($"pick needs a list, but this is {Describe(other)}."),
        };
        return list switch
        {
            null => UnknownValue,
            [] => FluxValue.Empty,
            _ => scope.Pick(list),
        };
    }

    private FluxValue Join(Expression.Template template) => template.Parts is [Expression.Constant { Value: FluxValue.Text } only]
        ? only.Value
        : Text([.. template.Parts.Select(part => Single(Evaluate(part)))]);
}
