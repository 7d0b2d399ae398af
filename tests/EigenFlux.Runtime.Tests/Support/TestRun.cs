using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Batching;
using EigenFlux.Runtime.Checkpoints;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Image;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Runtime.Tests.Support;

/// <summary>A run of an empty program, for what needs one.</summary>
internal static class TestRun
{
    /// <summary>An empty program.</summary>
    public static FluxImage Image { get; } = new()
    {
        Program = "test",
        Scene = "Main",
        Arguments = new Dictionary<string, FluxValue>(),
        TokenizerFingerprint = "",
        Models = new Dictionary<string, ModelProgram>(),
        Targets = new Dictionary<string, Scenes.Targets.TargetData>(),
        Characters = new Dictionary<string, CharacterProgram>(),
        Globals = [],
        Scenes = new Dictionary<string, SceneProgram>(),
        Plan = Plan(8, 0),
    };

    /// <summary>A layout.</summary>
    /// <param name="window">The tokens of the window.</param>
    /// <param name="reserve">The reserve.</param>
    /// <param name="prefix">What is pinned.</param>
    public static ScenePlan Plan(int window, int reserve, params IReadOnlyList<PlannedSegment> prefix) => new()
    {
        Scene = "Main",
        Window = window,
        Reserve = reserve,
        Prefix = prefix,
        Stream = [],
        Beats = [],
        Worst = [],
        Expected = [],
        Cost = 0,
        Problems = [],
    };

    /// <summary>A segment of a layout.</summary>
    public static PlannedSegment Segment(string id, string text, ILanguageModel model) => new()
    {
        Id = id,
        Owner = "scene",
        Kind = SegmentKind.Setting,
        Text = text,
        TokenIds = [.. model.Tokenizer.Tokenize(text).Select(token => token.Value)],
        Tokens = TokenRange.Exactly(model.Tokenizer.Tokenize(text).Length),
        Placement = Placement.Prefix,
        Birth = 0,
        LastUse = 0,
    };

    /// <summary>Does something within a run.</summary>
    /// <param name="body">What it does.</param>
    /// <param name="journal">The journal that is replayed; null for a live run.</param>
    /// <param name="options">How it is run.</param>
    /// <param name="image">The program; null for the empty one.</param>
    /// <param name="model">The model of every address; null for none.</param>
    /// <returns>The events that were sent.</returns>
    public static async Task<IReadOnlyList<FluxEvent>> WithAsync(
        Func<RunState, Task> body, byte[]? journal = null, RunOptions? options = null, FluxImage? image = null, ILanguageModel? model = null)
    {
        var sent = new List<FluxEvent>();
        using var batch = new LiveBatch(1, isShared: false);
        Exception? failure = null;
        await batch.RunAsync([async walker =>
        {
            try
            {
                var from = journal is null ? null : Of(journal);
                var run = new RunState(
                    new RunRequest(image ?? Image, new OneModel(model), options ?? new RunOptions(), walker.ContextPool, walker, from, happened =>
                    {
                        sent.Add(happened);
                        return ValueTask.CompletedTask;
                    }),
                    checkpointer: null,
                    CancellationToken.None);
                await body(run);
                await run.Log.FlushAsync();
            }
            catch (Exception problem)
            {
                failure = problem;
            }
        }], CancellationToken.None);
        return failure is null ? sent : throw failure;
    }

    private static Checkpoint Of(byte[] journal) => new()
    {
        Release = "",
        Image = Image,
        Seed = 1,
        MaximumTokens = 1,
        Every = 1,
        AuditEvery = 0,
        Host = "",
        Generated = 0,
        IsFinished = false,
        Journal = journal,
        Models = new Dictionary<string, string>(),
        Sessions = [],
    };

    private sealed class OneModel(ILanguageModel? model) : IModelHost
    {
        public ILanguageModel Open(ModelProgram program) => model ?? throw new InvalidOperationException();
    }
}
