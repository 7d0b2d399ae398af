using System.Text.Json.Serialization;
using EigenFlux.Models.Constraints.Shapes;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Program;

/// <summary>A parameter of a scene.</summary>
/// <param name="Name">The name of the parameter and of its slot.</param>
/// <param name="Type">The type of the parameter.</param>
/// <param name="IsList">Whether it is a list of that type.</param>
/// <param name="Default">The default value; null if the caller must give one.</param>
public sealed record Parameter(string Name, ParameterType Type, bool IsList, Expression? Default)
{
    /// <summary>What a text that is given for it must be, where the type says more than <see cref="Type"/> does; null elsewhere.</summary>
    public TurnShape? Shape { get; init; }

    /// <summary>The type as the program writes it, where it has a <see cref="Shape"/>; null elsewhere.</summary>
    public string? ShapeName { get; init; }

    /// <summary>The type as the language writes it.</summary>
    [JsonIgnore]
    public string TypeName => ShapeName ?? (IsList ? "list of " : "") + Type switch
    {
        ParameterType.Integer => "int",
        ParameterType.Boolean => "bool",
        var other => other.ToString().ToLowerInvariant(),
    };
}
