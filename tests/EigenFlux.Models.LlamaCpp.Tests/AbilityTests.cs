using System.Diagnostics;
using EigenFlux.Models.Contract;
using EigenFlux.Models.LlamaCpp.Tests.Support;
using EigenFlux.Models.Telemetry;
using EigenFlux.Models.Tests.Contract;

namespace EigenFlux.Models.LlamaCpp.Tests;

/// <summary>The optional abilities of a GGUF model, and the cancellation of its batches.</summary>
[Collection(ModelCollection.Name)]
public sealed class AbilityTests(ModelFixture fixture)
{
    [SkippableFact]
    public void A_model_has_the_abilities_that_it_declares() => AbilityChecks.DeclaredAsTheyAre(fixture.Model, fixture.Model.Page("One"));

    [SkippableFact]
    public void A_session_without_abilities_is_edited_and_saved_exactly() => AbilityChecks.DoneAnotherWay(fixture.Strict, fixture.Strict.LongPage(12));

    [SkippableFact]
    public void The_likeliest_tokens_are_the_top_of_the_row() => AbilityChecks.TopOfTheRow(fixture.Model, fixture.Model.LongPage(12));

    [SkippableFact]
    public void Logits_are_log_probabilities_but_for_a_constant()
    {
        var model = fixture.Model;
        using var context = model.CreateContext(new ContextOptions(20));
        using var session = context.CreateSession();
        session.Append(model.LongPage(20));
        var logits = new float[session.VocabularySize];
        session.Ability<ILogits>()!.NextLogits(logits);
        var row = session.Next(model);
        var constant = logits[0] - row[0];
        logits.Select(logit => logit - constant).ShouldBe(row, 1e-4);
    }

    [SkippableFact]
    public void A_hidden_state_belongs_to_the_page_state_and_changes_nothing()
    {
        var model = fixture.Strict;
        using var context = model.CreateContext(new ContextOptions(40, 2));
        using var session = context.CreateSession();
        session.Append(model.LongPage(30));
        var before = session.Next(model);
        var state = Hidden(session);
        state.ShouldAllBe(value => float.IsFinite(value));
        state.Sum(value => value * value).ShouldBeGreaterThan(0);
        session.Next(model).ShouldBeTheSameBits(before);
        Hidden(session).ShouldBe(state);

        using var other = context.CreateSession();
        other.Append(model.LongPage(29));
        Hidden(other).ShouldNotBe(state);
        other.Append(model.LongPage(30).AsSpan(29));
        Hidden(other).ShouldBe(state);
        other.Truncate(0);
        Should.Throw<ModelException>(() => Hidden(other));
    }

    [SkippableFact]
    public void A_control_vector_steers_until_it_is_taken_away()
    {
        var model = fixture.Strict;
        using var context = model.CreateContext(new ContextOptions(24, 2));
        using var session = context.CreateSession();
        session.Append(model.LongPage(20));
        using var fork = session.Fork();
        var before = session.Next(model);
        var steering = context.Ability<ISteerable>()!;
        var vector = new float[steering.SteeringLayers * steering.SteeringWidth];
        steering.Steer(vector);
        session.Next(model).ShouldBeTheSameBits(before);

        var random = new Models.Decoding.SeededRandom(5);
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] = (float)(random.NextDouble() - 0.5) * 20;
        }

        steering.Steer(vector);
        var steered = session.Next(model);
        Sessions.Divergence(before, steered).ShouldBeGreaterThan(0.01);
        fork.Next(model).ShouldBeButForRounding(steered);
        session.Tokens.ToArray().ShouldBe(model.LongPage(20));
        steering.Steer([]);
        session.Next(model).ShouldBeTheSameBits(before);
        Should.Throw<ArgumentException>(() => steering.Steer(vector.AsSpan(1))).Message.ShouldContain($"which are {vector.Length}; these are {vector.Length - 1}");
    }

    [SkippableFact]
    public async Task A_batch_that_is_cancelled_can_be_computed_again()
    {
        var model = fixture.Strict;
        var page = model.LongPage(LlamaContext.BatchSize);
        using var context = model.CreateContext(new ContextOptions(page.Length, 2));
        using var session = context.CreateSession();
        using var other = context.CreateSession();
        other.Append(page.AsSpan(0, 10));
        var before = other.Next(model);
        session.Append(page);
        using var source = new CancellationTokenSource();
        using var begun = new ManualResetEventSlim();
        using var listener = new ActivityListener
        {
            ShouldListenTo = activities => activities.Name == DecodeTelemetry.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = _ => begun.Set(),
        };
        ActivitySource.AddActivityListener(listener);
        var cancelling = Task.Run(() =>
        {
            begun.Wait();
            source.Cancel();
        });

        // One batch has all: only the library itself can stop it.
        await Should.ThrowAsync<OperationCanceledException>(async () => await context.EvaluateAsync([session], source.Token));
        await cancelling;
        session.Length.ShouldBe(page.Length);
        session.Evaluated.ShouldBe(0);
        other.Next(model).ShouldBeTheSameBits(before);
        await context.EvaluateAsync([session]);
        session.Next(model).ShouldBeButForRounding(Sessions.Fresh(model, page));
        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            session.Truncate(5);
            session.Append(page.AsSpan(0, 5));
            await context.EvaluateAsync([session], source.Token);
        });
    }

    private static float[] Hidden(IModelSession session)
    {
        var states = session.Ability<IHiddenStates>()!;
        var state = new float[states.Width];
        states.LastHiddenState(state);
        return state;
    }
}
