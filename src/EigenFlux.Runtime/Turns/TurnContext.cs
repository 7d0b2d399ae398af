using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Runtime.Windows;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Targets;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Runtime.Turns;

/// <summary>What a generated turn is made with.</summary>
/// <param name="Run">The run.</param>
/// <param name="Window">The window that it is in.</param>
/// <param name="Writer">Writes what is around it.</param>
/// <param name="Speaker">Who speaks.</param>
/// <param name="Segment">Its segment.</param>
/// <param name="Turn">The statement.</param>
/// <param name="Settings">How its tokens are drawn.</param>
/// <param name="Evaluator">Computes its stops.</param>
/// <param name="Emit">Receives the events.</param>
internal sealed record TurnContext(
    RunState Run,
    Window Window,
    TargetWriter Writer,
    FluxValue.Character Speaker,
    string Segment,
    Instruction.Generate Turn,
    SamplerSettings Settings,
    Evaluator Evaluator,
    Action<FluxEvent> Emit)
{
    /// <summary>The speaker's name in prose; null for the narrator.</summary>
    public string? Name => SpeakerChoice.NameOf(Speaker);

    /// <summary>The texts that end every free turn of the model.</summary>
    public IReadOnlyList<string> ModelStops { get; init; } = [];

    /// <summary>Who will have the turn in their windows.</summary>
    public Audience SeenBy { get; init; }
}
