using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests;

/// <summary>How far a model's cache is from the window.</summary>
public sealed class AuditTests : IDisposable
{
    private const int Every = 8;

    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Theory]
    [InlineData("exact")]
    [InlineData("shift")]
    public async Task An_engine_that_keeps_no_cache_is_never_off(string cache)
    {
        var image = workshop.Image(Watch("builtin:mini", "token", cache, 160, 8));

        var run = await workshop.RunAsync(image, new RunOptions { Seed = 7, AuditCacheEvery = Every });

        run.Events.OfType<FluxEvent.Deleted>().ShouldNotBeEmpty();
        var audits = run.Events.OfType<FluxEvent.Audited>().ToList();
        audits.Count.ShouldBeInRange(run.Done.Generated / Every - 1, run.Done.Generated / Every);
        audits.ShouldAllBe(audit => audit.Nats == 0 && audit.Generated % Every == 0);
        var pages = run.Pages().Where(step => step.Happened is FluxEvent.Audited).ToList();
        pages.ShouldAllBe(step => ((FluxEvent.Audited)step.Happened).Tokens == step.Page.Count);
    }

    [Fact]
    public async Task A_run_is_the_same_with_audits_and_without()
    {
        var image = workshop.Image(Watch("builtin:mini", "turn", "shift", 160, 6));
        var with = await workshop.RunAsync(image, new RunOptions { Seed = 7, AuditCacheEvery = 1 });
        var without = await workshop.RunAsync(image, new RunOptions { Seed = 7 });

        with.Shown.ShouldBe(without.Shown);
        with.LastPage.ShouldBe(without.LastPage);
        without.Events.OfType<FluxEvent.Audited>().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_model_without_probabilities_is_noticed_once_and_the_run_goes_on()
    {
        workshop.Record([.. Enumerable.Range(0, 8).Select(i => $" This is turn {i}.")]);
        var image = workshop.Image(Watch("replay:turns.txt", "turn", "shift", 300, 4));

        var run = await workshop.RunAsync(image, new RunOptions { Seed = 7, AuditCacheEvery = 5 });

        run.Done.Fault.ShouldBeNull();
        run.Events.OfType<FluxEvent.Audited>().ShouldBeEmpty();
        var fault = run.Events.OfType<FluxEvent.Noticed>().ShouldHaveSingleItem().Fault;
        fault.ShouldBeOfType<RunFault.AuditRefused>();
        FluxHost.Explain(fault).ToString().ShouldBe(
            "info EF5108: The cache of replay:turns.txt is not audited: it gives no probabilities. The run itself is not affected.");
    }

    [SkippableFact]
    public async Task On_the_real_model_the_exact_cache_is_off_by_rounding_and_the_moved_one_by_more()
    {
        var model = RealModel.Path().Replace('\\', '/');
        // What is left under exact is rounding: the audit computes in one batch what the run computed in several.
        var exact = await NatsAsync(model, "exact");
        exact.Count.ShouldBeGreaterThan(4);
        exact.Max().ShouldBeLessThan(0.01);

        var shifted = await NatsAsync(model, "shift");
        shifted.Count.ShouldBeGreaterThan(4);
        shifted.Average().ShouldBeInRange(5 * exact.Average(), 1);
    }

    [SkippableFact]
    public async Task On_the_real_model_an_audit_changes_no_token()
    {
        var model = RealModel.Path().Replace('\\', '/');
        var image = workshop.Image(Watch(model, "token", "shift", 96, 4));
        var with = await workshop.RunAsync(image, new RunOptions { Seed = 7, AuditCacheEvery = 3 });
        var without = await workshop.RunAsync(image, new RunOptions { Seed = 7 });

        with.Events.OfType<FluxEvent.Audited>().ShouldNotBeEmpty();
        with.Events.OfType<FluxEvent.Deleted>().ShouldNotBeEmpty();
        with.LastPage.ShouldBe(without.LastPage);
        with.Shown.ShouldBe(without.Shown);
    }

    /// <summary>What the audits after the first deletion found.</summary>
    private async Task<List<double>> NatsAsync(string model, string cache)
    {
        // Rounding is least when the weights are not laid out anew.
        var image = workshop.Image(Watch($"{model}?repack=off", "turn", cache, 112, 8));
        var run = await workshop.RunAsync(image, new RunOptions { Seed = 7, AuditCacheEvery = Every });
        run.Done.Fault.ShouldBeNull();
        return [.. run.Events.SkipWhile(happened => happened is not FluxEvent.Deleted).OfType<FluxEvent.Audited>().Select(audit => audit.Nats)];
    }

    private static string Watch(string model, string policy, string cache, int window, int rounds) => $$"""
        model Voice = "{{model}}"
        character Oona { brief "Oona, the first mate, who reads the instruments aloud." }
        scene Watch() on Voice {
          window {{window}} tokens, reserve 32
          delete by {{policy}}
          cache {{cache}}
          cast Oona
          setting "The bridge of the Patience. The sea is calm."
          repeat {{rounds}} {
            narrator: "One bell."
            Oona -> log until 12 tokens
          }
        }
        """;
}
