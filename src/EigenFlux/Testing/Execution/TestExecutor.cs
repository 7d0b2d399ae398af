using System.Diagnostics;
using EigenFlux.Compiler.Testing;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Scenes.Values;
using EigenFlux.Testing.Rules;

namespace EigenFlux.Testing.Execution;

/// <summary>
/// Executes one test. Expectations and reports wait until the block that their runs began in ends; then the runs are done, as many as
/// it takes to decide them. What a statement must know at once, such as the condition of an <c>if</c>, is measured over all runs.
/// </summary>
/// <param name="test">The test.</param>
/// <param name="cases">Makes and does its runs.</param>
/// <param name="suite">What its expressions read.</param>
/// <param name="globals">The values of the program's files.</param>
internal sealed class TestExecutor(
    TestProgram test, TestCases cases, TestSuite suite, IReadOnlyDictionary<string, FluxValue> globals)
{
    private readonly MeasureBuilder measures = new(suite, globals);
    private readonly List<Expectation> expectations = [];
    private readonly List<(Report Report, IReadOnlyList<RunGroup> Groups)> reports = [];
    private SourceSite at;

    public async Task<TestResult> RunAsync()
    {
        var watch = Stopwatch.StartNew();
        try
        {
            await BlockAsync(test.Body).ConfigureAwait(false);
            await DriveAsync().ConfigureAwait(false);
        }
        catch (TestEndedException)
        {
            // What ended it is in the diagnostics, or it was interrupted.
        }
        catch (TestRefusedException refused)
        {
            cases.Report(at, refused.Make);
        }
        catch (EvaluationException problem)
        {
            cases.Report(at, builder => problem.IsLimit ? builder.RunValueTooLarge(problem.Message) : builder.RunCannotCompute(problem.Message));
        }

        return cases.Result(test, watch.Elapsed);
    }

    private async Task BlockAsync(IReadOnlyList<TestStatement> body)
    {
        var before = cases.Groups.Count;
        foreach (var statement in body)
        {
            at = statement.Site;
            await StepAsync(statement).ConfigureAwait(false);
        }

        if (cases.Groups.Count > before)
        {
            await DriveAsync().ConfigureAwait(false);
        }
    }

    private async Task StepAsync(TestStatement statement)
    {
        switch (statement)
        {
            case TestStatement.Run run:
                await BeginAsync(run).ConfigureAwait(false);
                break;
            case TestStatement.Expect expect:
                await ExpectAsync(expect).ConfigureAwait(false);
                break;
            case TestStatement.Report report:
                report.Values.ToList().ForEach(Add);
                break;
            case TestStatement.Let let when measures.IsMeasured(let.Value) && measures.Build(let.Value) is { } measure:
                measures.Set(let.Name, measure);
                break;
            case TestStatement.Let let:
                measures.Set(let.Name, await EvaluateAsync(let.Value).ConfigureAwait(false));
                break;
            case TestStatement.ForEach each:
                foreach (var item in (await ReadyAsync(each.List).ConfigureAwait(false)).Items(each.List) ?? throw MeasureBuilder.Drawn())
                {
                    measures.Set(each.Name, item);
                    await BlockAsync(each.Body).ConfigureAwait(false);
                }

                break;
            case TestStatement.Repeat repeat:
                var count = (await ReadyAsync(repeat.Count).ConfigureAwait(false)).Integer(repeat.Count) ?? throw MeasureBuilder.Drawn();
                for (var i = 0L; i < count; i++)
                {
                    await BlockAsync(repeat.Body).ConfigureAwait(false);
                }

                break;
            case TestStatement.If choice:
                await ChooseAsync(choice).ConfigureAwait(false);
                break;
        }
    }

    private async Task ChooseAsync(TestStatement.If choice)
    {
        foreach (var arm in choice.Arms)
        {
            if ((await ReadyAsync(arm.Test).ConfigureAwait(false)).Test(arm.Test) ?? throw MeasureBuilder.Drawn())
            {
                await BlockAsync(arm.Body).ConfigureAwait(false);
                return;
            }
        }

        await BlockAsync(choice.Else).ConfigureAwait(false);
    }

    private async Task BeginAsync(TestStatement.Run run)
    {
        var arguments = new List<KeyValuePair<string, FluxValue>>();
        foreach (var argument in run.Arguments)
        {
            arguments.Add(KeyValuePair.Create(argument.Name, await EvaluateAsync(argument.Value).ConfigureAwait(false)));
        }

        var times = run.Times is null ? 1 : (await ReadyAsync(run.Times).ConfigureAwait(false)).Integer(run.Times) ?? throw MeasureBuilder.Drawn();
        var seed = run.Seed is null ? 1 : (await ReadyAsync(run.Seed).ConfigureAwait(false)).Integer(run.Seed) ?? throw MeasureBuilder.Drawn();
        measures.Enter(run.Number, cases.Begin(run, arguments, times, seed));
    }

    private async Task ExpectAsync(TestStatement.Expect expect)
    {
        var condition = expect.Condition;
        var (left, right) = (Build(condition.Left), Build(condition.Right));
        var (measure, comparison) = (left, right) switch
        {
            (_, Measure.Constant number) => (left, new Comparison(condition.Operator, number.Value)),
            (Measure.Constant number, _) => (right, new Comparison(Comparison.Exchanged(condition.Operator), number.Value)),
            _ => (new Measure.Sum(left, right, subtracts: true), new Comparison(condition.Operator, 0)),
        };
        double? confidence = null;
        if (expect.Confidence is { } sure)
        {
            confidence = (await ReadyAsync(sure).ConfigureAwait(false)).Number(sure);
            if ((TestRules.Confidence(confidence) ?? TestRules.Comparison(expect)) is { } refusal)
            {
                throw cases.Refuse(at, refusal);
            }

            foreach (var (part, _) in measure.Parts)
            {
                part.Confine();
            }
        }

        var expectation = new Expectation(expect, comparison, measure, confidence);
        expectations.Add(expectation);
        expectation.Groups.MaxBy(group => group.Index)?.Expectations.Add(expectation);
    }

    private Measure Build(Expression side) => measures.Build(side)
        ?? throw new EvaluationException("Only shares, means, and their sums, differences and products can be compared here.");

    private void Add(ReportedValue value)
    {
        if (value.Run is { } run)
        {
            var group = measures.GroupOf(run);
            var own = measures.Snapshot();
            Add(new Report(value, group, observation =>
                new Evaluator(new ObservationScope(observation!, own, suite.Characters)).Evaluate(value.Value)), [group]);
            return;
        }

        var evaluator = measures.Evaluator();
        List<RunGroup> groups = [.. measures.GroupsOf(value.Value)];
        Add(new Report(value, null, _ => evaluator.Evaluate(value.Value)), groups);
    }

    private void Add(Report report, IReadOnlyList<RunGroup> groups)
    {
        reports.Add((report, groups));
        (groups.MaxBy(group => group.Index) ?? cases.Groups.LastOrDefault())?.Reports.Add(report);
    }

    /// <summary>Does the runs that were begun, until all that is expected of them is decided.</summary>
    private async Task DriveAsync()
    {
        expectations.ForEach(Look); // Runs may have been done before, for another statement.
        foreach (var group in cases.Groups)
        {
            while (Needs(group))
            {
                await cases.AdvanceAsync(test.Name, group, expectations.Count(open => open.IsOpen)).ConfigureAwait(false);
                expectations.Where(open => open.IsOpen && open.Groups.Contains(group)).ToList().ForEach(Look);
            }
        }

        foreach (var (report, groups) in reports)
        {
            report.Finish(groups.Sum(group => group.Observations.Count));
        }

        expectations.Clear();
        reports.Clear();
    }

    private void Look(Expectation expectation)
    {
        at = expectation.Statement.Site;
        expectation.Look();
    }

    // A group of which nothing is expected is run to its end: its reports want all runs.
    private bool Needs(RunGroup group) => !group.IsExhausted
        && (group.Observations.Count == 0
            || expectations.Exists(open => open.IsOpen && open.Groups.Contains(group))
            || !IsRead(group));

    // Expectations that read a group, its own or another's, say how many runs of it are enough.
    private bool IsRead(RunGroup group) => cases.Groups.Any(other => other.Expectations.Any(read => read.Groups.Contains(group)));

    private async Task<FluxValue> EvaluateAsync(Expression expression)
    {
        var value = Evaluator.Single((await ReadyAsync(expression).ConfigureAwait(false)).Evaluate(expression));
        return value is FluxValue.Unknown ? throw MeasureBuilder.Drawn() : value;
    }

    /// <summary>Something to compute an expression with, after all the runs that it depends on.</summary>
    private async Task<Evaluator> ReadyAsync(Expression expression)
    {
        foreach (var group in measures.GroupsOf(expression))
        {
            while (!group.IsExhausted)
            {
                await cases.AdvanceAsync(test.Name, group, expectations.Count(open => open.IsOpen)).ConfigureAwait(false);
            }
        }

        return measures.Evaluator();
    }
}
