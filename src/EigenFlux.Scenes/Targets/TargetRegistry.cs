namespace EigenFlux.Scenes.Targets;

/// <summary>The targets that programs can name: those that are built in, and a host's own.</summary>
public sealed class TargetRegistry
{
    /// <summary>The target of scenes that name none.</summary>
    public const string DefaultName = "screenplay";

    private readonly Dictionary<string, ITarget> targets = new(StringComparer.Ordinal);

    /// <summary>Creates a registry of the built-in targets and the given ones. A target with the name of a built-in one replaces it.</summary>
    /// <exception cref="ArgumentException">Two of them have one name.</exception>
    public TargetRegistry(IEnumerable<ITarget> own)
    {
        var named = own.ToList();
        if (named.GroupBy(target => target.Name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"Two targets have the name '{twice.Key}'.", nameof(own));
        }

        foreach (var target in BuiltinTargets.All.Concat(named))
        {
            targets[target.Name] = target;
        }

        Names = [.. BuiltinTargets.All.Concat(named).Select(target => target.Name).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The built-in targets.</summary>
    public static TargetRegistry Builtin { get; } = new([]);

    /// <summary>The names, those of the built-in targets first.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The target with the given name; null if there is none.</summary>
    public ITarget? Find(string name) => targets.GetValueOrDefault(name);
}
