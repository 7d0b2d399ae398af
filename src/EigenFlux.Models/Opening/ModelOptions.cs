using EigenFlux.Models.Contract;
using EigenFlux.Models.Files;

namespace EigenFlux.Models.Opening;

/// <summary>The options of a host for opening a model, in addition to the URI.</summary>
public sealed record ModelOptions
{
    /// <summary>The number of threads; null for the number of processors.</summary>
    public int? Threads { get; init; }

    /// <summary>The number of layers on the GPU, if the library supports one; 0 for none.</summary>
    public int GpuLayers { get; init; }

    /// <summary>The base folder of relative paths in the URI.</summary>
    public string BaseFolder { get; init; } = ".";

    /// <summary>
    /// The folders that may contain the URI's file, with links followed; null for any folder. A host restricts an address from a
    /// program, but not one from its user.
    /// </summary>
    public IReadOnlyList<string>? Within { get; init; }

    /// <summary>Opens another model's tokenizer, for an engine that borrows one; null if the host has no other models.</summary>
    public Func<ModelUri, ITokenizer>? OpenTokenizer { get; init; }

    /// <summary>The absolute path of an address, from <see cref="BaseFolder"/> if it is relative.</summary>
    /// <param name="uri">The address.</param>
    /// <exception cref="ModelException">The address is not a path, or its file is outside the folders of <see cref="Within"/>.</exception>
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
