using EigenFlux.Compiler.Lowering;
using EigenFlux.Language.Binding;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Symbols;

namespace EigenFlux.Compiler.Testing;

/// <summary>
/// Where a test's expressions find values: the test's own under marked names; those of a run under the names of its scene's slots,
/// with a note of which run it is.
/// </summary>
internal sealed class TestSlots(ProgramNames names, LoweringReport report) : SlotNames
{
    private readonly Slots own = new(names, TestProgram.OwnMark.ToString());
    private readonly HashSet<int> read = [];
    private bool isMissing;
    private Runs runs = new([], [], null);

    /// <summary>The runs that were read since the last call; more than one is an error, which is reported.</summary>
    /// <param name="value">What was lowered since.</param>
    public IReadOnlyList<int> TakeRead(BoundExpression value)
    {
        var taken = read.Order().ToList();
        if (isMissing)
        {
            report.Add(DiagnosticBuilder.At(value.Location).NothingRun(value.Location.Text));
            taken = [0]; // A missing run is reported once.
        }
        else if (taken.Count > 1)
        {
            report.Add(DiagnosticBuilder.At(value.Location).TwoRuns(value.Location.Text));
        }

        Forget();
        return taken;
    }

    /// <summary>Drops what was read since the last question.</summary>
    public void Forget()
    {
        read.Clear();
        isMissing = false;
    }

    /// <summary>From here on the names of a scene are those of this run.</summary>
    public void Enter(BoundScene scene, int run)
    {
        var symbols = new Dictionary<Symbol, (SceneSymbol, int)>(runs.Symbols);
        foreach (var symbol in scene.Captures.Concat<Symbol>(scene.Watches).Concat(scene.Parameters))
        {
            symbols[symbol] = (scene.Symbol, run);
        }

        runs = new Runs(symbols, new Dictionary<SceneSymbol, int>(runs.Results) { [scene.Symbol] = run }, run);
    }

    /// <summary>Does something in a block of its own: runs in it are not known after it.</summary>
    public T InBlock<T>(Func<T> lower)
    {
        var before = runs;
        var result = lower();
        runs = before;
        return result;
    }

    public override string this[Symbol symbol]
    {
        get
        {
            if (runs.Symbols.TryGetValue(symbol, out var found))
            {
                read.Add(found.Run);
                return names.SlotsOf(found.Scene)[symbol];
            }

            isMissing |= symbol is CaptureSymbol or WatchSymbol or ParameterSymbol;
            return own[symbol];
        }
    }

    public override string ResultOf(BoundRunResultExpression result)
    {
        if (runs.Results.TryGetValue(result.Scene, out var run))
        {
            read.Add(run);
        }
        else
        {
            isMissing = true;
        }

        return TestProgram.ResultSlot;
    }

    public override int RunRead(BoundExpression statistic)
    {
        var taken = TakeRead(statistic);
        if (taken.Count == 0 && runs.Latest is null)
        {
            report.Add(DiagnosticBuilder.At(statistic.Location).NothingRun(statistic.Location.Text));
        }

        return taken.Count > 0 ? taken[0] : runs.Latest ?? 0;
    }

    private sealed record Runs(
        Dictionary<Symbol, (SceneSymbol Scene, int Run)> Symbols, Dictionary<SceneSymbol, int> Results, int? Latest);
}
