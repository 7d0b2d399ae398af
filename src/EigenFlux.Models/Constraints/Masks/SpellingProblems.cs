using System.Text;
using EigenFlux.Models.Constraints.Automata;
using EigenFlux.Models.Constraints.Shapes;
using EigenFlux.Models.Constraints.Vocabulary;

namespace EigenFlux.Models.Constraints.Masks;

/// <summary>What of a shape a vocabulary cannot spell.</summary>
internal static class SpellingProblems
{
    /// <summary>Finds the alternatives of choices, and the values of other rules, for which there are no tokens.</summary>
    public static IReadOnlyList<ShapeProblem> Find(IReadOnlyList<ShapeRule> rules, Completion completion, VocabularyTrie trie)
    {
        var problems = new List<ShapeProblem>();
        foreach (var rule in rules)
        {
            if (rule.Shape is ValueShape.Choice choice)
            {
                problems.AddRange(choice.Alternatives
                    .Where(alternative => !CanSpell(trie, alternative, rule.IsJson))
                    .Select(alternative => new ShapeProblem(ShapeProblemKind.CannotSpell, rule.Record, rule.Field, alternative)));
            }
            else if (Terminals.IsTerminal(rule.Shape) && !completion.CanEnd(rule.Start))
            {
                var text = rule.Shape is ValueShape.Pattern pattern ? pattern.Regex : "";
                problems.Add(new ShapeProblem(ShapeProblemKind.CannotSpell, rule.Record, rule.Field, text));
            }
        }

        // What is around values is looked at last: where a value cannot be spelled, what it is in cannot be either.
        problems.AddRange(rules
            .Where(rule => problems.Count == 0 && !completion.CanEnd(rule.Start))
            .Take(1)
            .Select(rule => new ShapeProblem(
                ShapeProblemKind.CannotSpell, rule.Record, rule.Field, rule.Shape is ValueShape.RecordOf record ? record.Name : "")));
        return problems;
    }

    private static bool CanSpell(VocabularyTrie trie, string alternative, bool isJson) => isJson
        ? Spelling.Fewest(trie, Encoding.UTF8.GetBytes(JsonText.Quote(alternative))) is not null
        : Spelling.Fewest(trie, Encoding.UTF8.GetBytes(alternative)) is not null
            || Spelling.Fewest(trie, Encoding.UTF8.GetBytes(" " + alternative)) is not null;
}
