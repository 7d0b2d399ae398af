using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Runtime.Tests.Support;

namespace EigenFlux.Runtime.Tests.Run;

/// <summary>Audits of the caches of a run.</summary>
public sealed class RunAuditTests
{
    [Fact]
    public void An_audit_is_due_after_every_so_many_tokens_and_never_before_the_first()
    {
        var audit = new RunAudit(3);
        Enumerable.Range(0, 8).Where(audit.IsDue).ShouldBe([3, 6]);
        Enumerable.Range(0, 8).Where(new RunAudit(0).IsDue).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_live_run_finds_is_found_again_when_it_is_replayed_without_the_model()
    {
        using var model = new KeepableModel();
        byte[] journal = [];
        List<FluxEvent> live = [];
        List<FluxEvent> replayed = [];
        await TestRun.WithAsync(run =>
        {
            using var context = model.CreateContext(new ContextOptions(20));
            using var session = context.CreateSession();
            session.Append(model.Tokenizer.Tokenize("one two"));
            Look(run, model, session, live);
            journal = run.Drawing.Journal.Entries.ToArray();
            return Task.CompletedTask;
        });
        await TestRun.WithAsync(
            run =>
            {
                using var session = new Runtime.Caches.TokenSession(model, 20);
                session.Append(model.Tokenizer.Tokenize("one two"));
                Look(run, model, session, replayed);
                run.Drawing.Journal.HasNext.ShouldBeFalse();
                return Task.CompletedTask;
            },
            journal);
        live.ShouldBe([new FluxEvent.Audited(0, 7, "m"), new FluxEvent.Audited(0, 7, "m")]);
        replayed.ShouldBe(live);
    }

    [Fact]
    public async Task A_model_without_probabilities_is_reported_once_and_by_the_run_alone()
    {
        using var model = new KeepableModel();
        model.Facts = model.Info with { Capabilities = ModelCapabilities.None };
        List<FluxEvent> inBranch = [];
        List<FluxEvent> inRun = [];
        await TestRun.WithAsync(run =>
        {
            using var session = new Runtime.Caches.TokenSession(model, 20);
            Look(run.Fork(run.Services.Walker, 1, 1), model, session, inBranch);
            Look(run, model, session, inRun);
            return Task.CompletedTask;
        });
        inBranch.ShouldBeEmpty();
        inRun.ShouldHaveSingleItem().ShouldBeOfType<FluxEvent.Noticed>().Fault.ShouldBeOfType<RunFault.AuditRefused>();
    }

    /// <summary>Looks before each of four tokens, with an audit every two.</summary>
    private static void Look(RunState run, ILanguageModel model, IModelSession session, List<FluxEvent> found)
    {
        var audit = new RunAudit(2);
        for (var i = 0; i < 5; i++)
        {
            audit.Look(run, model, "m", session, found.Add);
            run.Budget.CountToken();
        }
    }
}
