namespace EigenFlux.Language.Text;

/// <summary>The position of the first invalid byte of a file that is not UTF-8.</summary>
/// <param name="ByteOffset">The first byte that is not, counted from 0.</param>
/// <param name="CharOffset">The offset of its replacement in the decoded text, in UTF-16 units.</param>
public readonly record struct DecodingFault(int ByteOffset, int CharOffset);
