namespace EigenFlux.Fuzz.Engine;

/// <summary>What a part of an input is made of: how it is made smaller.</summary>
internal enum PartKind
{
    /// <summary>Text, made smaller by lines, words and characters.</summary>
    Text,

    /// <summary>JSON, made smaller by its nodes.</summary>
    Json,

    /// <summary>Bytes, each as the character of its value.</summary>
    Binary,

    /// <summary>A setting, which stays as it is.</summary>
    Fixed,
}
