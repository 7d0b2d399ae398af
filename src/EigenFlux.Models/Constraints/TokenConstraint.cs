using EigenFlux.Models.Constraints.Automata;
using EigenFlux.Models.Constraints.Masks;
using EigenFlux.Models.Constraints.Shapes;
using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Constraints;

/// <summary>
/// The tokens of one vocabulary that may be generated in a turn of one shape. The automaton is built once for a tokenizer and a
/// shape, and cached for all turns and runs of the process. Safe for concurrent use.
/// </summary>
/// <remarks>
/// The format. A choice, a regular expression, a number or a truth value alone is its bare text. A list is a JSON array and a
/// record is a JSON object with its fields in their order, with one space after each <c>:</c> and <c>,</c> and no other white
/// space. Texts in them are JSON strings in the shortest form: only the quotation mark, the backslash and control characters are
/// escaped, by their letter (<c>\n</c>) if they have one. So each value has exactly one text. An integer is
/// <c>-?(0|[1-9][0-9]{0,17})</c>; a number may have 17 decimals and an exponent of two digits. One space may precede the value,
/// and nothing may follow it.
/// </remarks>
public sealed class TokenConstraint
{
    /// <summary>The maximum nesting depth of lists and records.</summary>
    public const int MostLevels = ShapeCompiler.MostLevels;

    /// <summary>The maximum number of states of a type's automaton over bytes, including all parts.</summary>
    public const int MostStates = AutomatonBuilder.MostStates;

    /// <summary>The maximum total number of characters of a choice's alternatives, with shared prefixes counted once.</summary>
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
    /// The parts of the shape that cannot be generated. If an alternative cannot be spelled, the others remain: see
    /// <see cref="CanBegin"/>.
    /// </summary>
    public IReadOnlyList<ShapeProblem> Problems { get; }

    /// <summary>Whether any value can be generated.</summary>
    public bool CanBegin => core is { CanBegin: true };

    /// <summary>
    /// Returns the constraint for a tokenizer and a shape. Its automaton is cached for later requests, in this or another run, as
    /// long as it is among the most recently used.
    /// </summary>
    public static TokenConstraint For(ITokenizer tokenizer, TurnShape shape) => new(tokenizer, shape);

    /// <summary>The problems of a shape with any vocabulary.</summary>
    public static IReadOnlyList<ShapeProblem> Check(TurnShape shape) => CompiledShapes.Of(shape, spaceBefore: true).Problems;

    /// <summary>Returns a cursor at the beginning of a turn.</summary>
    /// <exception cref="InvalidOperationException">No value can be generated (<see cref="CanBegin"/>).</exception>
    public ConstraintCursor Begin() => core is { CanBegin: true }
        ? new ConstraintCursor(this, core, core.Start)
        : throw new InvalidOperationException("The constraint permits no value; check its problems first.");
}
