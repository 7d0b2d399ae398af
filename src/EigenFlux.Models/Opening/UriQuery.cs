using System.Globalization;
using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Opening;

/// <summary>Reads the parameters of a model's address, and refuses those that its engine does not know.</summary>
internal static class UriQuery
{
    /// <summary>Refuses a parameter that is not one of <paramref name="known"/>.</summary>
    public static void RefuseOthers(ModelUri uri, params ReadOnlySpan<string> known)
    {
        foreach (var key in uri.Query.Keys)
        {
            if (!known.Contains(key))
            {
                var fix = known.IsEmpty ? "it takes none; delete it" : $"use {string.Join(" or ", known.ToArray())}";
                throw Malformed(uri, $"has a parameter '{key}' that '{uri.Scheme}:' does not have: {fix}");
            }
        }
    }

    /// <summary>A whole number in a range; null where the parameter is not given.</summary>
    public static int? Integer(ModelUri uri, string key, int minimum, int maximum)
    {
        if (!uri.Query.TryGetValue(key, out var text))
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= maximum
            ? value
            : throw Malformed(uri, $"has {key}={text}: give a whole number from {minimum} to {maximum}");
    }

    /// <summary>The exception for an address whose form is wrong.</summary>
    public static ModelException Malformed(ModelUri uri, string what) => new(ModelErrorKind.UnknownModel, $"'{uri}' {what}.");
}
