namespace EigenFlux.Models.LlamaCpp.Tests.Support;

/// <summary>One loaded model for all tests that need it; they run one after the other.</summary>
public sealed class ModelFixture : IDisposable
{
    private readonly Lazy<ILanguageModel> model = new(TestModel.Open);

    /// <summary>The model; skips the test where there is none.</summary>
    public ILanguageModel Model
    {
        get
        {
            TestModel.Require();
            return model.Value;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (model.IsValueCreated)
        {
            model.Value.Dispose();
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
