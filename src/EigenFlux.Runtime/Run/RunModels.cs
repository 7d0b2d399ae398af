using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Runtime.Run;

/// <summary>The models that a run has opened, its branches included.</summary>
/// <param name="host">Opens them.</param>
internal sealed class RunModels(IModelHost host)
{
    private readonly Dictionary<string, ILanguageModel> opened = new(StringComparer.Ordinal);

    /// <summary>The models that were opened, by their names in the program.</summary>
    public IReadOnlyDictionary<string, ILanguageModel> Opened => opened;

    /// <summary>The model of a program.</summary>
    /// <exception cref="ModelException">It cannot be opened.</exception>
    public ILanguageModel Open(ModelProgram model) => opened[model.Name] = host.Open(model);
}
