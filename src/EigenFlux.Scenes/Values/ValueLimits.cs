namespace EigenFlux.Scenes.Values;

/// <summary>Refuses values that are larger than <see cref="Limits"/> allows.</summary>
public static class ValueLimits
{
    /// <summary>Looks at the length of a text before it is put together.</summary>
    /// <exception cref="EvaluationException">It is too long.</exception>
    internal static void CheckText(long characters)
    {
        if (characters > Limits.TextCharacters)
        {
            throw TooLarge($"A text here would have {characters:N0} characters; the limit is {Limits.TextCharacters:N0}.");
        }
    }

    /// <summary>Looks at the number of a list's elements before it is put together.</summary>
    /// <exception cref="EvaluationException">There are too many.</exception>
    internal static void CheckElements(decimal elements)
    {
        if (elements > Limits.ListElements)
        {
            throw TooLarge($"A list here would have {elements:N0} elements, counting those of nested lists; the limit is {Limits.ListElements:N0}.");
        }
    }

    /// <summary>Looks at a list with all that is in it.</summary>
    /// <exception cref="EvaluationException">It is too large, or lists are too deep in one another.</exception>
    internal static FluxValue.List Checked(FluxValue.List list)
    {
        var size = list.Size;
        CheckElements(size.Elements);
        if (size.Levels > Limits.ListLevels)
        {
            throw TooLarge($"Lists here would be nested {size.Levels:N0} levels deep; the limit is {Limits.ListLevels:N0}.");
        }

        CheckHeld(size.Held, "A list here");
        return list;
    }

    /// <summary>Looks at what several values hold together.</summary>
    /// <param name="held">The characters and elements.</param>
    /// <param name="what">What they are, at the beginning of a sentence.</param>
    /// <exception cref="EvaluationException">It is too much.</exception>
    public static void CheckHeld(long held, string what)
    {
        if (held > Limits.Held)
        {
            throw TooLarge($"{what} would hold {held:N0} characters and elements; the limit is {Limits.Held:N0}.");
        }
    }

    /// <summary>What it takes to hold a value, in characters and elements.</summary>
    public static long HeldBy(FluxValue value) => ValueSize.Of(value).Held;

    private static EvaluationException TooLarge(FormattableString message) => new(FormattableString.Invariant(message)) { IsLimit = true };
}
