using System.Text.Json;

namespace EigenFlux.Scenes.Image;

/// <summary>Writes and reads images as JSON.</summary>
public static class ImageSerializer
{
    /// <summary>The image as UTF-8 JSON.</summary>
    public static byte[] Write(FluxImage image) => JsonSerializer.SerializeToUtf8Bytes(image, ImageJson.Default.FluxImage);

    /// <summary>Reads and verifies an image. A returned image can be run, whatever its origin.</summary>
    /// <exception cref="FormatException">The bytes are no image, are of another version, or a part is missing or wrong; the message says which.</exception>
    public static FluxImage Read(ReadOnlySpan<byte> json)
    {
        json = json.StartsWith("\uFEFF"u8) ? json[3..] : json;
        try
        {
            CheckHead(json);
            var image = JsonSerializer.Deserialize(json, ImageJson.Default.FluxImage) ?? throw new FormatException("it is empty.");
            ImageVerifier.Verify(image);
            return image;
        }
        catch (Exception problem) when (problem is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new FormatException("its JSON is damaged or of another format.", problem);
        }
    }

    /// <summary>Checks the format and the version first, because an image of another version may have another structure.</summary>
    private static void CheckHead(ReadOnlySpan<byte> json)
    {
        string? format = null;
        int? version = null;
        var reader = new Utf8JsonReader(json);
        for (reader.Read(); (format is null || version is null) && reader.Read() && reader.TokenType == JsonTokenType.PropertyName;)
        {
            var name = reader.GetString();
            reader.Read();
            if (name == "format" && reader.TokenType == JsonTokenType.String)
            {
                format = reader.GetString();
            }
            else if (name == "version" && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number))
            {
                version = number;
            }
            else
            {
                reader.Skip();
            }
        }

        if (format != FluxImage.FormatName || version is null)
        {
            throw new FormatException("it is not an EigenFlux image.");
        }

        if (version != FluxImage.CurrentVersion)
        {
            throw new FormatException($"it has version {version}; this build reads version {FluxImage.CurrentVersion}.");
        }
    }

    /// <summary>Whether a file's first bytes are those of an image, and not of a program.</summary>
    public static bool LooksLikeImage(ReadOnlySpan<byte> start) => start.TrimStart(" \t\r\n\uFEFF"u8) is [(byte)'{', ..];
}
