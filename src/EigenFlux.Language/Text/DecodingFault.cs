namespace EigenFlux.Language.Text;

/// <summary>Where the bytes of a file stopped being UTF-8.</summary>
/// <param name="ByteOffset">The first byte that is not, counted from 0.</param>
/// <param name="CharOffset">The UTF-16 unit of the decoded text that stands in its place.</param>
public readonly record struct DecodingFault(int ByteOffset, int CharOffset);
