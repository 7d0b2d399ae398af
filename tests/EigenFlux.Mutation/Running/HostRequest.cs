namespace EigenFlux.Mutation.Running;

/// <summary>What a process of tests is to do.</summary>
/// <param name="Assembly">The path of the test assembly.</param>
/// <param name="Answer">The file for its answer.</param>
/// <param name="Reached">The folder in which child processes leave what they reached; null when nothing is recorded.</param>
/// <param name="Class">The class to record; null to list the classes, or to run tests.</param>
/// <param name="Limit">The seconds after which no further test of the class is recorded.</param>
/// <param name="Tests">The tests to run, in this order, until one fails; null to list or record.</param>
internal sealed record HostRequest(string Assembly, string Answer, string? Reached, string? Class, double Limit, IReadOnlyList<TestToRun>? Tests);

/// <summary>A test to run.</summary>
/// <param name="Id">xunit's identifier of the test case.</param>
/// <param name="Class">Its class.</param>
/// <param name="Limit">The seconds after which it counts as endless.</param>
internal sealed record TestToRun(string Id, string Class, double Limit);

/// <summary>A test that was recorded.</summary>
/// <param name="Id">xunit's identifier of the test case.</param>
/// <param name="Class">Its class.</param>
/// <param name="Name">Its display name.</param>
/// <param name="Passed">Whether it passed.</param>
/// <param name="Skipped">Whether it was skipped.</param>
/// <param name="Seconds">The time that it took.</param>
/// <param name="Reached">The mutants that it reached.</param>
internal sealed record RecordedTest(string Id, string Class, string Name, bool Passed, bool Skipped, double Seconds, IReadOnlyList<int> Reached);

/// <summary>The answer to a request: the one part that was asked for.</summary>
/// <param name="Classes">The classes that have tests.</param>
/// <param name="Recorded">The tests of a class.</param>
/// <param name="Failed">The display name of the test that failed first; null when all passed.</param>
/// <param name="TimedOut">Whether it failed by not ending.</param>
internal sealed record HostAnswer(
    IReadOnlyList<string>? Classes = null,
    IReadOnlyList<RecordedTest>? Recorded = null,
    string? Failed = null,
    bool TimedOut = false);
