using EigenFlux.Models.Constraints.Shapes;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Runtime.Persons;

/// <summary>What a person is asked.</summary>
public sealed record PersonAsk
{
    /// <summary>The part.</summary>
    public required FluxValue.Character Part { get; init; }

    /// <summary>The name of the turn in the program.</summary>
    public required string Capture { get; init; }

    /// <summary>What the turn may say; null for any text.</summary>
    public TurnShape? Shape { get; init; }

    /// <summary>The most tokens that the line may have.</summary>
    public required int Room { get; init; }

    /// <summary>Words with a slash, such as <c>/quit</c>, that the scene itself looks for in what is said: they are the program's.</summary>
    public IReadOnlySet<string> OwnWords { get; init; } = new HashSet<string>();

    /// <summary>Whether the person has said something before that can be taken back.</summary>
    public bool CanUndo { get; init; }

    /// <summary>Whether models have said something since the person's last line that can be said anew.</summary>
    public bool CanRetry { get; init; }

    /// <summary>Why the answer before this one will not do; null where there was none.</summary>
    public PersonRefusal? Refused { get; init; }
}
