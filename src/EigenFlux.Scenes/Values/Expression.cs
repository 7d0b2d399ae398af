using System.Text.Json.Serialization;

namespace EigenFlux.Scenes.Values;

/// <summary>An expression of a compiled program.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "op")]
[JsonDerivedType(typeof(Constant), "const")]
[JsonDerivedType(typeof(Variable), "var")]
[JsonDerivedType(typeof(ListOf), "list")]
[JsonDerivedType(typeof(RangeOf), "range")]
[JsonDerivedType(typeof(Unary), "unary")]
[JsonDerivedType(typeof(Binary), "binary")]
[JsonDerivedType(typeof(Match), "match")]
[JsonDerivedType(typeof(MatchCount), "matches")]
[JsonDerivedType(typeof(Member), "member")]
[JsonDerivedType(typeof(Field), "field")]
[JsonDerivedType(typeof(ProbabilityOf), "p")]
[JsonDerivedType(typeof(Index), "index")]
[JsonDerivedType(typeof(Quantifier), "quantifier")]
[JsonDerivedType(typeof(Item), "item")]
[JsonDerivedType(typeof(CountOf), "count")]
[JsonDerivedType(typeof(Pick), "pick")]
[JsonDerivedType(typeof(Template), "text")]
[JsonDerivedType(typeof(Amplitude), "amplitude")]
[JsonDerivedType(typeof(Rest), "rest")]
[JsonDerivedType(typeof(Statistic), "statistic")]
public abstract record Expression
{
    /// <summary>The slots that it reads.</summary>
    [JsonIgnore]
    public IEnumerable<string> Variables => this switch
    {
        Variable variable => [variable.Name],
        Amplitude amplitude => [amplitude.Watch],
        Rest rest => [rest.Watch],
        _ => Children.SelectMany(child => child.Variables),
    };

    /// <summary>Whether it draws with the run's seed.</summary>
    [JsonIgnore]
    public bool Draws => this is Pick || Children.Any(child => child.Draws);

    /// <summary>The shares and means over runs in it.</summary>
    [JsonIgnore]
    public IEnumerable<Statistic> Statistics => this is Statistic statistic ? [statistic] : Children.SelectMany(child => child.Statistics);

    /// <summary>The expressions that it is made of.</summary>
    [JsonIgnore]
    public IEnumerable<Expression> Children => this switch
    {
        ListOf list => list.Items,
        RangeOf range => [range.From, range.To],
        Unary unary => [unary.Operand],
        Binary binary => [binary.Left, binary.Right],
        Match match => [match.Text],
        MatchCount match => [match.Text],
        Member member => [member.Target],
        Field part => [part.Target],
        ProbabilityOf probability => [probability.Turn, probability.Value],
        Index index => [index.Target, index.Position],
        Quantifier quantifier => [quantifier.Source, quantifier.Condition],
        CountOf count => [count.Target, count.Text],
        Pick pick => [pick.List],
        Template template => template.Parts,
        Statistic statistic => [statistic.Operand, .. statistic.Limits],
        _ => [],
    };

    /// <summary>A value that is known.</summary>
    public sealed record Constant(FluxValue Value) : Expression;

    /// <summary>A parameter, value, loop variable or capture of the scene, by its slot's name.</summary>
    public sealed record Variable(string Name) : Expression;

    /// <summary>A list.</summary>
    public sealed record ListOf(IReadOnlyList<Expression> Items) : Expression;

    /// <summary>The whole numbers from one to the other, both included.</summary>
    public sealed record RangeOf(Expression From, Expression To) : Expression;

    /// <summary><c>not</c> or <c>-</c>.</summary>
    public sealed record Unary(UnaryOperator Operator, Expression Operand) : Expression;

    /// <summary>Arithmetic, comparison, <c>contains</c>, <c>and</c>, <c>or</c>.</summary>
    public sealed record Binary(BinaryOperator Operator, Expression Left, Expression Right) : Expression;

    /// <summary><c>~ /regex/</c>.</summary>
    public sealed record Match(Expression Text, string Pattern) : Expression;

    /// <summary><c>.matches(/regex/)</c>: the number of matches.</summary>
    public sealed record MatchCount(Expression Text, string Pattern) : Expression;

    /// <summary><c>.name</c>: a part of a result, or one of a capture's views (<c>all</c>, <c>count</c>, <c>speaker</c>, <c>stop</c>).</summary>
    public sealed record Member(Expression Target, string Name) : Expression;

    /// <summary>A field of a record.</summary>
    public sealed record Field(Expression Target, string Name) : Expression;

    /// <summary><c>.p(value)</c>: how probable it was that a turn which is a choice said the value.</summary>
    public sealed record ProbabilityOf(Expression Turn, Expression Value) : Expression;

    /// <summary><c>[i]</c>, from 1.</summary>
    public sealed record Index(Expression Target, Expression Position) : Expression;

    /// <summary>A condition over all items of a list or capture: <c>.any</c> and <c>.every</c>.</summary>
    public sealed record Quantifier(bool Every, Expression Source, Expression Condition) : Expression;

    /// <summary>Within the condition of a <see cref="Quantifier"/>, the item at hand.</summary>
    public sealed record Item : Expression;

    /// <summary><c>.count("x")</c>: the number of items that equal the text.</summary>
    public sealed record CountOf(Expression Target, Expression Text) : Expression;

    /// <summary><c>pick(list)</c>: an element drawn with the run's seed.</summary>
    public sealed record Pick(Expression List) : Expression;

    /// <summary>Text with interpolated parts; a constant part is literal prose.</summary>
    public sealed record Template(IReadOnlyList<Expression> Parts) : Expression;

    /// <summary><c>a[P]</c> or <c>a.ever[P]</c>: the amplitude of a premise, from 0 to 1.</summary>
    /// <param name="Watch">The watch's slot.</param>
    /// <param name="Premise">The premise's name.</param>
    /// <param name="Ever">Whether the amplitude uses all evidence so far, instead of the evidence in the window.</param>
    public sealed record Amplitude(string Watch, string Premise, bool Ever) : Expression;

    /// <summary><c>a.rest</c>: the evidence that no premise explains, in nats per token.</summary>
    /// <param name="Watch">The watch's slot.</param>
    public sealed record Rest(string Watch) : Expression;

    /// <summary>In a test: the share of runs in which a condition holds, or the mean of a number over runs.</summary>
    /// <param name="Kind">Which.</param>
    /// <param name="Operand">The condition or the number, with the values of one run.</param>
    /// <param name="Run">The number of the test's <c>run</c> statement that the runs are of.</param>
    public sealed record Statistic(StatisticKind Kind, Expression Operand, int Run) : Expression
    {
        /// <summary>The operand of a mean as it is written; empty for a share.</summary>
        public string Source { get; init; } = "";

        /// <summary>The declared lower bound of a mean's operand; null if none is declared.</summary>
        public Expression? Min { get; init; }

        /// <summary>The declared upper bound of a mean's operand; null if none is declared.</summary>
        public Expression? Max { get; init; }

        /// <summary>Those of <see cref="Min"/> and <see cref="Max"/> that are said. They are values of the test, not of a run.</summary>
        [JsonIgnore]
        public IEnumerable<Expression> Limits => new[] { Min, Max }.OfType<Expression>();
    }
}
