using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Symbols;

namespace EigenFlux.Language.Binding.Resolution;

/// <summary>Finds coalitions whose <c>plays</c> names a scene that cannot take a line, gives none, or leads back to the coalition.</summary>
/// <param name="scenes">Every scene that is bound.</param>
internal sealed class PlayReview(IEnumerable<BoundScene> scenes)
{
    private readonly Dictionary<SceneSymbol, BoundScene> bound = scenes.ToDictionary(scene => scene.Symbol);
    private readonly HashSet<CoalitionSymbol> reported = [];

    /// <summary>What stands in the way of the coalitions that play.</summary>
    public IEnumerable<Diagnostic> Problems(IEnumerable<CoalitionSymbol> coalitions)
    {
        foreach (var coalition in coalitions)
        {
            if (coalition is not { Plays: { IsUncertain: false } played, PlaysLocation: { } location })
            {
                continue;
            }

            var at = new DiagnosticBuilder(location);
            if (played.Parameters.FirstOrDefault(parameter => parameter.Type.Kind == FluxTypeKind.Text) is not { } line)
            {
                yield return at.CannotTakeLine(
                    coalition.Name, played.Name, "it has no parameter for the last line. Give it a first parameter of type text.");
            }
            else if (played.Parameters.FirstOrDefault(parameter => parameter.Default is null && parameter != line) is { } open)
            {
                yield return at.CannotTakeLine(coalition.Name, played.Name, $"'{open.Name}' gets no value. Give it a default.");
            }
            else if (played.Results.IsEmpty && bound.ContainsKey(played))
            {
                yield return at.PlaysForNothing(coalition.Name, played.Name);
            }
            else if (!reported.Contains(coalition) && new Search(this, coalition).WayRound() is { } way)
            {
                yield return at.PlaysInCircle(coalition.Name, string.Join("; ", way));
            }
        }
    }

    /// <summary>Looks for a way from a coalition's scene back to the coalition.</summary>
    private sealed class Search(PlayReview review, CoalitionSymbol start)
    {
        private readonly HashSet<(SceneSymbol Scene, string Speakers)> seen = [];
        private readonly List<string> way = [];

        /// <summary>The steps of the way, in words; null where there is none.</summary>
        public IReadOnlyList<string>? WayRound() => Play(start) ? way : null;

        private bool Play(CoalitionSymbol coalition) =>
            Step($"{coalition.Name} plays {coalition.Plays!.Name}", () => Enter(coalition.Plays, []));

        private bool Step(string words, Func<bool> next)
        {
            way.Add(words);
            if (next())
            {
                return true;
            }

            way.RemoveAt(way.Count - 1);
            return false;
        }

        /// <summary>Goes into a scene.</summary>
        /// <param name="symbol">The scene.</param>
        /// <param name="given">Who its parameters stand for, where that is known.</param>
        private bool Enter(SceneSymbol symbol, Dictionary<Symbol, IReadOnlyList<SpeakerSymbol>> given)
        {
            if (!review.bound.TryGetValue(symbol, out var scene))
            {
                return false;
            }

            var known = new Dictionary<Symbol, IReadOnlyList<SpeakerSymbol>>();
            foreach (var parameter in symbol.Parameters)
            {
                known[parameter] = given.TryGetValue(parameter, out var those) ? those : parameter.Default is null ? [] : Speakers(parameter.Default, known);
            }

            var speakers = string.Join(" ", known.SelectMany(pair => pair.Value).Select(speaker => speaker.Name));
            return seen.Add((symbol, speakers)) && (Sums(scene) || Walk(scene, scene.Body, known));
        }

        private bool Sums(BoundScene scene) => scene.Header.Deletion?.Summarizer is { } summarizer
            && Step($"{scene.Symbol.Name} is summed up by {summarizer.Name}", () => Enter(summarizer, []));

        private bool Walk(BoundScene scene, BoundBlock block, Dictionary<Symbol, IReadOnlyList<SpeakerSymbol>> known) =>
            block.Statements.Any(statement => statement switch
            {
                BoundTurn turn => turn.Model is not BoundInputExpression && turn.Speakers.Any(speaker => Speak(scene, speaker.Symbol, known)),
                BoundCall call => Step(
                    $"{scene.Symbol.Name} calls {call.Scene.Name}",
                    () => Enter(call.Scene, call.Arguments.ToDictionary(given => (Symbol)given.Parameter, given => Speakers(given.Value, known)))),
                BoundFor each => Walk(
                    scene, each.Body, new Dictionary<Symbol, IReadOnlyList<SpeakerSymbol>>(known) { [each.Variable] = Speakers(each.Source, known) }),
                _ => statement.Bodies.Any(body => Walk(scene, body, known)),
            });

        private bool Speak(BoundScene scene, Symbol? speaker, Dictionary<Symbol, IReadOnlyList<SpeakerSymbol>> known)
        {
            if (speaker is null || scene.Header.Cast.Any(entry => entry.Symbol == speaker && entry.Model is BoundInputExpression))
            {
                return false;
            }

            foreach (var coalition in Speakers(speaker, known).OfType<CoalitionSymbol>().Where(one => one.Plays is not null))
            {
                if (coalition == start)
                {
                    way.Add($"in {scene.Symbol.Name} {start.Name} speaks");
                    review.reported.Add(start);
                    return true;
                }

                if (Step($"in {scene.Symbol.Name} {coalition.Name} speaks", () => Play(coalition)))
                {
                    review.reported.Add(coalition);
                    return true;
                }
            }

            return false;
        }

        /// <summary>Who a name or a list of names stands for; nobody where only a run can tell.</summary>
        private static IReadOnlyList<SpeakerSymbol> Speakers(Symbol symbol, Dictionary<Symbol, IReadOnlyList<SpeakerSymbol>> known) =>
            symbol is SpeakerSymbol speaker ? [speaker] : known.TryGetValue(symbol, out var those) ? those : [];

        private static IReadOnlyList<SpeakerSymbol> Speakers(BoundExpression value, Dictionary<Symbol, IReadOnlyList<SpeakerSymbol>> known) => value switch
        {
            BoundSymbolExpression name => Speakers(name.Symbol, known),
            BoundListExpression list => [.. list.Items.SelectMany(item => Speakers(item, known))],
            BoundMembersExpression members => [.. Speakers(members.Coalition, known).OfType<CoalitionSymbol>().SelectMany(one => one.Members)],
            _ => [],
        };
    }
}
