using EigenFlux.Language.Binding;
using EigenFlux.Language.Symbols;

namespace EigenFlux.Compiler.Lowering;

/// <summary>Where expressions find the values of names.</summary>
internal abstract class SlotNames
{
    /// <summary>The slot of a symbol.</summary>
    public abstract string this[Symbol symbol] { get; }

    /// <summary>The slot of what a run returned; only tests have one.</summary>
    public virtual string ResultOf(BoundRunResultExpression result) =>
        throw new InvalidOperationException($"'{result.Result.Name}' is read outside of a test.");

    /// <summary>The number of the run that a statistic's operand, which has just been lowered, reads; only tests have them.</summary>
    public virtual int RunRead(BoundExpression statistic) =>
        throw new InvalidOperationException($"'{statistic.Location.Text}' is measured outside of a test.");
}
