using EigenFlux.Language.Text;

namespace EigenFlux.Language.Symbols;

/// <summary>Something that a name stands for.</summary>
/// <param name="name">The name as declared.</param>
/// <param name="declaration">The name in its declaration.</param>
/// <param name="documentation">The <c>///</c> lines above the declaration, or null.</param>
public abstract class Symbol(string name, SourceLocation declaration, string? documentation = null)
{
    /// <summary>The name as declared.</summary>
    public string Name { get; } = name;

    /// <summary>The name in its declaration; of a capture, its first turn.</summary>
    public SourceLocation Declaration { get; } = declaration;

    /// <summary>The <c>///</c> lines above the declaration, or null.</summary>
    public string? Documentation { get; } = documentation;

    /// <summary>What it is, as a message says it: <c>character</c>, <c>scene</c> …</summary>
    public abstract string KindName { get; }

    /// <summary>The type of the name where it is used as a value.</summary>
    public abstract FluxType Type { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{KindName} {Name}";
}
