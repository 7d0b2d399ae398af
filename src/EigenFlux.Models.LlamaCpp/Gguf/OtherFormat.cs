using System.Text;

namespace EigenFlux.Models.LlamaCpp.Gguf;

/// <summary>Tells what a file is that is named like a GGUF file and is none.</summary>
internal static class OtherFormat
{
    /// <summary>How many of a file's first bytes are looked at.</summary>
    public const int Looked = 512;

    /// <summary>What the file is and what to do, to be read after its name.</summary>
    /// <param name="head">The file's first bytes, as many as there are of <see cref="Looked"/>.</param>
    public static string Describe(ReadOnlySpan<byte> head)
    {
        var text = Encoding.UTF8.GetString(head).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return text switch
        {
            _ when IsPage(text) => "is a web page: download the file itself, from an address with /resolve/ and not /blob/ in it.",
            _ when text.StartsWith("version https://git-lfs", StringComparison.Ordinal) =>
                "is a pointer of Git LFS and not the file: run 'git lfs pull' in its repository.",
            _ when text.StartsWith("version https://hawser", StringComparison.Ordinal) => "is a pointer of Git LFS and not the file: run 'git lfs pull' in its repository.",
            _ when IsAnnexPointer(text) => "is a pointer of git-annex and not the file: run 'git annex get' with its name in its repository.",
            _ when Begins(head, 0x50, 0x4B, 0x03, 0x04) || Begins(head, 0x50, 0x4B, 0x05, 0x06) =>
                "is a zip file: unpack it. If it is a checkpoint of PyTorch, convert the model with llama.cpp's convert_hf_to_gguf.py.",
            _ when Begins(head, 0x1F, 0x8B) => "is compressed with gzip: unpack it.",
            _ when Begins(head, 0x28, 0xB5, 0x2F, 0xFD) => "is compressed with zstd: unpack it.",
            _ when Begins(head, 0xFD, 0x37, 0x7A, 0x58) => "is compressed with xz: unpack it.",
            _ when Begins(head, 0x37, 0x7A, 0xBC, 0xAF) => "is a 7z file: unpack it.",
            _ when IsSafetensors(head) => "is a safetensors file: convert the model's folder with llama.cpp's convert_hf_to_gguf.py.",
            _ when Begins(head, 0x80, 0x02) || Begins(head, 0x80, 0x03) || Begins(head, 0x80, 0x04) =>
                "is a file of PyTorch: convert the model's folder with llama.cpp's convert_hf_to_gguf.py.",
            _ when IsOldFormat(head) => "is of a format that llama.cpp had before GGUF: download the model as GGUF, or convert it again.",
            _ when head.StartsWith("FUGG"u8) => "is a GGUF file of a machine with the other byte order: download or convert it for this one.",
            _ when head.IndexOfAnyExcept((byte)0) < 0 => "begins with zeros alone: its download was not finished. Download it again.",
            _ when text.StartsWith('{') || text.StartsWith('[') => "is JSON, such as a server's answer or an index of files: download the file itself.",
            _ when IsText(head) => "is not a GGUF file but a text, perhaps a server's message: download the file itself.",
            _ => "is not a GGUF file: it does not begin with 'GGUF'. Download the model as GGUF, or convert it with llama.cpp's convert_hf_to_gguf.py.",
        };
    }

    private static bool IsPage(string text) => text.StartsWith("<!", StringComparison.Ordinal) || text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<head", StringComparison.OrdinalIgnoreCase);

    // The target of a link, as git-annex writes it to an unlocked file or to a disk without links: /annex/objects/KEY, or ../.git/annex/objects/aa/bb/KEY/KEY.
    private static bool IsAnnexPointer(string text)
    {
        var line = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is >= 0 and var end ? end : text.Length).ToString().Replace('\\', '/');
        while (line.StartsWith("../", StringComparison.Ordinal) || line.StartsWith("./", StringComparison.Ordinal))
        {
            line = line[(line.IndexOf('/', StringComparison.Ordinal) + 1)..];
        }

        return line.StartsWith("/annex/objects/", StringComparison.Ordinal) || line.StartsWith(".git/annex/objects/", StringComparison.Ordinal)
            || (line.StartsWith('/') && line.Contains("/.git/annex/objects/", StringComparison.Ordinal));
    }

    // A length in eight bytes, and then JSON.
    private static bool IsSafetensors(ReadOnlySpan<byte> head) => head.Length > 8 && head[8] == '{' && head[..8].IndexOfAnyExcept((byte)0) >= 0 && head[7] == 0 && head[6] == 0;

    private static bool IsOldFormat(ReadOnlySpan<byte> head) =>
        head.StartsWith("lmgg"u8) || head.StartsWith("fmgg"u8) || head.StartsWith("tjgg"u8) || head.StartsWith("algg"u8);

    private static bool IsText(ReadOnlySpan<byte> head)
    {
        // The last letter may be cut off.
        var whole = head.Length == Looked ? head[..^4] : head;
        return System.Text.Unicode.Utf8.IsValid(whole) && !whole.ContainsAnyInRange((byte)0, (byte)8);
    }

    private static bool Begins(ReadOnlySpan<byte> head, params ReadOnlySpan<byte> with) => head.StartsWith(with);
}
