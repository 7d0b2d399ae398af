namespace EigenFlux.Language.Symbols;

/// <summary>The kinds of <see cref="FluxType"/>.</summary>
public enum FluxTypeKind
{
    /// <summary>Not known, because of a mistake that is already reported; goes with everything.</summary>
    Unknown,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Int,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Bool,

    /// <summary>A character, a coalition, or a parameter or variable that refers to one.</summary>
    Character,

    /// <summary>A model, or <c>input</c>.</summary>
    Model,

    /// <summary>A list of <see cref="FluxType.Element"/>. A range is a list of int.</summary>
    List,

    /// <summary>One of some texts: <see cref="FluxType.Choices"/>.</summary>
    Choice,

    /// <summary>Text that the regex <see cref="FluxType.Pattern"/> matches entirely.</summary>
    Pattern,

    /// <summary>A record: <see cref="FluxType.Record"/>.</summary>
    Record,

    /// <summary>The result of a scene: <see cref="FluxType.Scene"/>.</summary>
    SceneResult,

    /// <summary>A watch: amplitudes of premises.</summary>
    Watch,

    /// <summary>A piece of lore.</summary>
    Lore,

    /// <summary>A premise.</summary>
    Premise,

    /// <summary>A scene, which is no value.</summary>
    Scene,
}
