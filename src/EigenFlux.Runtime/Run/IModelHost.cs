using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Runtime.Run;

/// <summary>Opens the models of a run, or of several that go on at once: then it is asked from several threads.</summary>
public interface IModelHost
{
    /// <summary>The model: the same object for the same address, which the host disposes.</summary>
    /// <exception cref="ModelException">It cannot be opened.</exception>
    ILanguageModel Open(ModelProgram model);
}
