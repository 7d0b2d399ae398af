using EigenFlux.Language.Symbols;

namespace EigenFlux.Language.Binding.Resolution;

/// <summary>Which types go where.</summary>
internal static class TypeRules
{
    /// <summary>Whether a value of one type may be given where another is wanted.</summary>
    public static bool Accepts(FluxType wanted, FluxType actual)
    {
        if (wanted.Kind == FluxTypeKind.Unknown || actual.Kind == FluxTypeKind.Unknown)
        {
            return true;
        }

        return wanted.Kind switch
        {
            FluxTypeKind.Text => IsWritable(actual) && !actual.IsNumeric && actual.Kind is not (FluxTypeKind.Bool or FluxTypeKind.Character or FluxTypeKind.Lore),
            FluxTypeKind.Number => actual.IsNumeric,
            FluxTypeKind.List => actual.Kind == FluxTypeKind.List && Accepts(wanted.Element!, actual.Element!),
            FluxTypeKind.Choice or FluxTypeKind.Pattern => actual.IsTextual,
            FluxTypeKind.Record => actual.Is(wanted),
            _ => actual.Kind == wanted.Kind,
        };
    }

    /// <summary>Whether a value can be written into a text.</summary>
    public static bool IsWritable(FluxType type) => type.Kind switch
    {
        FluxTypeKind.Model or FluxTypeKind.Watch or FluxTypeKind.Premise or FluxTypeKind.Scene => false,
        FluxTypeKind.List => IsWritable(type.Element!),
        FluxTypeKind.SceneResult => type.Scene!.Results.Length <= 1,
        _ => true,
    };

    /// <summary>Whether two values can be equal.</summary>
    public static bool AreComparable(FluxType a, FluxType b) =>
        a.Kind == FluxTypeKind.Unknown || b.Kind == FluxTypeKind.Unknown
        || (a.IsNumeric && b.IsNumeric) || (a.IsTextual && b.IsTextual)
        || (a.Kind == b.Kind && a.Kind is FluxTypeKind.Bool or FluxTypeKind.Character or FluxTypeKind.Record or FluxTypeKind.Model)
        || (a.Kind == FluxTypeKind.List && b.Kind == FluxTypeKind.List && AreComparable(a.Element!, b.Element!));

    /// <summary>The type that both go into, or null.</summary>
    public static FluxType? Common(FluxType a, FluxType b)
    {
        if (a.Kind == FluxTypeKind.Unknown)
        {
            return b;
        }

        if (b.Kind == FluxTypeKind.Unknown || a.Is(b))
        {
            return a;
        }

        if (a.IsNumeric && b.IsNumeric)
        {
            return FluxType.Number;
        }

        return a.IsTextual && b.IsTextual ? FluxType.Text
            : a.Kind == FluxTypeKind.List && b.Kind == FluxTypeKind.List && Common(a.Element!, b.Element!) is { } element ? FluxType.ListOf(element)
            : null;
    }

    /// <summary>A type as a message says it.</summary>
    public static string Describe(FluxType type) => type.Kind switch
    {
        FluxTypeKind.Text => "text",
        FluxTypeKind.Int => "a whole number",
        FluxTypeKind.Number => "a number",
        FluxTypeKind.Bool => "a condition",
        FluxTypeKind.Character => "a character",
        FluxTypeKind.Model => "a model",
        FluxTypeKind.List when type.Element!.Kind == FluxTypeKind.Unknown => "a list",
        FluxTypeKind.List => $"a list of {type.Element}",
        FluxTypeKind.Choice or FluxTypeKind.Pattern => $"text ({type})",
        FluxTypeKind.Record => $"a record {type}",
        FluxTypeKind.SceneResult => $"the result of {type.Scene!.Name}",
        FluxTypeKind.Watch => "a watch",
        FluxTypeKind.Lore => "lore",
        FluxTypeKind.Premise => "a premise",
        FluxTypeKind.Scene => "a scene",
        _ => "something unknown",
    };
}
