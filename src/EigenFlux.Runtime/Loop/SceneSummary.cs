using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Runtime.Windows;
using EigenFlux.Scenes.Planning;
using EigenFlux.Scenes.Problems;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Runtime.Loop;

/// <summary>
/// Folds what the policy took out of a scene's windows into the summary at the head of their streams. All windows get the same summary,
/// each as much of it as there is room for; what is gone from one of those that have what everyone sees is folded, once. What some alone
/// see comes onto none of these, and so into no summary.
/// </summary>
internal sealed class SceneSummary
{
    private readonly RunState run;
    private readonly SceneProgram scene;
    private readonly SummaryProgram writer;
    private readonly FluxValue.Model model;
    private readonly SceneWindows windows;
    private readonly Action<FluxEvent> emit;
    private readonly HashSet<string> covered = new(StringComparer.Ordinal);
    private string text = "";
    private bool isNew;

    /// <param name="run">The run.</param>
    /// <param name="scene">The scene.</param>
    /// <param name="writer">Who writes its summary.</param>
    /// <param name="model">The scene's own model.</param>
    /// <param name="windows">The scene's windows.</param>
    /// <param name="emit">Receives the events.</param>
    public SceneSummary(
        RunState run, SceneProgram scene, SummaryProgram writer, FluxValue.Model model, SceneWindows windows, Action<FluxEvent> emit)
    {
        (this.run, this.scene, this.writer, this.model, this.windows, this.emit) = (run, scene, writer, model, windows, emit);
        windows.Opened = Write;
    }

    /// <summary>The same summary, in a branch.</summary>
    public SceneSummary Fork(RunState branch, SceneWindows fork, Action<FluxEvent> events)
    {
        var summary = new SceneSummary(branch, scene, writer, model, fork, events) { text = text, isNew = isNew };
        summary.covered.UnionWith(covered);
        return summary;
    }

    /// <summary>Makes room for a turn that is to be generated, and folds what was deleted up to here.</summary>
    /// <param name="speakers">The names of those who may speak; null for the narrator.</param>
    /// <param name="audience">Who sees the turn.</param>
    /// <param name="site">The turn.</param>
    public async ValueTask FoldAsync(IEnumerable<string?> speakers, Audience audience, SourceSite site)
    {
        var opening = speakers.DefaultIfEmpty(null).Select(windows.Writer.OpenTurn).ToList();
        foreach (var window in windows.Of(audience))
        {
            window.MakeRoomToBegin(opening.Max(open => open.Tokenize(window.Tokenizer).Length));
        }

        // Other windows hold a part of what the first holds, or more: after its own, theirs are in the order of the story.
        var fallen = windows.Common.SelectMany(window => window.TakeFallen()).Where(covered.Add).Select(segment => windows[segment].Text.Prose).ToList();
        if (fallen.Count == 0)
        {
            return;
        }

        await run.Log.FlushAsync().ConfigureAwait(false);
        var main = windows.Main;
        foreach (var portion in SummaryPortions.Of(fallen, main.Plan.Window / 2, part => main.Tokenizer.Tokenize(part).Length))
        {
            await FoldAsync(portion, site).ConfigureAwait(false);
        }

        if (isNew)
        {
            isNew = false;
            foreach (var window in windows.All)
            {
                Write(window);
            }
        }

        await run.Log.FlushAsync().ConfigureAwait(false);
    }

    /// <summary>Folds a text; where it is too long for the scene that sums up, one half after the other.</summary>
    private async ValueTask FoldAsync(string fallen, SourceSite site)
    {
        FluxValue.Result result;
        try
        {
            result = await SumUpAsync(fallen, site).ConfigureAwait(false);
        }
        catch (RunFaultException refused) when (IsTooLong(refused.Fault) && SummaryPortions.Halve(fallen) is not null)
        {
            var (first, second) = SummaryPortions.Halve(fallen)!.Value;
            await FoldAsync(first, site).ConfigureAwait(false);
            await FoldAsync(second, site).ConfigureAwait(false);
            return;
        }

        var window = windows.Main;
        var summary = SummaryText.Fit(result.AsText(), candidate => FitsIn(window, candidate));
        if (summary.Length > 0)
        {
            (text, isNew) = (summary, true);
            return;
        }

        emit(new FluxEvent.Noticed(new RunFault.SummaryEmpty(writer.Scene, scene.Name) { Site = site }));
    }

    private async ValueTask<FluxValue.Result> SumUpAsync(string fallen, SourceSite site)
    {
        var arguments = new Dictionary<string, FluxValue>(StringComparer.Ordinal) { [writer.Fallen] = new FluxValue.Text(fallen) };
        if (writer.Before is { } parameter)
        {
            arguments[parameter] = new FluxValue.Text(writer.IsOwn && text.Length > 0 ? text + "\n\n" : text);
        }

        if (writer.IsOwn)
        {
            var plan = windows.Main.Plan;
            arguments[SummaryScene.Budget] = new FluxValue.Integer(SummaryRoom.Budget(plan.Window, plan.Reserve));
            arguments[SummaryScene.Model] = model;
        }

        var outer = run.Seeds.IsSummarising;
        run.Seeds.IsSummarising = true;
        try
        {
            return await SceneCall.RunAsync(run, writer.Scene, arguments, site, emit, sumsUp: true).ConfigureAwait(false);
        }
        finally
        {
            run.Seeds.IsSummarising = outer;
        }
    }

    private bool IsTooLong(RunFault fault) =>
        fault is RunFault.PlanRefused { Problem: PlanProblem.WindowFull or PlanProblem.WindowTooSmall } refused && refused.Scene == writer.Scene;

    private void Write(Window window)
    {
        if (SummaryText.Fit(text, candidate => FitsIn(window, candidate)) is { Length: > 0 } fitting)
        {
            var segment = windows.Writer.Summary(fitting);
            window.Summarise(segment.Tokenize(window.Tokenizer), segment.Text);
        }
    }

    private bool FitsIn(Window window, string summary) =>
        windows.Writer.Summary(summary).Tokenize(window.Tokenizer).Length <= window.Plan.Summary!.Tokens.Max;
}
