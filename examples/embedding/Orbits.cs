using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Dynamics;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Window;

namespace Embedding;

/// <summary>Follows the page-states of a model without a scene.</summary>
public static class Orbits
{
    /// <summary>Steps without chance until a page-state comes again: there are finitely many, so that one must.</summary>
    /// <returns>The number of steps between the two, and the page-state.</returns>
    public static (int Period, TokenId[] State) Find(ILanguageModel model, string begin, int window)
    {
        using var context = model.CreateContext(new ContextOptions(window));
        using var session = context.CreateSession();
        using var sampler = model.CreateSampler(new SamplerRequest(new SamplerSettings { Temperature = 0 }, Seed: 1, Turn: 0));
        var system = new DynamicSystem(session, model.Tokenizer, new PageLedger(window, reserve: 0, new DeletionSpec(DeletionKind.Token)));
        system.Begin(model.Tokenizer.Tokenize(begin));

        var seen = new Dictionary<string, int>();
        for (var steps = 0; ; steps++)
        {
            if (!seen.TryAdd(string.Join(' ', system.State.ToArray()), steps))
            {
                return (steps - seen[string.Join(' ', system.State.ToArray())], system.State.ToArray());
            }

            system.Step(sampler);
        }
    }
}
