using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Runtime.Run;

/// <summary>Opens the models of one or more runs. Concurrent runs call it concurrently.</summary>
public interface IModelHost
{
    /// <summary>Opens a model. The same address returns the same object, which the host disposes.</summary>
    /// <exception cref="ModelException">The model cannot be opened.</exception>
    ILanguageModel Open(ModelProgram model);

    /// <summary>Opens a model, or stops waiting for it. A model that is open is returned at once.</summary>
    /// <param name="model">The model.</param>
    /// <param name="cancellation">Ends the wait; the opening itself continues.</param>
    /// <exception cref="ModelException">It cannot be opened.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    ValueTask<ILanguageModel> OpenAsync(ModelProgram model, CancellationToken cancellation) =>
        new(Task.Run(() => Open(model), CancellationToken.None).WaitAsync(cancellation));
}
