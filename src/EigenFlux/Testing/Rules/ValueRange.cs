using System.Globalization;
using EigenFlux.Compiler.Testing;
using EigenFlux.Models.Constraints;
using EigenFlux.Models.Constraints.Shapes;
using EigenFlux.Scenes.Image;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Values;
using EigenFlux.Statistics;

namespace EigenFlux.Testing.Rules;

/// <summary>
/// The range of an expression at the end of any run of an image, derived without a run: from constants, arguments, the limits of turns, the
/// number of turns, and values that are in [0, 1] by definition. A bound is infinite if the program does not give one.
/// </summary>
/// <param name="scene">The scene that is run.</param>
/// <param name="arguments">Its arguments.</param>
/// <param name="own">The values of the test and of the program's files.</param>
/// <param name="characters">The program's characters.</param>
/// <param name="textTokens">The most tokens of a turn of text that has no cap.</param>
internal sealed class ValueRange(
    SceneProgram scene,
    IReadOnlyDictionary<string, FluxValue> arguments,
    IReadOnlyDictionary<string, FluxValue> own,
    IReadOnlyDictionary<string, CharacterProgram> characters,
    int textTokens)
{
    private static readonly Interval Probability = new(0, 1);
    private static readonly Interval Natural = new(0, double.PositiveInfinity);

    // What is being found: a counter is computed from itself, and a loop may go as often as its own turns were taken.
    private readonly HashSet<string> open = new(StringComparer.Ordinal);
    private readonly HashSet<Expression> within = new(ReferenceEqualityComparer.Instance);

    /// <summary>
    /// The arguments, and values of the test and of the program's files, that every run has, the same in all of them, and that are not known yet.
    /// 0 stands for each, so that a number without a bound is found whatever they will be.
    /// </summary>
    public IReadOnlySet<string> Later { get; init; } = new HashSet<string>();

    private IReadOnlyDictionary<string, CharacterProgram> Members => characters;

    /// <summary>The range in the runs of an image.</summary>
    /// <param name="image">The scene, compiled for its arguments.</param>
    /// <param name="own">The values of the test and of the program's files.</param>
    /// <param name="characters">The program's characters.</param>
    public static ValueRange In(
        FluxImage image, IReadOnlyDictionary<string, FluxValue> own, IReadOnlyDictionary<string, CharacterProgram> characters) => new(
        image.Scenes[image.Scene],
        image.Arguments,
        own,
        characters,
        TurnBound.Of([], new Evaluator(new TestScope(own, characters, _ => null)), image.Plan.Window, image.Plan.Reserve).Max);

    /// <summary>The range of an expression of a test whose operand is a number.</summary>
    public Interval Of(Expression expression)
    {
        if (!within.Add(expression))
        {
            return Interval.All;
        }

        var range = Known(expression) ?? Computed(expression);
        within.Remove(expression);
        return range;
    }

    private Interval Computed(Expression expression) => expression switch
    {
        Expression.Variable variable => OfSlot(variable.Name),
        Expression.Unary { Operator: UnaryOperator.Negate } negated => Interval.Of(0) - Of(negated.Operand),
        Expression.Binary { Operator: BinaryOperator.Add } sum => Of(sum.Left) + Of(sum.Right),
        Expression.Binary { Operator: BinaryOperator.Subtract } difference => Of(difference.Left) - Of(difference.Right),
        Expression.Binary { Operator: BinaryOperator.Multiply } product => Of(product.Left) * Of(product.Right),
        Expression.Amplitude or Expression.ProbabilityOf => Probability,
        Expression.Member { Target: Expression.Variable { Name: TestProgram.ResultSlot } } result => Result(result.Name),
        Expression.Member { Name: "tokens" } member => TurnsOf(member.Target, Tokens),
        Expression.Member { Name: "length" } member => TurnsOf(member.Target, Length),
        Expression.Member { Name: "count" } member => Count(member.Target),
        Expression.CountOf count => Count(count.Target),
        Expression.MatchCount => Natural,
        Expression.Index index => Items(index.Target),
        Expression.Pick pick => Items(pick.List),
        _ => Interval.All,
    };

    /// <summary>A value that is the same in every run; null for every other.</summary>
    private Interval? Known(Expression expression)
    {
        if (!IsFixed(expression))
        {
            return null;
        }

        if (expression.Variables.Any(IsLater))
        {
            return Interval.Of(0);
        }

        try
        {
            return new Evaluator(new Scope(this)).Number(expression) is { } number ? Interval.Of(number) : null;
        }
        catch (EvaluationException)
        {
            return null; // A run that computes it says why it cannot.
        }
    }

    private IReadOnlyList<FluxValue>? KnownItems(Expression list)
    {
        if (!IsFixed(list))
        {
            return null;
        }

        if (list.Variables.Any(IsLater))
        {
            return [new FluxValue.Integer(0)];
        }

        try
        {
            return new Evaluator(new Scope(this)).Items(list);
        }
        catch (EvaluationException)
        {
            return null;
        }
    }

    /// <summary>Whether a value is the same in every run.</summary>
    private bool IsFixed(Expression expression) =>
        !expression.Draws && expression.Variables.All(name => IsLater(name) || Fixed(name) is not (null or FluxValue.Unknown));

    private bool IsLater(string name) => Later.Contains(name) && (IsOfTest(name) || !IsChanged(name));

    private static bool IsOfTest(string name) => name is [TestProgram.OwnMark or TestProgram.GlobalMark, ..];

    /// <summary>Whether a slot of the scene gets other values than its argument.</summary>
    private bool IsChanged(string name) => Assigned(name).Any() || Each(name).Any() || IsCapture(name);

    /// <summary>The value that a slot has in every run: of the test, of a file, or an argument that the scene does not change.</summary>
    private FluxValue? Fixed(string name) => IsOfTest(name) ? own.GetValueOrDefault(name)
        : IsChanged(name) ? null
        : arguments.GetValueOrDefault(name);

    private Interval OfSlot(string name)
    {
        if (!open.Add(name))
        {
            return Interval.All;
        }

        List<Interval> ranges = [.. Assigned(name).Select(Of), .. Each(name).Select(Items)];
        if (IsCapture(name))
        {
            ranges.Add(Interval.All); // A number that somebody says.
        }

        if (Later.Contains(name))
        {
            ranges.Add(Interval.Of(0));
        }
        else if (arguments.TryGetValue(name, out var argument) && argument is not FluxValue.Unknown)
        {
            ranges.Add(Of(new Expression.Constant(argument)));
        }
        else if (scene.Parameters.FirstOrDefault(parameter => parameter.Name == name) is { } parameter)
        {
            ranges.Add(parameter.Default is { } drawn ? Of(drawn) : Interval.All);
        }

        open.Remove(name);
        return Union(ranges);
    }

    /// <summary>The range of a list's items.</summary>
    private Interval Items(Expression list) => list switch
    {
        Expression.ListOf items => Union(items.Items.Select(Of)),
        Expression.RangeOf range when (Of(range.From).Lower, Of(range.To).Upper) is var (from, to) =>
            new Interval(Math.Floor(from), Math.Max(Math.Floor(from), Math.Ceiling(to))),
        _ when KnownItems(list) is { } items => Union(items.Select(item => Of(new Expression.Constant(item)))),
        _ => Interval.All,
    };

    private Interval Result(string name) => Union(
        Instruction.All(scene.Body).OfType<Instruction.Return>()
            .SelectMany(result => result.Values)
            .Where(value => value.Name == name)
            .Select(value => Of(value.Value)));

    /// <summary>How many items a capture or a list has.</summary>
    private Interval Count(Expression target) => target switch
    {
        Expression.Variable variable when IsCapture(variable.Name) => new Interval(0, Written(variable.Name, scene.Body)),
        Expression.Member { Name: "all" } all => Count(all.Target),
        _ when KnownItems(target) is { } items => new Interval(0, items.Count),
        Expression.Field => Natural,
        Expression.Index { Target: Expression.Variable variable } when Turns(variable.Name).Any() && !Calls(variable.Name).Any() => Natural,
        _ => Interval.All,
    };

    /// <summary>How often a name is written at most while statements are done; infinite where a run decides it.</summary>
    private double Written(string name, IReadOnlyList<Instruction> statements) => statements.Sum(statement => statement switch
    {
        Instruction.Generate turn => turn.Capture == name ? 1 : 0,
        Instruction.Call call => call.Capture == name ? 1 : 0,
        Instruction.Repeat loop => Times(Of(loop.Count).Upper, Written(name, loop.Body)),
        Instruction.While loop => Times(Of(loop.AtMost).Upper, Written(name, loop.Body)),
        Instruction.ForEach each => Times(KnownItems(each.List)?.Count ?? double.PositiveInfinity, Written(name, each.Body)),
        Instruction.If choice => choice.Arms.Select(arm => Written(name, arm.Body)).Append(Written(name, choice.Else)).Max(),
        _ => statement.Bodies.Sum(body => Written(name, body)),
    });

    private static double Times(double loops, double each) => each == 0 ? 0 : Math.Ceiling(Math.Max(0, loops)) * each;

    /// <summary>What holds for every turn of a capture; before the first of them the number is 0.</summary>
    private Interval TurnsOf(Expression target, Func<Instruction.Generate, double> most)
    {
        var name = target switch
        {
            Expression.Variable variable => variable.Name,
            Expression.Index { Target: Expression.Variable variable } => variable.Name,
            _ => null,
        };
        return name is not null && !Calls(name).Any() && Turns(name).ToList() is { Count: > 0 } turns
            ? new Interval(0, turns.Max(most))
            : Interval.All;
    }

    /// <summary>The most tokens of a turn: the least of its caps, or of a text without one the reserve.</summary>
    private double Tokens(Instruction.Generate turn)
    {
        var caps = turn.Stops.OfType<StopRule.Tokens>().Select(cap => Math.Max(1, Math.Ceiling(Of(cap.Count).Upper))).ToList();
        return caps.Count > 0 ? caps.Min()
            : turn.Shape is not null ? double.PositiveInfinity
            : textTokens;
    }

    /// <summary>The most text elements of a turn, which are what its length counts.</summary>
    private double Length(Instruction.Generate turn) => turn.Shape switch
    {
        null => double.PositiveInfinity,
        _ when MayBePlayed(turn) => double.PositiveInfinity, // What a scene returns is kept as text even if it is no value.
        { Value: ValueShape.Choice choice } => choice.Alternatives.Max(text => new StringInfo(text).LengthInTextElements),
        { } shape => ShapeLength.MostCharacters(shape) ?? double.PositiveInfinity,
    };

    /// <summary>Whether a coalition that plays a scene may be the speaker.</summary>
    private bool MayBePlayed(Instruction.Generate turn) => turn.Speakers.Any(speaker => speaker is Expression.Constant { Value: FluxValue.Character who }
        ? characters.GetValueOrDefault(who.Id)?.Plays is not null
        : characters.Values.Any(character => character.Plays is not null));

    private bool IsCapture(string name) => Turns(name).Any() || Calls(name).Any();

    private IEnumerable<Expression> Assigned(string name) =>
        Instruction.All(scene.Body).OfType<Instruction.Assign>().Where(let => let.Name == name).Select(let => let.Value);

    private IEnumerable<Expression> Each(string name) =>
        Instruction.All(scene.Body).OfType<Instruction.ForEach>().Where(each => each.Name == name).Select(each => each.List);

    private IEnumerable<Instruction.Generate> Turns(string name) =>
        Instruction.All(scene.Body).OfType<Instruction.Generate>().Where(turn => turn.Capture == name);

    private IEnumerable<Instruction.Call> Calls(string name) =>
        Instruction.All(scene.Body).OfType<Instruction.Call>().Where(call => call.Capture == name);

    private static Interval Union(IEnumerable<Interval> ranges) => ranges
        .Aggregate((Interval?)null, (before, next) => before is not { } known ? next
            : new Interval(Math.Min(known.Lower, next.Lower), Math.Max(known.Upper, next.Upper))) ?? Interval.All;

    private sealed class Scope(ValueRange range) : IEvaluationScope
    {
        public FluxValue Find(string name) => range.Fixed(name) ?? new FluxValue.Unknown(1, -1);

        public FluxValue Pick(IReadOnlyList<FluxValue> list) => new FluxValue.Unknown(1, -1);

        public IReadOnlyList<FluxValue> Members(FluxValue.Character coalition) => CharacterProgram.MembersOf(coalition, range.Members);
    }
}
