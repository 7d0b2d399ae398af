using System.Text;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Opening;
using EigenFlux.Models.Tokenizers;

namespace EigenFlux.Models.Replay;

/// <summary>
/// Opens <c>replay:path.txt[?tokenizer=URI]</c>: replays the recorded turns of a file, one per line, as if a model had generated
/// them, in bytes or in the tokens of another model. For tests, for measurements of layouts, and for replaying a scene.
/// </summary>
public sealed class ReplayEngine : IModelEngine
{
    /// <summary>The scheme of this engine's addresses.</summary>
    public const string Scheme = "replay";

    private const string TokenizerKey = "tokenizer";

    /// <inheritdoc/>
    public string Name => Scheme;

    /// <inheritdoc/>
    public string Usage => "replay:path/to/turns.txt[?tokenizer=URI]";

    /// <inheritdoc/>
    public bool Accepts(ModelUri uri) => uri.Scheme == Scheme;

    /// <inheritdoc/>
    public ILanguageModel Open(ModelUri uri, ModelOptions options)
    {
        var tokenizer = OpenTokenizer(uri, options);
        var text = Encoding.UTF8.GetString(TextFile.Read(uri, options));
        var name = options.PathOf(uri);
        return new ReplayModel(uri.Text, name, Recording.Read(text, name), tokenizer);
    }

    /// <inheritdoc/>
    public ITokenizer OpenTokenizer(ModelUri uri, ModelOptions options)
    {
        UriQuery.RefuseOthers(uri, TokenizerKey);
        if (uri.Path.Length == 0)
        {
            throw UriQuery.Malformed(uri, $"names no file: write {Usage}");
        }

        if (!uri.Query.TryGetValue(TokenizerKey, out var other))
        {
            return ByteTokenizer.Instance;
        }

        if (options.OpenTokenizer is null)
        {
            throw new ModelException(
                ModelErrorKind.Unsupported,
                $"'{uri}' borrows a tokenizer, and this program has no other models; leave '?{TokenizerKey}=' out.");
        }

        return options.OpenTokenizer(ModelUri.Parse(other));
    }
}
