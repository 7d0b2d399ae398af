using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Runtime.Run;

/// <summary>Opens the models of one or more runs. Concurrent runs call it concurrently.</summary>
public interface IModelHost
{
    /// <summary>Opens a model. The same address returns the same object, which the host disposes.</summary>
    /// <exception cref="ModelException">The model cannot be opened.</exception>
    ILanguageModel Open(ModelProgram model);
}
