using EigenFlux.Models.Constraints.Automata;
using EigenFlux.Models.Constraints.Masks;
using EigenFlux.Models.Constraints.Shapes;
using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Constraints;

/// <summary>
/// What may be said in a turn of one shape, in the tokens of one vocabulary. The automaton behind it is built once for a tokenizer
/// and a shape, and kept for all turns and runs of the process; it is safe to use from several threads.
/// </summary>
/// <remarks>
/// What is said. A choice, a regular expression, a number or a truth value alone is its bare text. A list is a JSON array and a
/// record is a JSON object with its fields in their order, with one space after each <c>:</c> and <c>,</c> and no other white space.
/// In them texts are JSON strings in their shortest form: escaped are the quotation mark, the backslash and control characters alone,
/// by their letter (<c>\n</c>) where they have one. So there is one text for each value. A whole number is
/// <c>-?(0|[1-9][0-9]{0,17})</c>; a number may have 17 decimals and an exponent of two digits more. Before all of it there may be one space, and
/// nothing may come after it.
/// </remarks>
public sealed class TokenConstraint
{
    /// <summary>How deeply lists and records may be in one another; deeper ones are not permitted.</summary>
    public const int MostLevels = ShapeCompiler.MostLevels;

    /// <summary>The most states of a type's automaton over bytes, all its parts together.</summary>
    public const int MostStates = AutomatonBuilder.MostStates;

    /// <summary>The most characters of the alternatives of a choice, beginnings that they share counted once.</summary>
    public const int MostChoiceCharacters = ChoiceStates.MostCharacters;

    private readonly ConstraintCore? core;

    private TokenConstraint(ITokenizer tokenizer, TurnShape shape)
    {
        (Tokenizer, Shape) = (tokenizer, shape);
        var compiled = CompiledShapes.Of(shape, spaceBefore: true);
        core = compiled.Automaton is null ? null : ConstraintCore.Of(tokenizer, shape, compiled);
        Problems = core?.Problems ?? compiled.Problems;
    }

    /// <summary>The vocabulary.</summary>
    public ITokenizer Tokenizer { get; }

    /// <summary>The shape.</summary>
    public TurnShape Shape { get; }

    /// <summary>
    /// What of the shape cannot be said. Where an alternative cannot be spelled, the others still can: see <see cref="CanBegin"/>.
    /// </summary>
    public IReadOnlyList<ShapeProblem> Problems { get; }

    /// <summary>Whether there is any value that can be said.</summary>
    public bool CanBegin => core is { CanBegin: true };

    /// <summary>
    /// The constraint for a tokenizer and a shape. What it is made of is kept for the next time, here or in another run, for as long as
    /// it is among those that were asked for last.
    /// </summary>
    public static TokenConstraint For(ITokenizer tokenizer, TurnShape shape) => new(tokenizer, shape);

    /// <summary>What is wrong with a shape whatever the vocabulary.</summary>
    public static IReadOnlyList<ShapeProblem> Check(TurnShape shape) => CompiledShapes.Of(shape, spaceBefore: true).Problems;

    /// <summary>The beginning of a turn: nothing is said.</summary>
    /// <exception cref="InvalidOperationException">Nothing can be said (<see cref="CanBegin"/>).</exception>
    public ConstraintCursor Begin() => core is { CanBegin: true }
        ? new ConstraintCursor(this, core, core.Start)
        : throw new InvalidOperationException("The constraint permits no value; check its problems first.");
}
