using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Decoding;

/// <summary>A managed decoding chain. After the first draw it allocates nothing.</summary>
internal sealed class ProcessedSampler : ILogitSampler
{
    private readonly ILogitProcessor[] processors;
    private readonly ManagedSampler last;
    private float[] row = [];

    /// <exception cref="ModelException">A setting is not understood.</exception>
    public ProcessedSampler(DecodingPlan plan)
    {
        // The settings' own penalty is a processor too: it comes after the plan's, as in a native chain.
        var settings = plan.Request.Settings;
        var penalty = settings.RepeatPenalty is { } repeat and not 1
            ? new RepetitionPenalty(repeat, window: settings.RepeatWindow ?? RepetitionPenalty.DefaultWindow)
            : null;
        processors = penalty is null ? [.. plan.Processors] : [.. plan.Processors, penalty];
        last = new ManagedSampler(settings with { RepeatPenalty = null, RepeatWindow = null }, plan.Request.Seed);
    }

    public TokenId Draw(IModelSession session, TokenMask? allowed = null)
    {
        if (row.Length != session.VocabularySize)
        {
            row = new float[session.VocabularySize];
        }

        LogitRow.Read(session, row);
        foreach (var processor in processors)
        {
            processor.Apply(row);
        }

        var token = last.Draw(row, allowed);
        Take(token);
        return token;
    }

    public void Skip(TokenId token)
    {
        last.Skip(token);
        Take(token);
    }

    public void Dispose() => last.Dispose();

    private void Take(TokenId token)
    {
        foreach (var processor in processors)
        {
            processor.Take(token);
        }
    }
}
