using System.Runtime.CompilerServices;

namespace EigenFlux.Language.Binding.Resolution;

/// <summary>Compares nodes, bound and not, by what they are and not by what is in them.</summary>
internal sealed class ReferenceComparer : IEqualityComparer<object>
{
    public static ReferenceComparer Instance { get; } = new();

    bool IEqualityComparer<object>.Equals(object? x, object? y) => ReferenceEquals(x, y);

    int IEqualityComparer<object>.GetHashCode(object node) => RuntimeHelpers.GetHashCode(node);
}
