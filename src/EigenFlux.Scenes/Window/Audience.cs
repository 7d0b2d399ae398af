using System.Text.Json.Serialization;

namespace EigenFlux.Scenes.Window;

/// <summary>Who has a text in their windows: everyone, or the characters that are named. The default is everyone.</summary>
[JsonConverter(typeof(AudienceJson))]
public readonly struct Audience : IEquatable<Audience>
{
    private readonly string[]? names;

    private Audience(string[] names) => this.names = names;

    /// <summary>Everyone.</summary>
    public static Audience Everyone => default;

    /// <summary>Whether it is everyone, and nobody is named.</summary>
    public bool IsEveryone => names is null;

    /// <summary>The names of the characters, in the order in which they were given; empty for everyone.</summary>
    public IReadOnlyList<string> Names => names ?? [];

    /// <summary>Compares two audiences.</summary>
    public static bool operator ==(Audience left, Audience right) => left.Equals(right);

    /// <summary>Compares two audiences.</summary>
    public static bool operator !=(Audience left, Audience right) => !left.Equals(right);

    /// <summary>The characters of those names, and nobody else.</summary>
    public static Audience Of(params IEnumerable<string> names) => new([.. names.Distinct(StringComparer.Ordinal)]);

    /// <summary>Whether a viewer has the text.</summary>
    public bool Contains(string viewer) => names is null || names.Contains(viewer, StringComparer.Ordinal);

    /// <summary>Whether all of some viewers have the text; true for none.</summary>
    public bool ContainsAll(IEnumerable<string> viewers) => names is null || viewers.All(Contains);

    /// <summary>Whether one of some viewers has the text; false for none.</summary>
    public bool ContainsAny(IEnumerable<string> viewers) => viewers.Any(Contains);

    /// <summary>Whether it is the same characters, in any order.</summary>
    public bool Equals(Audience other) => names is null || other.names is null
        ? names == other.names
        : names.Length == other.names.Length && other.ContainsAll(names);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Audience other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        names is null ? 0 : names.Aggregate(1, (hash, name) => unchecked(hash + name.GetHashCode(StringComparison.Ordinal)));

    /// <summary>The names in order; "everyone" for everyone.</summary>
    public override string ToString() => names is null ? "everyone" : string.Join(", ", names);
}
