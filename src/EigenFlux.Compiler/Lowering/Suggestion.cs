using EigenFlux.Language.Parsing;

namespace EigenFlux.Compiler.Lowering;

/// <summary>Tells what a mistaken name was probably meant to be.</summary>
public static class Suggestion
{
    /// <summary>A sentence with a space before it, such as <c>" Did you mean 'temperature'?"</c>; empty where nothing is near.</summary>
    public static string For(string name, IEnumerable<string> known) =>
        EditDistance.Nearest(name, known) is { } near ? $" Did you mean '{near}'?" : "";
}
