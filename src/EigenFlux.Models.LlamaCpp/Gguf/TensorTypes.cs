namespace EigenFlux.Models.LlamaCpp.Gguf;

/// <summary>
/// The types of tensors that the bundled llama.cpp knows, by their numbers. They stand here so that a header is read without the native
/// library; a test compares them with it.
/// </summary>
internal static class TensorTypes
{
    // Elements in a block and bytes of a block; zeros for the numbers that were taken out of use.
    private static readonly (ushort Elements, ushort Bytes)[] Sizes =
    [
        (1, 4), (1, 2), (32, 18), (32, 20), (0, 0), (0, 0), (32, 22), (32, 24), (32, 34), (32, 36),
        (256, 84), (256, 110), (256, 144), (256, 176), (256, 210), (256, 292), (256, 66), (256, 74), (256, 98), (256, 50),
        (32, 18), (256, 110), (256, 82), (256, 136), (1, 1), (1, 2), (1, 4), (1, 8), (1, 8), (256, 56),
        (1, 2), (0, 0), (0, 0), (0, 0), (256, 54), (256, 66), (0, 0), (0, 0), (0, 0), (32, 17),
        (64, 36), (128, 18), (64, 18),
    ];

    /// <summary>The sizes of a type's blocks.</summary>
    /// <param name="type">The type's number in the file.</param>
    /// <returns>How many elements and how many bytes a block has; null where llama.cpp does not know the type.</returns>
    public static (ulong Elements, ulong Bytes)? SizesOf(uint type) =>
        type < Sizes.Length && Sizes[type] is { Elements: > 0 } sizes ? (sizes.Elements, sizes.Bytes) : null;
}
