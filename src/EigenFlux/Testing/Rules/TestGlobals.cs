using EigenFlux.Compiler.Testing;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Testing.Rules;

/// <summary>The values that are defined at the top of a program's files, as its tests know them.</summary>
internal static class TestGlobals
{
    /// <summary>Computes the values; a value that each run draws is unknown.</summary>
    /// <param name="suite">The tests of the program.</param>
    public static Dictionary<string, FluxValue> Of(TestSuite suite)
    {
        var globals = new Dictionary<string, FluxValue>(StringComparer.Ordinal);
        var evaluator = new Evaluator(new TestScope(globals, suite.Characters, _ => null));
        foreach (var value in suite.Globals)
        {
            globals[value.Name] = value.Value.Draws ? new FluxValue.Unknown(1, -1) : Compute(evaluator, value.Value);
        }

        return globals;
    }

    private static FluxValue Compute(Evaluator evaluator, Expression value)
    {
        try
        {
            return evaluator.Evaluate(value);
        }
        catch (EvaluationException)
        {
            return new FluxValue.Unknown(1, -1); // The scenes that the tests run cannot be compiled either, and say why.
        }
    }
}
