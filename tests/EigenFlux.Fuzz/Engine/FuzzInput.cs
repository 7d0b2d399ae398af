using System.Text;

namespace EigenFlux.Fuzz.Engine;

/// <summary>One input of a target.</summary>
internal sealed record FuzzInput(IReadOnlyList<InputPart> Parts)
{
    public FuzzInput(params InputPart[] parts)
        : this((IReadOnlyList<InputPart>)parts)
    {
    }

    /// <summary>The content of a part.</summary>
    public string this[string name] => Parts.First(part => part.Name == name).Content;

    /// <summary>The bytes of a binary part.</summary>
    public byte[] Bytes(string name) => Encoding.Latin1.GetBytes(this[name]);

    public static InputPart Text(string name, string content) => new(name, PartKind.Text, content);

    public static InputPart Json(string name, string content) => new(name, PartKind.Json, content);

    public static InputPart Binary(string name, ReadOnlySpan<byte> content) => new(name, PartKind.Binary, Encoding.Latin1.GetString(content));

    public static InputPart Fixed(string name, string content) => new(name, PartKind.Fixed, content);
}
