using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Opening;

/// <summary>Finds the engine of an address, and explains an address that has none.</summary>
internal static class ModelEngines
{
    // Schemes of engines that a build may be without, with what it takes to have them.
    private static readonly Dictionary<string, string> Optional = new(StringComparer.Ordinal)
    {
        ["torch"] = "build with the TorchSharp package, or use a GGUF file",
        ["openai"] = "build with the engine for remote servers, or use a GGUF file",
    };

    /// <summary>The first engine that accepts an address.</summary>
    /// <exception cref="ModelException">None does.</exception>
    public static IModelEngine Find(IReadOnlyList<IModelEngine> engines, ModelUri uri) =>
        engines.FirstOrDefault(engine => engine.Accepts(uri)) ?? throw Unknown(engines, uri);

    private static ModelException Unknown(IReadOnlyList<IModelEngine> engines, ModelUri uri)
    {
        var forms = string.Join("; ", engines.Select(engine => engine.Usage));
        string message;
        if (Optional.TryGetValue(uri.Scheme, out var fix))
        {
            message = $"this build has no engine for '{uri.Scheme}:'; {fix}.";
        }
        else if (uri.Scheme.Length == 0)
        {
            message = $"no engine opens the file '{uri}'{HintForFile(engines, uri)}. Models are: {forms}.";
        }
        else
        {
            var near = Spelling.Nearest(uri.Scheme, engines.Select(engine => engine.Name).Concat(Optional.Keys));
            var hint = near is null ? "" : $" (did you mean '{near}:'?)";
            message = $"no engine knows '{uri.Scheme}:'{hint}. Models are: {forms}.";
        }

        return new ModelException(ModelErrorKind.UnknownModel, message);
    }

    private static string HintForFile(IReadOnlyList<IModelEngine> engines, ModelUri uri)
    {
        if (engines.Select(engine => engine.Suggest(uri)).FirstOrDefault(address => address is not null) is { } meant)
        {
            return $" (did you mean '{meant}'?)";
        }

        return Path.GetExtension(uri.Path).ToLowerInvariant() switch
        {
            ".gguf" => ": this build has no engine for GGUF files",
            ".safetensors" or ".bin" or ".pt" or ".pth" => ": convert it to GGUF",
            _ => "",
        };
    }
}
