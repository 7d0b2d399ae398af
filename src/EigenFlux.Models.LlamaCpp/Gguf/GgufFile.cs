using System.Security.Cryptography;
using System.Text;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Files;
using EigenFlux.Models.LlamaCpp.Native;

namespace EigenFlux.Models.LlamaCpp.Gguf;

/// <summary>
/// The header of a GGUF file, read before the library sees the file: what is wrong with it is said in our own words, and a file
/// that would make the library fail never reaches it.
/// </summary>
internal sealed class GgufFile
{
    private const uint Magic = 0x46554747;
    private const int ArrayHead = 16; // The array's type, its elements' type, their number.
    private const int Samples = 256;
    private const int SampleBytes = 4096;

    private readonly byte[] fingerprint;

    // All is read while the file is open: it may be replaced by another the moment after.
    private GgufFile(string path, GgufView view, long tensors, long headerEnd, List<(string Key, long Offset, long Count)> tokenizerValues)
    {
        Path = path;
        Length = view.Length;
        Tensors = tensors;
        TokenizerFingerprint = HashTokenizer(view, tokenizerValues);
        fingerprint = HashSamples(view, headerEnd);
    }

    /// <summary>The file's full path.</summary>
    public string Path { get; }

    /// <summary>The file's length in bytes.</summary>
    public long Length { get; }

    /// <summary>The number of tensors; 0 in a file that holds a vocabulary alone.</summary>
    public long Tensors { get; }

    /// <summary>
    /// SHA-256 of everything in the metadata that says how text is split (tokens, scores, types, merges, and the settings beside
    /// them), in lower-case hexadecimal. Chat templates do not count.
    /// </summary>
    public string TokenizerFingerprint { get; }

    /// <summary>
    /// SHA-256 of the header and of samples spread over the weights: tells models apart, in a few milliseconds for any size.
    /// </summary>
    public ReadOnlySpan<byte> Fingerprint => fingerprint;

    /// <summary>Reads a file's header and compares it with the file.</summary>
    /// <exception cref="ModelException">There is no such file, or it is cut off, damaged, or of another format.</exception>
    public static GgufFile Read(string path)
    {
        switch (SafeFile.KindOf(path))
        {
            case FileKind.None:
                throw new ModelException(ModelErrorKind.NotFound, $"There is no file '{path}'. Check the model's path.");
            case FileKind.Folder:
                throw new ModelException(ModelErrorKind.Unreadable, $"'{path}' is a folder. Name the .gguf file in it.");
            case FileKind.Special:
                throw new ModelException(ModelErrorKind.Unreadable, $"'{path}' is no regular file, but a pipe, a device or a socket. Name a .gguf file.");
        }

        try
        {
            using var view = new GgufView(path);
            if (view.Length == 0)
            {
                throw new ModelException(ModelErrorKind.Unreadable, $"'{path}' is empty. Copy or download it again.");
            }

            return Parse(path, view);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ModelException(ModelErrorKind.Unreadable, $"'{path}' cannot be read: {exception.Message}", exception);
        }
    }

    private static GgufFile Parse(string path, GgufView view)
    {
        var cursor = new GgufCursor(view, path);
        if (view.Length < 4 || cursor.ReadUInt32() != Magic)
        {
            throw new ModelException(ModelErrorKind.Unreadable, $"'{path}' {OtherFormat.Describe(view.Slice(0, (int)Math.Min(view.Length, OtherFormat.Looked)))}");
        }

        var version = cursor.ReadUInt32();
        if (version is not (2 or 3))
        {
            throw new ModelException(
                ModelErrorKind.Unreadable,
                $"'{path}' is of GGUF version {version}; versions 2 and 3 can be read. Convert the model again.");
        }

        var tensors = cursor.ReadUInt64();
        var values = cursor.ReadUInt64();

        // The shortest of each still takes this many bytes, so that larger counts cannot be true.
        if (tensors > (ulong)view.Length / 24 || values > (ulong)view.Length / 13)
        {
            throw new ModelException(
                ModelErrorKind.Unreadable,
                $"'{path}' is cut off or damaged: its header promises {tensors} tensors and {values} values, more than its {view.Length} bytes can hold. Copy or download it again.");
        }

        var tokenizer = new List<(string, long, long)>();
        var metadata = new Dictionary<string, GgufValue>(StringComparer.Ordinal);
        var tokens = 0L;
        for (var i = 0UL; i < values; i++)
        {
            var key = cursor.ReadName();
            var start = cursor.Position;
            var value = cursor.ReadValue();
            if (key.Length == 0)
            {
                throw cursor.Damaged("a value without a name");
            }

            if (!metadata.TryAdd(key, value))
            {
                throw cursor.Damaged($"'{key}' twice");
            }

            if (key == GgufChecks.Tokens)
            {
                tokens = start + ArrayHead;
            }

            if (key.StartsWith("tokenizer.", StringComparison.Ordinal) && !key.Contains("chat_template", StringComparison.Ordinal))
            {
                tokenizer.Add((key, start, cursor.Position - start));
            }
        }

        GgufChecks.Check(path, metadata, tensors > 0, count => cursor.CountRepeated(tokens, count));
        var alignment = metadata.TryGetValue(GgufChecks.Alignment, out var aligned) ? (uint)aligned.Numbers[0] : 32u;
        var heads = new GgufHeads();
        var needed = ReadTensors(cursor, tensors, heads);
        heads.Check(path, metadata);
        var headerEnd = cursor.Position;
        var data = (headerEnd + alignment - 1) / alignment * alignment;
        if (tensors > 0 && (UInt128)data + needed > (UInt128)view.Length)
        {
            throw new ModelException(
                ModelErrorKind.Unreadable,
                $"'{path}' is cut off: its tensors need {(UInt128)data + needed} bytes, and it has {view.Length}. Copy or download it again.");
        }

        return new GgufFile(path, view, (long)tensors, headerEnd, tokenizer);
    }

    /// <summary>Where the last tensor's bytes end, from the start of the data.</summary>
    private static UInt128 ReadTensors(GgufCursor cursor, ulong tensors, GgufHeads heads)
    {
        UInt128 end = 0;
        for (var i = 0UL; i < tensors; i++)
        {
            var name = cursor.ReadName();
            var dimensions = cursor.ReadUInt32();
            if (dimensions is 0 or > 4)
            {
                throw cursor.Damaged($"a tensor of {dimensions} dimensions");
            }

            UInt128 elements = 1;
            var row = 1UL;
            for (var d = 0; d < dimensions; d++)
            {
                var length = cursor.ReadUInt64();
                row = d == 0 ? length : row;
                elements *= length;
                if (length == 0 || elements > long.MaxValue)
                {
                    throw cursor.Damaged("a tensor of impossible size");
                }
            }

            heads.Add(name, (ulong)(elements / row));
            var type = cursor.ReadUInt32();
            var offset = cursor.ReadUInt64();
            if (TensorTypes.SizesOf(type) is not var (block, size))
            {
                throw cursor.Damaged($"a tensor of type {type}, which llama.cpp {LlamaLibrary.Release} does not know");
            }

            if (row % block != 0)
            {
                throw cursor.Damaged($"a tensor whose rows of {row} are no multiple of its blocks of {block}");
            }

            end = UInt128.Max(end, offset + (elements / block * size));
        }

        return end;
    }

    private static string HashTokenizer(GgufView view, List<(string Key, long Offset, long Count)> tokenizerValues)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (key, offset, count) in tokenizerValues.OrderBy(value => value.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(key));
            hash.AppendData([0]);
            Append(hash, view, offset, count);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static byte[] HashSamples(GgufView view, long headerEnd)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, view, 0, Math.Min(headerEnd, view.Length));
        for (var i = 0; i < Samples; i++)
        {
            var offset = headerEnd + ((view.Length - headerEnd) * i / Samples);
            Append(hash, view, offset, Math.Min(SampleBytes, view.Length - offset));
        }

        return hash.GetHashAndReset();
    }

    private static void Append(IncrementalHash hash, GgufView view, long offset, long count)
    {
        while (count > 0)
        {
            var piece = (int)Math.Min(count, 1 << 20);
            hash.AppendData(view.Slice(offset, piece));
            offset += piece;
            count -= piece;
        }
    }
}
