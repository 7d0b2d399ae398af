namespace EigenFlux.Scenes.Values;

/// <summary>How large a value is when it is written out; what two lists share counts twice.</summary>
/// <param name="Elements">The elements of a list, with those of the lists in it.</param>
/// <param name="Characters">The length of its text (UTF-16).</param>
/// <param name="Levels">The lists in one another; 0 for what is no list.</param>
internal readonly record struct ValueSize(long Elements, long Characters, int Levels)
{
    /// <summary>What it takes to hold it, in characters.</summary>
    public long Held => Elements + Characters;

    /// <summary>The size of a value.</summary>
    public static ValueSize Of(FluxValue value) => value switch
    {
        FluxValue.List list => list.Size,
        FluxValue.Text text => new ValueSize(0, text.Value.Length, 0),
        FluxValue.Result { Parts.Count: > 0 } result => OfItems([.. result.Parts.Select(part => part.Value)]),
        FluxValue.Capture { Items.Count: > 0 } capture => Of(capture.Last),
        _ => new ValueSize(0, value.AsText().Length, 0),
    };

    /// <summary>The size of the list that has the elements of two.</summary>
    public static ValueSize Joined(ValueSize first, ValueSize second) => new(
        first.Elements + second.Elements,
        first.Characters + second.Characters + (first.Elements > 0 && second.Elements > 0 ? 1 : 0),
        Math.Max(first.Levels, second.Levels));

    /// <summary>The size of a list.</summary>
    public static ValueSize OfItems(IReadOnlyList<FluxValue> items)
    {
        var (elements, characters, levels) = ((long)items.Count, (long)Math.Max(0, items.Count - 1), 0);
        foreach (var item in items)
        {
            var size = Of(item);
            (elements, characters, levels) = (elements + size.Elements, characters + size.Characters, Math.Max(levels, size.Levels));
        }

        return new ValueSize(elements, characters, levels + 1);
    }
}
