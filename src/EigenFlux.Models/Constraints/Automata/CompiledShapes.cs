using EigenFlux.Models.Common;
using EigenFlux.Models.Constraints.Shapes;

namespace EigenFlux.Models.Constraints.Automata;

/// <summary>The automata of the shapes that were asked for last, for all threads.</summary>
internal static class CompiledShapes
{
    private static readonly BoundedCache<(string, bool), CompiledShape> Kept = new(most: 64);

    /// <summary>A shape's automaton.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="spaceBefore">Whether a space may come before the value.</param>
    public static CompiledShape Of(TurnShape shape, bool spaceBefore) =>
        Kept.Get((ShapeKey.Of(shape), spaceBefore), () => ShapeCompiler.Compile(shape, spaceBefore, sharesCharacters: true));
}
