using EigenFlux.Compiler.Lowering;
using EigenFlux.Language.Binding;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Compiler.Testing;

/// <summary>Lowers the tests of a bound program to a form that a runner can execute.</summary>
public sealed class TestLowerer
{
    private readonly ProgramNames names;
    private readonly LoweringReport report;
    private readonly Dictionary<SceneSymbol, BoundScene> scenes;
    private readonly TestSlots slots;
    private readonly ExpressionLowerer expressions;
    private int runs;

    private TestLowerer(BoundProgram program, ProgramNames names, LoweringReport report)
    {
        (this.names, this.report) = (names, report);
        scenes = program.Scenes.ToDictionary(scene => scene.Symbol);
        slots = new TestSlots(names, report);
        expressions = new ExpressionLowerer(slots, names, report);
    }

    /// <summary>Lowers the tests that the entry file of a program without errors declares. Their mistakes are in the diagnostics.</summary>
    public static (TestSuite Suite, IReadOnlyList<Diagnostic> Diagnostics) Lower(BoundProgram program)
    {
        var names = ProgramNames.Of(program);
        var elsewhere = new LoweringReport(); // Errors outside tests are reported when their scenes are compiled.
        foreach (var scene in program.Scenes)
        {
            SceneLowerer.Lower(scene, names, elsewhere, []);
        }

        var globals = new ExpressionLowerer(new Slots(names), names, elsewhere);
        var report = new LoweringReport();
        var tests = program.Tests.Where(test => test.Location.Source == program.Files[0])
            .Select(test => new TestLowerer(program, names, report).Lower(test))
            .ToList();
        return (
            new TestSuite
            {
                Program = program.Files[0].Path,
                Tests = tests,
                Characters = ProgramLowerer.Characters(program, names, globals),
                Globals = ProgramLowerer.Globals(program, new Slots(names), globals),
            },
            report.Diagnostics);
    }

    private TestProgram Lower(BoundTest test) => new(test.Symbol.Name, Lower(test.Body), SceneLowerer.SiteOf(test.Location));

    private List<TestStatement> Lower(BoundBlock block) => slots.InBlock(() => block.Statements
        .Select(statement => LowerOne(statement) is { } lowered ? lowered with { Site = SceneLowerer.SiteOf(statement.Location) } : null)
        .OfType<TestStatement>()
        .ToList());

    private TestStatement? LowerOne(BoundStatement statement)
    {
        switch (statement)
        {
            case BoundRun run:
                return Run(run);
            case BoundExpect { Condition: BoundBinaryExpression } expect:
                return new TestStatement.Expect(
                    (Expression.Binary)OfTest(expect.Condition),
                    expect.Confidence is null ? null : OfTest(expect.Confidence),
                    OneLine(expect.Condition.Location));
            case BoundReport values:
                return new TestStatement.Report([.. values.Values.Select(Reported)]);
            case BoundLet let:
                return new TestStatement.Let(slots[let.Symbol], OfTest(let.Value));
            case BoundFor each:
                var list = OfTest(each.Source);
                return new TestStatement.ForEach(slots[each.Variable], list, Lower(each.Body));
            case BoundRepeat repeat:
                return new TestStatement.Repeat(OfTest(repeat.Count), Lower(repeat.Body));
            case BoundIf choice:
                return new TestStatement.If(
                    [.. choice.Branches.Select(arm => new TestArm(OfTest(arm.Condition), Lower(arm.Body)))],
                    choice.Otherwise is null ? [] : Lower(choice.Otherwise));
            default:
                return null; // A mistake that is already reported.
        }
    }

    private TestStatement.Run Run(BoundRun run)
    {
        var arguments = run.Arguments
            .Select(argument => new Instruction.Argument(argument.Parameter.Name, OfTest(argument.Value)))
            .ToList();
        var times = run.Times is null ? null : OfTest(run.Times);
        var seed = run.Seed is null ? null : OfTest(run.Seed);
        slots.Enter(scenes[run.Scene], ++runs);
        return new TestStatement.Run(runs, names[run.Scene], arguments, times, seed);
    }

    private ReportedValue Reported(BoundExpression value)
    {
        var lowered = expressions.Lower(value);
        var read = slots.TakeRead(value);
        var perRun = ReadsOfRun(lowered).Any();
        if (perRun && lowered.Statistics.Any())
        {
            report.Add(DiagnosticBuilder.At(value.Location).RunNameOutside(value.Location.Text));
        }

        return new ReportedValue(OneLine(value.Location), lowered, perRun && read.Count > 0 ? read[0] : null);
    }

    /// <summary>An expression whose value is the test's: names of a run stand within a statistic only.</summary>
    private Expression OfTest(BoundExpression value)
    {
        var lowered = expressions.Lower(value);
        if (ReadsOfRun(lowered).FirstOrDefault() is not { } name)
        {
            _ = slots.TakeRead(value);
        }
        else
        {
            slots.Forget();
            report.Add(DiagnosticBuilder.At(value.Location).RunNameOutside(name == TestProgram.ResultSlot ? value.Location.Text : name));
        }

        if (lowered.Statistics.Any(statistic => statistic.Children.Any(child => child.Statistics.Any())))
        {
            report.NotRun(value.Location, "a share within a share", "Name the inner one with 'let' first.");
        }

        return lowered;
    }

    /// <summary>The slots of a run that are read outside of every statistic.</summary>
    private static IEnumerable<string> ReadsOfRun(Expression expression) => expression switch
    {
        Expression.Statistic statistic => statistic.Limits.SelectMany(ReadsOfRun),
        Expression.Variable { Name: [not (TestProgram.OwnMark or TestProgram.GlobalMark), ..] name } => [name],
        _ => expression.Children.SelectMany(ReadsOfRun),
    };

    private static string OneLine(SourceLocation location) =>
        string.Join(' ', location.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
