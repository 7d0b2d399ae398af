using EigenFlux.Language.Text;

namespace EigenFlux.Language.Symbols;

/// <summary>A named entity of a program.</summary>
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

    /// <summary>The kind of the symbol in messages, such as <c>character</c> or <c>scene</c>.</summary>
    public abstract string KindName { get; }

    /// <summary>The type of the symbol when it is used as a value.</summary>
    public abstract FluxType Type { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{KindName} {Name}";
}
