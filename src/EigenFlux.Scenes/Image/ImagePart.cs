namespace EigenFlux.Scenes.Image;

/// <summary>A place in an image, such as <c>scenes.Main.body[3].speakers[0]</c>, and the checks that any part can need.</summary>
internal sealed class ImagePart
{
    /// <summary>The limit on the nesting of parts: a program nests at most 256 blocks, each of which is a few parts.</summary>
    private const int MostLevels = 2048;

    private readonly ImagePart? outer;
    private readonly string name;
    private readonly int level;

    private ImagePart(ImagePart? outer, string name)
    {
        (this.outer, this.name, level) = (outer, name, (outer?.level ?? -1) + 1);
        if (level > MostLevels)
        {
            throw new FormatException($"its parts are nested more than {MostLevels} levels deep.");
        }
    }

    /// <summary>The image itself.</summary>
    public static ImagePart Root { get; } = new(null, "");

    /// <summary>A member of this part.</summary>
    public ImagePart this[string member] => new(this, level == 0 ? member : "." + member);

    /// <summary>An element of this part, from 0.</summary>
    public ImagePart this[int index] => new(this, $"[{index}]");

    /// <summary>The refusal of this part.</summary>
    /// <param name="why">The error, as the predicate of a sentence about the part: "is …", "has …", "names …".</param>
    public FormatException Bad(string why) => new($"its part {this} {why}.");

    /// <summary>Throws if a condition does not hold.</summary>
    public void Require(bool holds, string why)
    {
        if (!holds)
        {
            throw Bad(why);
        }
    }

    /// <summary>The value of this part, which must be there.</summary>
    public T Present<T>(T? value)
        where T : class => value ?? throw Bad("is missing");

    /// <summary>Refuses a number outside of a range.</summary>
    public void Within(double value, double least, double most)
    {
        if (!(value >= least && value <= most))
        {
            throw Bad(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"is {value}, but must be from {least} to {most}"));
        }
    }

    /// <summary>Refuses a value that is none of an enumeration's.</summary>
    public void Defined<T>(T value)
        where T : struct, Enum => Require(Enum.IsDefined(value), $"is not a {typeof(T).Name}");

    /// <summary>Refuses a text that is missing.</summary>
    public void Text(string? value) => Present(value);

    /// <summary>Refuses a name that is missing or empty.</summary>
    public void Named(string? value) => Require(value is { Length: > 0 }, "has no name");

    /// <summary>Checks each element of a list, none of which may be missing.</summary>
    public void Each<T>(IReadOnlyList<T>? list, Action<ImagePart, T> check)
    {
        Present(list);
        for (var i = 0; i < list!.Count; i++)
        {
            var part = this[i];
            part.Require(list[i] is not null, "is missing");
            check(part, list[i]);
        }
    }

    /// <summary>Checks each entry of a table, none of which may be missing.</summary>
    public void Each<T>(IReadOnlyDictionary<string, T>? table, Action<ImagePart, string, T> check)
        where T : class
    {
        foreach (var (key, value) in Present(table))
        {
            var part = this[key.Length == 0 ? "\"\"" : key];
            check(part, key, part.Present(value));
        }
    }

    /// <summary>Checks that each text of a list is there.</summary>
    public void Texts(IReadOnlyList<string>? list) => Each(list, static (part, text) => part.Text(text));

    /// <inheritdoc/>
    public override string ToString() => outer is null ? name : outer + name;
}
