using EigenFlux.Models.Contract;
using EigenFlux.Models.Files;

namespace EigenFlux.Models.Opening;

/// <summary>What a host decides about a model, beyond its URI.</summary>
public sealed record ModelOptions
{
    /// <summary>Threads to compute with; null for the number of processors.</summary>
    public int? Threads { get; init; }

    /// <summary>Layers to put on the GPU, where the library has one; 0 for none.</summary>
    public int GpuLayers { get; init; }

    /// <summary>The folder that relative paths in the URI start from.</summary>
    public string BaseFolder { get; init; } = ".";

    /// <summary>
    /// The folders that the URI's file must lie in, with links followed; null for anywhere. A host sets them for an address that comes from
    /// a program and not from the person who runs it.
    /// </summary>
    public IReadOnlyList<string>? Within { get; init; }

    /// <summary>Opens another model's tokenizer, for an engine that borrows one; null where the host has no others.</summary>
    public Func<ModelUri, ITokenizer>? OpenTokenizer { get; init; }

    /// <summary>The absolute path of an address, from <see cref="BaseFolder"/> if it is relative.</summary>
    /// <param name="uri">The address.</param>
    /// <exception cref="ModelException">It is no path, or leads out of the folders of <see cref="Within"/>.</exception>
    public string PathOf(ModelUri uri)
    {
        string path;
        try
        {
            path = Path.GetFullPath(uri.Path, Path.GetFullPath(BaseFolder));
        }
        catch (Exception problem) when (problem is ArgumentException or NotSupportedException or IOException)
        {
            throw new ModelException(ModelErrorKind.UnknownModel, $"'{uri}' is not a valid path on this machine.", problem);
        }

        return Within is null || Within.Any(folder => SafeFile.IsWithin(folder, path))
            ? path
            : throw new ModelException(
                ModelErrorKind.Outside,
                $"the program names the model '{uri}', which is '{path}': that is outside the folders that a program may take models from ({string.Join(", ", Within)}). "
                    + "Name the model with --model, or allow its folder with --models-folder.");
    }
}
