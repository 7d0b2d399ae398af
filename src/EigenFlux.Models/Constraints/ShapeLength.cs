using System.Runtime.CompilerServices;
using EigenFlux.Models.Constraints.Automata;
using EigenFlux.Models.Constraints.Regexes;
using EigenFlux.Models.Constraints.Shapes;

namespace EigenFlux.Models.Constraints;

/// <summary>Computes the maximum length of a shape's values.</summary>
public static class ShapeLength
{
    private static readonly ConditionalWeakTable<TurnShape, StrongBox<int?>> Known = [];

    /// <summary>
    /// The maximum UTF-8 length of a shape's values, including an optional space before the value; null if the length is
    /// unbounded or there is no value.
    /// </summary>
    public static int? Longest(TurnShape shape) =>
        Known.GetValue(shape, static of => new StrongBox<int?>(Find(CompiledShapes.Of(of, spaceBefore: true).Automaton))).Value;

    /// <summary>
    /// An upper bound of the characters (code points) of a shape's values, without an optional space before the value; null if
    /// the length is unbounded or there is no value. For a single regular expression it follows from the repeats; for lists and
    /// records it is the number of bytes.
    /// </summary>
    public static int? MostCharacters(TurnShape shape) => Longest(shape) is { } bytes
        ? shape.Value is ValueShape.Pattern pattern && RegexParser.Parse(pattern.Regex).Node.MostCharacters is { } characters
            ? Math.Min(characters, bytes - 1)
            : bytes - 1
        : null;

    /// <summary>The longest path from the start to an end; null if there is a cycle.</summary>
    private static int? Find(Automaton? automaton)
    {
        if (automaton is null)
        {
            return null;
        }

        const int unseen = -1, open = -2;
        var lengths = new int[automaton.Count];
        Array.Fill(lengths, unseen);
        var path = new Stack<int>([automaton.Start]);
        while (path.TryPeek(out var state))
        {
            if (lengths[state] >= 0)
            {
                path.Pop();
                continue;
            }

            var isSecondVisit = lengths[state] == open;
            lengths[state] = open;
            ref readonly var described = ref automaton[state];
            var longest = 0;
            var waits = false;
            foreach (var target in automaton.TargetsOf(state))
            {
                if (Look(target) is not { } length)
                {
                    return null;
                }

                longest = Math.Max(longest, length + 1);
            }

            if (described.Callee >= 0)
            {
                if (Look(described.Callee) is not { } called || Look(described.Return) is not { } rest)
                {
                    return null;
                }

                longest = Math.Max(longest, called + rest);
            }

            if (!waits)
            {
                lengths[state] = longest;
                path.Pop();
            }

            // The length of a state that is known; 0, and a visit, where it is not. Null where it is on the way here.
            int? Look(int target)
            {
                if (lengths[target] >= 0)
                {
                    return lengths[target];
                }

                if (lengths[target] == open || isSecondVisit)
                {
                    return null;
                }

                waits = true;
                path.Push(target);
                return 0;
            }
        }

        return lengths[automaton.Start];
    }
}
