using System.Text;
using EigenFlux.Models.Constraints.Shapes;

namespace EigenFlux.Models.Constraints.Automata;

/// <summary>Puts the alternatives of a choice into states: a tree of their bytes, made in one pass over them.</summary>
internal sealed class ChoiceStates
{
    /// <summary>The most characters of the alternatives, beginnings that they share counted once.</summary>
    public const int MostCharacters = 100_000;

    private readonly AutomatonBuilder builder;
    private readonly Dictionary<(int State, byte Value), int> children = [];
    private readonly List<(byte Value, int State)> rootChildren = [];
    private readonly bool isJson;
    private readonly int root;
    private readonly int end = -1;
    private int characters;

    private ChoiceStates(AutomatonBuilder builder, bool isJson)
    {
        (this.builder, this.isJson) = (builder, isJson);
        root = builder.Add();
        if (isJson)
        {
            builder.MakeFinal(end = builder.Add());
        }
    }

    /// <summary>Adds the states. An alternative that is no Unicode text leads nowhere.</summary>
    /// <param name="builder">Where they go.</param>
    /// <param name="alternatives">The alternatives.</param>
    /// <param name="spaceBefore">Whether a space may come before.</param>
    /// <param name="isJson">Whether each is a JSON string.</param>
    /// <returns>The first state; -1 where there are more than <see cref="MostCharacters"/>.</returns>
    public static int Add(AutomatonBuilder builder, IReadOnlyList<string> alternatives, bool spaceBefore, bool isJson)
    {
        var states = new ChoiceStates(builder, isJson);
        var texts = alternatives.Where(alternative => StrictJson.HalfCharacterIn(alternative) is null).ToList();
        if (isJson)
        {
            var start = builder.Add();
            builder.AddEdge(start, (byte)'"', (byte)'"', states.root);
            return states.Put(texts, "") ? start : -1;
        }

        return !states.Put(texts, "") ? -1 : spaceBefore ? states.WithSpace(texts) : states.root;
    }

    /// <summary>Puts all alternatives into the tree, with something before each.</summary>
    private bool Put(List<string> texts, string before)
    {
        foreach (var text in texts)
        {
            var state = root;
            foreach (var character in (before + text).EnumerateRunes())
            {
                var states = builder.Count;
                foreach (var value in Spelled(character))
                {
                    state = Child(state, value);
                }

                characters += builder.Count > states ? 1 : 0;
            }

            if (!isJson)
            {
                builder.MakeFinal(state);
            }
            else if (children.TryAdd((state, (byte)'"'), end))
            {
                builder.AddEdge(state, (byte)'"', (byte)'"', end);
            }

            if (characters > MostCharacters)
            {
                return false;
            }
        }

        return true;
    }

    private byte[] Spelled(Rune character)
    {
        var text = character.ToString();
        return Encoding.UTF8.GetBytes(isJson ? JsonText.Quote(text)[1..^1] : text);
    }

    private int Child(int state, byte value)
    {
        if (!children.TryGetValue((state, value), out var child))
        {
            children.Add((state, value), child = builder.Add());
            builder.AddEdge(state, value, value, child);
            if (state == root)
            {
                rootChildren.Add((value, child));
            }
        }

        return child;
    }

    /// <summary>The first state where a space may come before all; where an alternative begins with a space itself, the two go on together.</summary>
    private int WithSpace(List<string> texts)
    {
        if (children.ContainsKey((root, (byte)' ')))
        {
            return Put(texts, " ") ? root : -1;
        }

        var start = builder.Add();
        rootChildren.ForEach(child => builder.AddEdge(start, child.Value, child.Value, child.State));
        builder.AddEdge(start, (byte)' ', (byte)' ', root);
        return start;
    }
}
