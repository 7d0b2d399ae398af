using System.Text.Unicode;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Files;

namespace EigenFlux.Models.Opening;

/// <summary>Reads the text files that models are made of, and says in one line what is wrong with one.</summary>
internal static class TextFile
{
    private const long MaximumLength = 16L << 20;

    /// <summary>The file's UTF-8 without a byte-order mark, with every line break as one line feed.</summary>
    /// <exception cref="ModelException">There is no such file, or it is not a text of at most 16 MiB.</exception>
    public static byte[] Read(ModelUri uri, ModelOptions options)
    {
        var path = options.PathOf(uri);
        byte[] bytes;
        try
        {
            bytes = SafeFile.Read(path, MaximumLength);
        }
        catch (UnfitFileException folder) when (folder.Kind == FileKind.Folder)
        {
            throw Unreadable(uri, "is a folder; name a text file in it");
        }
        catch (UnfitFileException large) when (large.Kind == FileKind.Regular)
        {
            throw Unreadable(uri, $"exceeds the limit of {MaximumLength >> 20} MiB; shorten it, or train a neural model on it");
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ModelException(ModelErrorKind.NotFound, $"there is no file '{path}' for '{uri}'; check the path.", missing);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new ModelException(ModelErrorKind.Unreadable, $"'{path}' cannot be read: {FirstLine(failure.Message)}", failure);
        }

        return Normalise(bytes, $"'{path}'");
    }

    /// <summary>Checks the bytes, drops a byte-order mark and makes every line break one line feed.</summary>
    public static byte[] Normalise(byte[] bytes, string name)
    {
        if (!Utf8.IsValid(bytes))
        {
            throw new ModelException(ModelErrorKind.Unreadable, $"{name} is not UTF-8; save it as UTF-8 text.");
        }

        var text = bytes.AsSpan();
        if (text.StartsWith("\uFEFF"u8))
        {
            text = text[3..];
        }

        if (text.IndexOf("\r\n"u8) < 0)
        {
            return text.Length == bytes.Length ? bytes : text.ToArray();
        }

        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\r' || i + 1 == text.Length || text[i + 1] != '\n')
            {
                text[length++] = text[i];
            }
        }

        return text[..length].ToArray();
    }

    private static ModelException Unreadable(ModelUri uri, string what) =>
        new(ModelErrorKind.Unreadable, $"'{uri.Path}' {what}.");

    private static string FirstLine(string message) => message.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? message[..end] : message;
}
