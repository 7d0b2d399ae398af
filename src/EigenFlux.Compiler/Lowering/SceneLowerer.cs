using System.Collections.Immutable;
using EigenFlux.Language.Binding;
using EigenFlux.Language.Formatting;
using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;
using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Targets;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Compiler.Lowering;

/// <summary>Lowers a bound scene to a program that can be laid out and run.</summary>
internal sealed class SceneLowerer
{
    private readonly BoundScene scene;
    private readonly ProgramNames names;
    private readonly LoweringReport report;
    private readonly Slots slots;
    private readonly ExpressionLowerer expressions;
    private readonly Dictionary<WriteKind, int> numbers = [];

    private SceneLowerer(BoundScene scene, ProgramNames names, LoweringReport report)
    {
        this.scene = scene;
        this.names = names;
        this.report = report;
        slots = names.SlotsOf(scene.Symbol);
        expressions = new ExpressionLowerer(slots, names, report);
    }

    /// <summary>The scenes that the lowered one calls are added to <paramref name="called"/>.</summary>
    public static SceneProgram Lower(
        BoundScene scene, ProgramNames names, LoweringReport report, ICollection<SceneSymbol> called)
    {
        var lowerer = new SceneLowerer(scene, names, report);
        var program = lowerer.Lower();
        foreach (var symbol in lowerer.calls)
        {
            called.Add(symbol);
        }

        return program;
    }

    private readonly List<SceneSymbol> calls = [];

    private SceneProgram Lower()
    {
        var header = scene.Header;
        var parameters = scene.Parameters.Select(Parameter).ToList();
        var cast = header.Cast.Select(Cast).ToList();
        var pins = new List<PinProgram>();
        var body = new List<Instruction>();
        foreach (var value in scene.Values.Where(value => value.CopyOf is not null))
        {
            body.Add(new Instruction.Assign(slots[value], expressions.Lower(value.CopyOf!)) { Site = SiteOf(value.Declaration) });
        }

        foreach (var statement in scene.Body.Statements)
        {
            if (statement is BoundPin pin)
            {
                pins.Add(new PinProgram(expressions.Lower(pin.Text), Audience(pin.Audience)));
            }
            else
            {
                body.AddRange(Lower(statement));
            }
        }

        if (header.Deletion?.Summarizer is { } summarizer)
        {
            calls.Add(summarizer);
        }

        return new SceneProgram
        {
            Name = names[scene.Symbol],
            Site = SiteOf(header.WindowLocation),
            Parameters = parameters,
            Model = scene.Model is null
                ? new Expression.Constant(new FluxValue.Model(ModelProgram.DefaultName))
                : expressions.Lower(scene.Model),
            Window = header.Window,
            Reserve = header.Reserve,
            LoreBudget = header.LoreBudget,
            Target = header.Target ?? TargetRegistry.DefaultName,
            Deletion = DeletionLowerer.Lower(header, names[scene.Symbol], names, report),
            Cache = header.Cache == BoundCacheMode.Shift ? CacheMode.Shift : CacheMode.Exact,
            Cast = cast,
            Pins = pins,
            Body = body,
        };
    }

    private Parameter Parameter(ParameterSymbol parameter)
    {
        var type = parameter.Type.Kind == FluxTypeKind.List ? parameter.Type.Element! : parameter.Type;
        var hasShape = type.Kind is FluxTypeKind.Choice or FluxTypeKind.Pattern or FluxTypeKind.Record or FluxTypeKind.List;
        return new Parameter(
            slots[parameter],
            type.Kind switch
            {
                FluxTypeKind.Int => ParameterType.Integer,
                FluxTypeKind.Number => ParameterType.Number,
                FluxTypeKind.Bool => ParameterType.Boolean,
                FluxTypeKind.Character => ParameterType.Character,
                FluxTypeKind.Model => ParameterType.Model,
                _ => ParameterType.Text,
            },
            parameter.Type.Kind == FluxTypeKind.List,
            parameter.Default is null ? null : expressions.Lower(parameter.Default))
        {
            Shape = hasShape ? ShapeLowerer.Of(type, names) : null,
            ShapeName = hasShape ? parameter.Type.ToString() : null,
        };
    }

    private CastEntry Cast(BoundCastEntry entry) =>
        new(expressions.Lower(entry.Symbol), entry.Model is null ? null : expressions.Lower(entry.Model)) { Site = SiteOf(entry.Location) };

    private List<Instruction> Lower(BoundBlock block) => [.. block.Statements.SelectMany(Lower)];

    private IEnumerable<Instruction> Lower(BoundStatement statement)
    {
        var instruction = LowerOne(statement);
        return instruction is null ? [] : [instruction with { Site = SiteOf(statement.Location) }];
    }

    private Instruction? LowerOne(BoundStatement statement)
    {
        switch (statement)
        {
            case BoundScriptedLine line:
                return line.Speaker.IsNarrator
                    ? Write(WriteKind.Narration, null, line.Text, null, line.Audience)
                    : Write(WriteKind.Line, Speaker(line.Speaker), line.Text, null, line.Audience);
            case BoundSetting setting:
                return Write(WriteKind.Setting, null, setting.Text, null, setting.Audience);
            case BoundNote note:
                return Write(WriteKind.Note, null, note.Text, note.Depth, note.Audience);
            case BoundTurn turn:
                return Turn(turn);
            case BoundLet let:
                return new Instruction.Assign(slots[let.Symbol], expressions.Lower(let.Value));
            case BoundRepeat repeat:
                return new Instruction.Repeat(expressions.Lower(repeat.Count), Lower(repeat.Body));
            case BoundFor each:
                return new Instruction.ForEach(slots[each.Variable], expressions.Lower(each.Source), Lower(each.Body));
            case BoundWhile loop:
                return new Instruction.While(expressions.Lower(loop.Condition), expressions.Lower(loop.AtMost), Lower(loop.Body));
            case BoundIf choice:
                return new Instruction.If(
                    [.. choice.Branches.Select(arm => new Instruction.Arm(expressions.Lower(arm.Condition), Lower(arm.Body)))],
                    choice.Otherwise is null ? [] : Lower(choice.Otherwise));
            case BoundCall call:
                calls.Add(call.Scene);
                return new Instruction.Call(
                    names[call.Scene],
                    [.. call.Arguments.Select(a => new Instruction.Argument(a.Parameter.Name, expressions.Lower(a.Value)))],
                    call.Capture is null ? null : slots[call.Capture]);
            case BoundPresence presence:
                return new Instruction.Presence(expressions.Lower(presence.Target), presence.Enters);
            case BoundRetention retention:
                return Retention(retention);
            case BoundStopWhen stop:
                return new Instruction.StopWhen(expressions.Lower(stop.Condition), Formatter.OneLine(stop.Condition.Location.Text));
            case BoundReturn values:
                return new Instruction.Return(
                    [.. values.Values.Select(value => new Instruction.Argument(value.Name, expressions.Lower(value.Value)))]);
            case BoundChoose choose:
                return new Instruction.Choose(expressions.Lower(choose.Count), expressions.Lower(choose.By), Lower(choose.Body));
            case BoundWatch { Watch.Watched: { } watched } watch:
                return new Instruction.Watch(
                    slots[watch.Watch], expressions.Lower(watched), WatchedPremises.Of(watch, names, report), watch.Watch.ReadsRest);
            default:
                return null; // A mistake that is already reported.
        }
    }

    private Instruction.Write Write(
        WriteKind kind, Expression? speaker, BoundText text, BoundExpression? depth, ImmutableArray<BoundSpeaker> audience)
    {
        var number = numbers[kind] = numbers.GetValueOrDefault(kind) + 1;
        return new Instruction.Write(
            $"{kind.ToString().ToLowerInvariant()}{number}",
            kind,
            speaker,
            expressions.Lower(text),
            depth is null ? null : expressions.Lower(depth))
        {
            Audience = Audience(audience),
        };
    }

    private Expression Speaker(BoundSpeaker speaker) => speaker.Symbol is null
        ? new Expression.Constant(FluxValue.Character.Narrator)
        : expressions.Lower(speaker.Symbol);

    private Instruction.Generate Turn(BoundTurn turn)
    {
        var shape = ShapeLowerer.Of(turn.TurnType, names);
        if (shape is not null)
        {
            ShapeReview.Check(turn, shape, names, report);
        }

        return new Instruction.Generate(
            slots[turn.Capture],
            [.. turn.Speakers.Select(Speaker)],
            turn.Model is null ? null : expressions.Lower(turn.Model),
            [.. turn.Stops.Select(Stop)])
        {
            Shape = shape,
            ReadsProbabilities = turn.Capture.ReadsProbabilities,
            Audience = Audience(turn.Audience),
        };
    }

    private StopRule Stop(BoundStop stop)
    {
        switch (stop)
        {
            case BoundLineStop:
                return new StopRule.Line();
            case BoundParagraphStop:
                return new StopRule.Paragraph();
            case BoundEosStop:
                return new StopRule.EndOfText();
            case BoundTokensStop tokens:
                return new StopRule.Tokens(expressions.Lower(tokens.Count));
            case BoundSecondsStop seconds:
                return new StopRule.Seconds(expressions.Lower(seconds.Count));
            case BoundRegexStop regex:
                return new StopRule.Pattern(regex.Pattern);
            case BoundTextStop text:
                return new StopRule.Literal(expressions.Lower(text.Text));
            case BoundConditionStop condition:
                return new StopRule.Condition(expressions.Lower(condition.Condition), Formatter.OneLine(condition.Location.Text));
            case BoundCollapseStop:
                return new StopRule.Collapse();
            default:
                throw new InvalidOperationException($"No such stop: {stop.GetType().Name}.");
        }
    }

    private Instruction.Retain? Retention(BoundRetention retention)
    {
        var action = retention.Kind switch
        {
            BoundRetentionKind.Keep => RetainAction.Keep,
            BoundRetentionKind.Forget => RetainAction.Forget,
            _ => RetainAction.Recall,
        };
        switch (retention.Target)
        {
            case { Kind: BoundRetentionTargetKind.Lore, Symbol: { } entry }:
                return new Instruction.Retain(action, new RetainTarget(RetainTargetKind.Lore, names[entry]));
            case { Kind: BoundRetentionTargetKind.Note }:
                return new Instruction.Retain(action, new RetainTarget(RetainTargetKind.Note, ""));
            case { Kind: BoundRetentionTargetKind.Setting }:
                return new Instruction.Retain(action, new RetainTarget(RetainTargetKind.Setting, ""));
            case { Kind: BoundRetentionTargetKind.Definition, Symbol: { } who }:
                var name = who is SpeakerSymbol ? names[who] : slots[who];
                return new Instruction.Retain(action, new RetainTarget(RetainTargetKind.Definition, name));
            case { Turn: BoundTurnsExpression all }:
                return new Instruction.Retain(action, new RetainTarget(RetainTargetKind.Turn, slots[all.Capture], All: true)) { Weight = retention.Weight };
            case { Turn: BoundIndexExpression { Source: BoundTurnsExpression turns } index }:
                return new Instruction.Retain(
                    action, new RetainTarget(RetainTargetKind.Turn, slots[turns.Capture], expressions.Lower(index.Index))) { Weight = retention.Weight };
            case { Turn: BoundSymbolExpression { Symbol: CaptureSymbol capture } }:
                return new Instruction.Retain(action, new RetainTarget(RetainTargetKind.Turn, slots[capture])) { Weight = retention.Weight };
            default:
                return null;
        }
    }

    private IReadOnlyList<Expression> Audience(ImmutableArray<BoundSpeaker> audience) =>
        audience.IsDefaultOrEmpty ? [] : [.. audience.Select(Speaker)];

    /// <summary>A place in the source, as an image keeps it.</summary>
    internal static SourceSite SiteOf(SourceLocation location) => new(
        location.Source.Path, location.Span.Start, location.Span.Length, location.Start.Line + 1);
}
