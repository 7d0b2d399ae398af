using EigenFlux.Compiler;
using EigenFlux.Compiler.Lowering;
using EigenFlux.Hosting;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Opening;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Program;

namespace EigenFlux;

/// <summary>The models that one compilation or one run has open; they stay open until it is disposed.</summary>
internal sealed class HostLease(HostModels models, ModelLease lease) : IModelSource, IModelHost, IDisposable
{
    /// <summary>Opens a model that a program names.</summary>
    /// <exception cref="ModelException">The model cannot be opened, or is outside the allowed folders.</exception>
    public ILanguageModel Open(ModelProgram model) => lease.Open(model.Uri, models.OptionsOf(model.Uri, model.BaseFolder));

    /// <inheritdoc/>
    public ValueTask<ILanguageModel> OpenAsync(ModelProgram model, CancellationToken cancellation) =>
        lease.OpenAsync(model.Uri, models.OptionsOf(model.Uri, model.BaseFolder), cancellation);

    /// <summary>Opens a model that the person who runs the host has named.</summary>
    /// <exception cref="ModelException">It cannot be opened.</exception>
    public ILanguageModel Open(string uri, string folder) => lease.Open(uri, models.OptionsOfNamed(folder));

    public ModelFacts Describe(ModelProgram model)
    {
        var opened = Open(model);
        return new ModelFacts(models.RememberingTokenizer(opened), opened.Info, opened.SamplerNames);
    }

    public void Dispose() => lease.Dispose();
}
