using System.Collections;
using System.Reflection;

namespace EigenFlux.Compiler.Tests.Support;

/// <summary>Finds the parts of an object that are null, although their types say that they never are.</summary>
internal sealed class NullParts
{
    private readonly NullabilityInfoContext nullability = new();
    private readonly Dictionary<Type, (PropertyInfo Property, bool MayBeNull)[]> known = [];

    /// <summary>The names of such parts, with their types.</summary>
    public IReadOnlyList<string> In(object root)
    {
        var found = new List<string>();
        Visit(root, new HashSet<object>(ReferenceEqualityComparer.Instance), found);
        return found;
    }

    private void Visit(object? part, HashSet<object> seen, List<string> found)
    {
        if (part is null or string || part.GetType().IsValueType || !seen.Add(part))
        {
            return;
        }

        if (part is IEnumerable items)
        {
            foreach (var item in items)
            {
                Visit(item is DictionaryEntry entry ? entry.Value : ValueOf(item), seen, found);
            }

            return;
        }

        foreach (var (property, mayBeNull) in PropertiesOf(part.GetType()))
        {
            var value = property.GetValue(part);
            if (value is null && !mayBeNull)
            {
                found.Add($"{part.GetType().Name}.{property.Name}");
            }

            Visit(value, seen, found);
        }
    }

    private static object? ValueOf(object? item) => item?.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>)
        ? type.GetProperty("Value")!.GetValue(item)
        : item;

    // Only what is stored: a property that is computed would itself fail on a part that is missing.
    private (PropertyInfo Property, bool MayBeNull)[] PropertiesOf(Type type)
    {
        if (!known.TryGetValue(type, out var properties))
        {
            properties =
            [
                .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    .Where(property => property.GetIndexParameters().Length == 0 && property.SetMethod is not null
                        && type.Namespace?.StartsWith("EigenFlux", StringComparison.Ordinal) == true)
                    .Select(property => (property, property.PropertyType.IsValueType || nullability.Create(property).ReadState != NullabilityState.NotNull)),
            ];
            known[type] = properties;
        }

        return properties;
    }
}
