using EigenFlux.Models.Contract;

namespace EigenFlux.Models.LlamaCpp.Tests.Support;

/// <summary>One loaded model for all tests that need it; they run one after the other.</summary>
public sealed class ModelFixture : IDisposable
{
    private readonly Lazy<ILanguageModel> model = new(() => TestModel.Open());
    private readonly Lazy<ILanguageModel> strict = new(() => TestModel.Open("?repack=off"));

    /// <summary>The model as users open it; skips the test where there is none.</summary>
    public ILanguageModel Model
    {
        get
        {
            TestModel.Require();
            return model.Value;
        }
    }

    /// <summary>The same, computing the same bits however tokens are batched: what differs here is not rounding but a mistake.</summary>
    public ILanguageModel Strict
    {
        get
        {
            TestModel.Require();
            return strict.Value;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var opened in (Lazy<ILanguageModel>[])[model, strict])
        {
            if (opened.IsValueCreated)
            {
                opened.Value.Dispose();
            }
        }
    }
}

/// <summary>The collection that shares it.</summary>
[CollectionDefinition(Name)]
public sealed class ModelCollection : ICollectionFixture<ModelFixture>
{
    /// <summary>Its name.</summary>
    public const string Name = "model";
}
