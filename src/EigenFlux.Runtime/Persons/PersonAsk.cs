using EigenFlux.Models.Constraints.Shapes;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Runtime.Persons;

/// <summary>A request to a person for a turn.</summary>
public sealed record PersonAsk
{
    /// <summary>The character whose turn it is.</summary>
    public required FluxValue.Character Part { get; init; }

    /// <summary>The name of the turn in the program.</summary>
    public required string Capture { get; init; }

    /// <summary>The shape of the turn's value; null for any text.</summary>
    public TurnShape? Shape { get; init; }

    /// <summary>The maximum number of tokens of the line.</summary>
    public required int Room { get; init; }

    /// <summary>
    /// The words with a slash, such as <c>/quit</c>, that the scene itself searches for in lines, and that the host must not
    /// interpret.
    /// </summary>
    public IReadOnlySet<string> OwnWords { get; init; } = new HashSet<string>();

    /// <summary>Whether an earlier line of the person can be undone.</summary>
    public bool CanUndo { get; init; }

    /// <summary>Whether models have generated text since the person's last line, which can be generated again.</summary>
    public bool CanRetry { get; init; }

    /// <summary>The reason why the previous answer was refused; null if it was not.</summary>
    public PersonRefusal? Refused { get; init; }
}
