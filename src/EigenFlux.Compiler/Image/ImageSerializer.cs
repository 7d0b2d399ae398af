using System.Text.Json;

namespace EigenFlux.Compiler.Image;

/// <summary>Writes and reads images as JSON.</summary>
public static class ImageSerializer
{
    /// <summary>The image as UTF-8 JSON.</summary>
    public static byte[] Write(FluxImage image) => JsonSerializer.SerializeToUtf8Bytes(image, ImageJson.Default.FluxImage);

    /// <summary>Reads an image.</summary>
    /// <exception cref="FormatException">The bytes are no image, or of another version; the message says which.</exception>
    public static FluxImage Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var image = JsonSerializer.Deserialize(json, ImageJson.Default.FluxImage);
            if (image is null || image.Format != FluxImage.FormatName)
            {
                throw new FormatException("it is not an EigenFlux image.");
            }

            return image.Version == FluxImage.CurrentVersion
                ? image
                : throw new FormatException($"it has version {image.Version}, and this is version {FluxImage.CurrentVersion}.");
        }
        catch (Exception problem) when (problem is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new FormatException("its JSON is damaged or of another form.", problem);
        }
    }

    /// <summary>Whether a file's first bytes are those of an image, and not of a program.</summary>
    public static bool LooksLikeImage(ReadOnlySpan<byte> start) => start.TrimStart(" \t\r\n\uFEFF"u8) is [(byte)'{', ..];
}
