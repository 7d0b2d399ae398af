using System.Text.Json.Serialization;
using EigenFlux.Models.Constraints.Shapes;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Scenes.Program;

/// <summary>A statement of a compiled scene.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(Write), "write")]
[JsonDerivedType(typeof(Generate), "generate")]
[JsonDerivedType(typeof(Assign), "let")]
[JsonDerivedType(typeof(Repeat), "repeat")]
[JsonDerivedType(typeof(ForEach), "for")]
[JsonDerivedType(typeof(If), "if")]
[JsonDerivedType(typeof(While), "while")]
[JsonDerivedType(typeof(Choose), "choose")]
[JsonDerivedType(typeof(Call), "call")]
[JsonDerivedType(typeof(Presence), "presence")]
[JsonDerivedType(typeof(Retain), "retain")]
[JsonDerivedType(typeof(Watch), "watch")]
[JsonDerivedType(typeof(StopWhen), "stop")]
[JsonDerivedType(typeof(Return), "return")]
public abstract record Instruction
{
    /// <summary>The place of the statement in the source.</summary>
    public SourceSite Site { get; init; }

    /// <summary>All statements of a block, each before those within it.</summary>
    /// <param name="body">The block.</param>
    public static IEnumerable<Instruction> All(IReadOnlyList<Instruction> body) =>
        body.SelectMany(instruction => instruction.Bodies.SelectMany(All).Prepend(instruction));

    /// <summary>The blocks of statements within it.</summary>
    [JsonIgnore]
    public IEnumerable<IReadOnlyList<Instruction>> Bodies => this switch
    {
        Repeat repeat => [repeat.Body],
        ForEach each => [each.Body],
        While loop => [loop.Body],
        Choose choose => [choose.Body],
        If choice => choice.Arms.Select(arm => arm.Body).Append(choice.Else),
        Write or Generate or Assign or Call or Presence or Retain or Watch or StopWhen or Return => [],
        _ => throw new InvalidOperationException($"{GetType().Name} is not a statement."),
    };

    /// <summary>The expressions that it tests, assigns, goes through or passes on: not those that it writes, and not its counts.</summary>
    [JsonIgnore]
    public IEnumerable<Expression> Reads => this switch
    {
        If choice => choice.Arms.Select(arm => arm.Test),
        While loop => [loop.Test],
        StopWhen stop => [stop.Test],
        Assign assign => [assign.Value],
        ForEach each => [each.List],
        Call call => call.Arguments.Select(argument => argument.Value),
        Generate turn => turn.Stops.OfType<StopRule.Condition>().Select(stop => stop.Test),
        Write or Repeat or Choose or Presence or Retain or Watch or Return => [],
        _ => throw new InvalidOperationException($"{GetType().Name} is not a statement."),
    };

    /// <summary>Writes text that the author gave.</summary>
    /// <param name="Id">The segment's name, the same each time the statement is reached.</param>
    /// <param name="Kind">The kind of the text.</param>
    /// <param name="Speaker">Who says it; null for nobody.</param>
    /// <param name="Text">The text.</param>
    /// <param name="Depth">The number of turns by which a note stays from the end; null if it stays at the place where it was written.</param>
    public sealed record Write(string Id, WriteKind Kind, Expression? Speaker, Expression Text, Expression? Depth) : Instruction
    {
        /// <summary>The audience of the text; empty for everyone.</summary>
        public IReadOnlyList<Expression> Audience { get; init; } = [];

        /// <summary>The kind of the segments that it writes.</summary>
        [JsonIgnore]
        public SegmentKind Segments => Kind switch
        {
            WriteKind.Setting => SegmentKind.Setting,
            WriteKind.Note => SegmentKind.Note,
            WriteKind.Narration => SegmentKind.Narration,
            WriteKind.Line => SegmentKind.Line,
            _ => throw new InvalidOperationException($"{Kind} is not a kind of text."),
        };
    }

    /// <summary>Generates a turn.</summary>
    /// <param name="Capture">The slot that the turn is added to; also its segment's name.</param>
    /// <param name="Speakers">The possible speakers; the model chooses among several. Empty for the narrator.</param>
    /// <param name="Model">The model that speaks; null for the one that the speaker is cast on.</param>
    /// <param name="Stops">The stops of the turn; the first that holds ends it.</param>
    public sealed record Generate(
        string Capture, IReadOnlyList<Expression> Speakers, Expression? Model, IReadOnlyList<StopRule> Stops) : Instruction
    {
        /// <summary>The values that a turn with a type may have; null for a turn of text.</summary>
        public TurnShape? Shape { get; init; }

        /// <summary>Whether the scene reads the probability of an alternative.</summary>
        public bool ReadsProbabilities { get; init; }

        /// <summary>The audience of the text; empty for everyone.</summary>
        public IReadOnlyList<Expression> Audience { get; init; } = [];
    }

    /// <summary>Gives a slot a value.</summary>
    public sealed record Assign(string Name, Expression Value) : Instruction;

    /// <summary>Does the body that many times.</summary>
    public sealed record Repeat(Expression Count, IReadOnlyList<Instruction> Body) : Instruction;

    /// <summary>Does the body for each element of a list, or for each member of a coalition.</summary>
    public sealed record ForEach(string Name, Expression List, IReadOnlyList<Instruction> Body) : Instruction;

    /// <summary>Executes the body of the first arm whose condition holds, or else the last one.</summary>
    public sealed record If(IReadOnlyList<Arm> Arms, IReadOnlyList<Instruction> Else) : Instruction;

    /// <summary>One arm of an <see cref="If"/>.</summary>
    public sealed record Arm(Expression Test, IReadOnlyList<Instruction> Body);

    /// <summary>Does the body while the test holds, at most that many times.</summary>
    public sealed record While(Expression Test, Expression AtMost, IReadOnlyList<Instruction> Body) : Instruction;

    /// <summary>Executes the body in several branches; the run continues with the branch of the highest value.</summary>
    public sealed record Choose(Expression Count, Expression By, IReadOnlyList<Instruction> Body) : Instruction;

    /// <summary>Runs another scene in a window of its own.</summary>
    public sealed record Call(string Scene, IReadOnlyList<Argument> Arguments, string? Capture) : Instruction;

    /// <summary>An argument of a <see cref="Call"/>.</summary>
    public sealed record Argument(string Name, Expression Value);

    /// <summary>A character comes in, or goes.</summary>
    public sealed record Presence(Expression Who, bool Enters) : Instruction;

    /// <summary>Keeps, forgets or recalls the segments that <paramref name="Target"/> names.</summary>
    public sealed record Retain(RetainAction Action, RetainTarget Target) : Instruction
    {
        /// <summary>The weight of kept turns: what the absence of each costs at a generated turn. Null if they are kept whatever that costs.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public double? Weight { get; init; }
    }

    /// <summary>From here to the scene's end the amplitudes of some premises are taken while somebody speaks.</summary>
    /// <param name="Slot">The slot that has them.</param>
    /// <param name="Who">Who is watched.</param>
    /// <param name="Premises">The premises, each once.</param>
    /// <param name="Rest">Whether the program reads the unexplained rest, which needs entire distributions.</param>
    public sealed record Watch(string Slot, Expression Who, IReadOnlyList<WatchedPremise> Premises, bool Rest) : Instruction;

    /// <summary>Ends the scene if the condition holds.</summary>
    public sealed record StopWhen(Expression Test, string Source) : Instruction;

    /// <summary>The scene's result; the scene goes no further.</summary>
    public sealed record Return(IReadOnlyList<Argument> Values) : Instruction;
}
