using EigenFlux.Models.Contract;

namespace EigenFlux.Compiler.Tests.Support;

/// <summary>Makes a record of each kind of an abstract record, so that a test can go over all of them, those that are added later too.</summary>
internal static class SampleRecords
{
    /// <summary>One of each record that can be made and derives from <typeparamref name="T"/>, no two of whose values are equal.</summary>
    public static IReadOnlyList<T> Of<T>() => [.. typeof(T).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract)
        .OrderBy(type => type.Name, StringComparer.Ordinal)
        .Select(type => (T)Make(type, new Values()))];

    private static object Make(Type type, Values values)
    {
        var constructor = type.GetConstructors().Single();
        var made = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter.ParameterType, values))]);
        foreach (var property in type.GetProperties().Where(property => property.Name == "Site"))
        {
            property.SetValue(made, Make(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, values));
        }

        return made;
    }

    private static object Value(Type type, Values values) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var its when its == typeof(int) => values.Next(),
        var its when its == typeof(long) => (long)values.Next(),
        var its when its == typeof(double) => values.Next() + 0.25,
        var its when its == typeof(string) => $"name{values.Next()}",
        var its when its == typeof(IReadOnlyList<string>) => new[] { $"name{values.Next()}", $"name{values.Next()}" },
        var its when its == typeof(ModelException) => new ModelException(ModelErrorKind.NothingToSay, $"name{values.Next()}"),
        { IsEnum: true } its => Enum.GetValues(its).GetValue(0)!,
        { IsAbstract: true } its => Make(its.Assembly.GetTypes().First(one => one.IsSubclassOf(its) && !one.IsAbstract), values),
        var its => Make(its, values),
    };

    private sealed class Values
    {
        private int last = 10;

        public int Next() => ++last;
    }
}
