using EigenFlux.Models.Constraints.Shapes;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Decoding;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Stops;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Runtime.Turns;

/// <summary>
/// A turn that is one of a few texts: the model says how probable each of them is as a whole, and one of them is drawn, so that the
/// probabilities of all are known exactly.
/// </summary>
internal sealed class ChoiceTurn : TurnRunner
{
    private readonly FluxValue[] alternatives;
    private readonly TokenId[][] tokens;
    private readonly string gap;
    private FluxValue? value;
    private KeyValuePair<FluxValue, double>[]? probabilities;

    /// <param name="context">What the turn is made with.</param>
    /// <param name="alternatives">What it may be.</param>
    public ChoiceTurn(TurnContext context, IReadOnlyList<FluxValue> alternatives)
        : base(context)
    {
        gap = context.Writer.GapOf(context.Name);
        this.alternatives = [.. alternatives];
        tokens = Array.ConvertAll(this.alternatives, alternative => Window.Tokenizer.Tokenize(gap + alternative.AsText()));
    }

    protected override string Said => Text.Said.Length <= gap.Length ? "" : Text.Said.ToString(gap.Length, Text.Said.Length - gap.Length);

    protected override int FirstShown => gap.Length;

    protected override IReadOnlyList<KeyValuePair<FluxValue, double>>? Probabilities => probabilities;

    /// <summary>What a turn of a shape may be, where it is one of a few texts; null elsewhere.</summary>
    public static IReadOnlyList<FluxValue>? AlternativesOf(TurnShape shape) => shape.Value switch
    {
        ValueShape.Choice choice => [.. choice.Alternatives.Select(text => new FluxValue.Text(text))],
        ValueShape.Truth => [new FluxValue.Boolean(true), new FluxValue.Boolean(false)],
        _ => null,
    };

    protected override FluxValue? ValueOf(string by) => by == StopNames.Cut ? null : value ?? FluxValue.Empty;

    protected override async ValueTask<string> SayAsync(LedgerEntry entry, TurnDraws draws, Func<Expression, bool> test)
    {
        var inWindow = Array.FindAll(tokens, text => text.Length <= Window.MostTurnTokens);
        var fitting = Enumerable.Range(0, tokens.Length).Where(i => tokens[i].Length <= Math.Min(Bound, Window.MostTurnTokens)).ToArray();
        if (fitting.Length == 0)
        {
            Context.Emit(new FluxEvent.Noticed(new RunFault.ValueTooLong(
                Context.Turn.Capture, tokens.Min(text => text.Length), Math.Min(Bound, Window.MostTurnTokens)) { Site = Context.Turn.Site }));
            return StopNames.Tokens;
        }

        Run.Budget.CheckTokens();
        Window.MakeRoomToSay(inWindow.Max(text => text.Length));
        await Window.ReadyAsync().ConfigureAwait(false);
        double[] scores = [];
        var chosen = Run.Drawing.Current.Index(tokens.Length, inWindow, texts =>
        {
            scores = Spread(Window.Score(texts));
            return Draw(scores, fitting, draws.Request);
        });
        scores = Run.Drawing.Current.Numbers(tokens.Length, scores, static scores => scores);
        probabilities = Normalised(scores);
        foreach (var token in tokens[chosen])
        {
            Run.Budget.CheckTokens();
            Window.MakeRoomForToken();
            Count();
            Window.Continue(entry, token, Text.Add(Window.Tokenizer.GetBytes(token)));
            Show(Text.Said.Length);
            await Run.Log.FlushAsync().ConfigureAwait(false);
        }

        (value, LogProbability) = (alternatives[chosen], Run.Image.ReadsLogProbabilities ? scores[chosen] : 0);
        await AfterTokenAsync().ConfigureAwait(false);
        return StopNames.Value;
    }

    /// <summary>The scores of all alternatives: those that are longer than the window cannot be said at all.</summary>
    private double[] Spread(double[] scores)
    {
        var next = 0;
        return scores.Length == tokens.Length
            ? scores
            : Array.ConvertAll(tokens, text => text.Length <= Window.MostTurnTokens ? scores[next++] : double.NegativeInfinity);
    }

    /// <summary>Draws one, by the sampler's settings, of those that the bound leaves room for.</summary>
    private int Draw(double[] scores, int[] fitting, SamplerRequest request)
    {
        // Of the settings those about repetition look at single tokens, and say nothing of a choice.
        var settings = new SamplerSettings
        {
            TopK = request.Settings.TopK,
            TopP = request.Settings.TopP,
            MinP = request.Settings.MinP,
            Temperature = request.Settings.Temperature,
        };
        using var sampler = new ManagedSampler(settings, request.Seed);
        var greatest = fitting.Max(i => scores[i]);
        var weights = Array.ConvertAll(fitting, i => double.IsFinite(greatest) ? (float)(scores[i] - greatest) : 0f);
        return fitting[sampler.Draw(weights).Value];
    }

    /// <summary>The alternatives' shares of what all of them are together.</summary>
    private KeyValuePair<FluxValue, double>[] Normalised(double[] scores)
    {
        // Where the model gives none of them any probability, they are alike.
        var greatest = scores.Max();
        var weights = Array.ConvertAll(scores, score => double.IsFinite(greatest) ? Math.Exp(score - greatest) : 1);
        var total = weights.Sum();
        return [.. alternatives.Zip(weights, (alternative, weight) => KeyValuePair.Create(alternative, weight / total))];
    }
}
