namespace EigenFlux.Browser.Tests.Support;

/// <summary>The tests that share one browser.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<Chromium>
{
    public const string Name = "browser";
}
