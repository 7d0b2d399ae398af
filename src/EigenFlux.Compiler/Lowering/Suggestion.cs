using EigenFlux.Language.Parsing;

namespace EigenFlux.Compiler.Lowering;

/// <summary>Suggests the probable intended name for an unknown name.</summary>
public static class Suggestion
{
    /// <summary>A sentence with a leading space, such as <c>" Did you mean 'temperature'?"</c>; empty if no known name is similar.</summary>
    public static string For(string name, IEnumerable<string> known) =>
        EditDistance.Nearest(name, known) is { } near ? $" Did you mean '{near}'?" : "";
}
