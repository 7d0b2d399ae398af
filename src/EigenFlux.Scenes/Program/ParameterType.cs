namespace EigenFlux.Scenes.Program;

/// <summary>The types of parameters.</summary>
public enum ParameterType
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A character.</summary>
    Character,

    /// <summary>A model.</summary>
    Model,
}
