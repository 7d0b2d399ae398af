using EigenFlux.Models.Contract;
using EigenFlux.Models.LlamaCpp;
using EigenFlux.Models.Opening;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests;

public sealed class ScoreTests
{
    private const int DeleteFrom = 3;
    private const int DeleteTo = 25;

    private const string Text =
        "Ada is a keeper of bees, and her bees are all blue. Ben keeps goats on the hill, and every goat has a bell. "
        + "In the morning Ben walked up the hill with a bucket, and Ada opened the hives. The bees were as blue as ever.";

    [SkippableFact]
    public void What_follows_an_exact_deletion_is_scored_as_on_a_page_that_never_had_what_is_deleted()
    {
        var path = RealModel.Path();
        var exact = Score(path, CacheMode.Exact);
        exact.Deletion.ShouldBe(CacheMode.Exact);

        using var registry = new ModelRegistry([new LlamaEngine()]);
        var model = registry.Open(path, new ModelOptions { Threads = 1 });
        TokenId[] page = [.. model.Tokenizer.BeginOfText is { } begin ? [begin] : Array.Empty<TokenId>(), .. model.Tokenizer.Tokenize(Text)];
        using var context = model.CreateContext(new ContextOptions(page.Length));
        using var session = context.CreateSession();
        session.Append(page.AsSpan(0, DeleteFrom));
        var scores = new float[page.Length - DeleteTo];
        session.AppendScored(page.AsSpan(DeleteTo), scores);

        exact.Tokens.Select(token => token.Id).ShouldBe(page[DeleteTo..]);
        exact.Tokens.Select(token => token.LogProbability).ShouldBe(scores.Select(score => (double)score));
    }

    [SkippableFact]
    public void What_follows_a_shifted_deletion_remembers_a_little_of_it()
    {
        var path = RealModel.Path();
        var exact = Score(path, CacheMode.Exact);
        var shift = Score(path, CacheMode.Shift);
        Skip.If(shift.Deletion != CacheMode.Shift, "The real model's cache cannot be shifted.");

        shift.Tokens.Select(token => token.Id).ShouldBe(exact.Tokens.Select(token => token.Id));
        shift.Tokens.ShouldAllBe(token => double.IsFinite(token.LogProbability) && token.LogProbability <= 0);
        var differences = shift.Tokens.Zip(exact.Tokens, (a, b) => Math.Abs(a.LogProbability - b.LogProbability)).ToList();
        differences.Average().ShouldBeInRange(1e-3, 1.5);

        // The first token is judged by what stands before the deletion, which nothing has changed.
        differences[0].ShouldBeLessThan(0.05);
        shift.Next[0].LogProbability.ShouldNotBe(exact.Next[0].LogProbability);
    }

    [SkippableFact]
    public void The_beginning_of_text_can_be_deleted_too()
    {
        using var host = new FluxHost(new FluxHostOptions { Threads = 1 });
        foreach (var mode in (CacheMode[])[CacheMode.Exact, CacheMode.Shift])
        {
            var score = host.Score(RealModel.Path(), Text, new ScoreOptions { DeleteFrom = 0, DeleteTo = 4, Cache = mode });
            var whole = host.Score(RealModel.Path(), Text);

            // The first token that stays has nothing before it.
            score.Tokens.Select(token => token.Id).ShouldBe(whole.Tokens.Select(token => token.Id).TakeLast(score.Tokens.Count));
            score.Tokens.Count.ShouldBeInRange(whole.Tokens.Count - 4, whole.Tokens.Count - 1);
            score.Tokens.ShouldAllBe(token => double.IsFinite(token.LogProbability));
        }
    }

    private static ScoreResult Score(string model, CacheMode cache)
    {
        using var host = new FluxHost(new FluxHostOptions { Threads = 1 });
        return host.Score(model, Text, new ScoreOptions { DeleteFrom = DeleteFrom, DeleteTo = DeleteTo, Cache = cache });
    }
}
