namespace EigenFlux.Models.LlamaCpp.Gguf;

/// <summary>A value of a GGUF header's metadata, as far as it is looked at.</summary>
/// <param name="Type">Its type, by the format's numbers.</param>
internal sealed record GgufValue(uint Type)
{
    /// <summary>The type number of a 32-bit whole number without a sign.</summary>
    public const uint UInt32Type = 4;

    /// <summary>The type number of a 32-bit whole number.</summary>
    public const uint Int32Type = 5;

    /// <summary>The type number of a 32-bit number.</summary>
    public const uint Float32Type = 6;

    /// <summary>The type number of a truth value.</summary>
    public const uint BooleanType = 7;

    /// <summary>The type number of a text.</summary>
    public const uint StringType = 8;

    /// <summary>The type number of an array.</summary>
    public const uint ArrayType = 9;

    /// <summary>The number, or those of an array that has few; empty for others.</summary>
    public IReadOnlyList<double> Numbers { get; init; } = [];

    /// <summary>The text; null for what is none, or is too long for a name.</summary>
    public string? Text { get; init; }

    /// <summary>Of an array, the type of its elements.</summary>
    public uint Element { get; init; }

    /// <summary>Of an array, how many elements it has.</summary>
    public ulong Count { get; init; }

    /// <summary>Whether it is one whole number.</summary>
    public bool IsWhole => Type is not (ArrayType or StringType or Float32Type or BooleanType or 12) && Numbers.Count == 1;

    /// <summary>Whether it is an array of whole numbers.</summary>
    public bool IsWholes => Type == ArrayType && Element is not (ArrayType or StringType or Float32Type or BooleanType or 12);
}
