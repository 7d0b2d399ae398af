using EigenFlux.Models.Contract;
using EigenFlux.Models.Delegating;

namespace EigenFlux.Models.Tests.Contract;

/// <summary>Checks that hold for the models of every engine.</summary>
internal static class AbilityChecks
{
    /// <summary>Checks that a model has the abilities that it declares, and no others.</summary>
    /// <param name="model">The model.</param>
    /// <param name="page">A page-state of at least one token.</param>
    public static void DeclaredAsTheyAre(ILanguageModel model, ReadOnlySpan<TokenId> page)
    {
        using var context = model.CreateContext(new ContextOptions(page.Length + 1));
        using var session = context.CreateSession();
        session.Append(page);
        var found = ModelCapabilities.Fork | (model.Info.Capabilities & ModelCapabilities.Batch)
            | (GivesProbabilities(session) ? ModelCapabilities.LogProbabilities : 0)
            | (session.ShiftsAs() == CacheMode.Shift ? ModelCapabilities.Shift : 0)
            | (session.Ability<ISavedState>() is not null ? ModelCapabilities.State : 0)
            | (session.Ability<IHiddenStates>() is not null ? ModelCapabilities.HiddenStates : 0)
            | (context.Ability<ISteerable>() is not null ? ModelCapabilities.Steering : 0);
        found.ShouldBe(model.Info.Capabilities);
    }

    /// <summary>Checks that a session without any optional ability is changed, saved and loaded as one that has them.</summary>
    /// <param name="model">A model that gives log-probabilities.</param>
    /// <param name="page">A page-state of at least eight tokens.</param>
    public static void DoneAnotherWay(ILanguageModel model, TokenId[] page)
    {
        using IModelContext plain = new PlainContext(model.CreateContext(new ContextOptions(page.Length + 2, 2)));
        using var session = plain.CreateSession();
        session.Append(page);
        session.ShiftsAs().ShouldBe(CacheMode.Exact);
        session.Delete(2, 3, CacheMode.Shift).ShouldBe(CacheMode.Exact);
        TokenId[] deleted = [.. page[..2], .. page[5..]];
        ShouldBe(session, deleted);
        session.Insert(1, page.AsSpan(2, 3), CacheMode.Shift).ShouldBe(CacheMode.Exact);
        TokenId[] inserted = [deleted[0], .. page[2..5], .. deleted[1..]];
        ShouldBe(session, inserted);

        Should.Throw<ModelException>(() => session.Insert(3, page.AsSpan(0, 3), CacheMode.Exact)).Kind.ShouldBe(ModelErrorKind.WindowTooLarge);
        ShouldBe(session, inserted);
        session.Tail(0, 1).ShouldBeNull();

        var state = session.Save();
        using var loaded = session.Fork();
        loaded.Truncate(1);
        loaded.Load(state);
        ShouldBe(loaded, inserted);
        plain.Restore([session, loaded], [state, state]);
        ShouldBe(session, inserted);
        Should.Throw<ModelException>(() => loaded.Load(state.AsSpan(1))).Kind.ShouldBe(ModelErrorKind.Unreadable);
        Should.Throw<ModelException>(() => loaded.Load([.. state, 0xFF, 0xFF, 0xFF, 0x7F])).Kind.ShouldBe(ModelErrorKind.Unreadable);
        ShouldBe(loaded, inserted);

        void ShouldBe(IModelSession changed, TokenId[] tokens)
        {
            changed.Tokens.ToArray().ShouldBe(tokens);
            using var context = model.CreateContext(new ContextOptions(tokens.Length));
            using var fresh = context.CreateSession();
            fresh.Append(tokens);
            Row(changed).AsSpan().SequenceEqual(Row(fresh)).ShouldBeTrue();
        }
    }

    /// <summary>Checks the likeliest tokens against the row of log-probabilities, with the ability and without.</summary>
    public static void TopOfTheRow(ILanguageModel model, ReadOnlySpan<TokenId> page)
    {
        using var context = new PlainContext(model.CreateContext(new ContextOptions(page.Length)));
        using var session = context.CreateSession();
        session.Append(page);
        var row = Row(session);
        var expected = Enumerable.Range(0, row.Length).OrderByDescending(id => row[id]).ThenBy(id => id).Take(20).ToArray();
        foreach (var asked in (IModelSession[])[session, ((DelegatingSession)session).Inner])
        {
            var tokens = new TokenId[20];
            var values = new float[20];
            asked.TopLogProbabilities(tokens, values).ShouldBe(20);
            tokens.Select(token => token.Value).ShouldBe(expected);
            values.ShouldBe(expected.Select(id => row[id]), 1e-6);
        }
    }

    private static float[] Row(IModelSession session)
    {
        var row = new float[session.VocabularySize];
        session.NextLogProbabilities(row);
        return row;
    }

    private static bool GivesProbabilities(IModelSession session)
    {
        try
        {
            return Row(session).Length > 0;
        }
        catch (ModelException refused) when (refused.Kind == ModelErrorKind.Unsupported)
        {
            return false;
        }
    }

    /// <summary>Sessions with the core of the contract alone.</summary>
    internal sealed class PlainContext(IModelContext inner) : DelegatingContext(inner)
    {
        public override object? Ability(Type ability) => null;

        protected override IModelSession Wrap(IModelSession session) => new PlainSession(this, session);
    }

    private sealed class PlainSession(DelegatingContext context, IModelSession inner) : DelegatingSession(context, inner)
    {
        public override object? Ability(Type ability) => null;
    }
}
