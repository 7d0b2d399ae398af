namespace EigenFlux.Runtime.Amplitudes;

/// <summary>
/// What a watch has heard: for each token that is in the window its place and its log-probability under each premise, and the sums of all
/// that was ever said.
/// </summary>
/// <param name="premises">How many premises there are.</param>
internal sealed class Evidence(int premises)
{
    private readonly List<Token> tokens = [];
    private readonly double[] ever = new double[premises];

    /// <summary>The sums of all that was ever said, in nats.</summary>
    public IReadOnlyList<double> Ever => ever;

    /// <summary>The sums of what is in the window, in nats.</summary>
    public double[] Now()
    {
        var sums = new double[premises];
        foreach (var token in tokens)
        {
            for (var i = 0; i < premises; i++)
            {
                sums[i] += token.Scores[i];
            }
        }

        return sums;
    }

    /// <summary>The mean over the tokens in the window of what no premise explained when each was said, in nats; 0 where there is none.</summary>
    public double Rest() => tokens.Count == 0 ? 0 : tokens.Average(token => token.Rest);

    /// <summary>A token was said, after all others.</summary>
    /// <param name="at">Its position.</param>
    /// <param name="scores">Its log-probability under each premise (nats).</param>
    /// <param name="rest">What no premise explains of it (nats).</param>
    /// <param name="isNew">Whether it is said, and not a text that was heard before and is written again.</param>
    public void Add(int at, double[] scores, double rest, bool isNew)
    {
        tokens.Add(new Token(at, [.. scores], isNew ? scores : null, rest));
        if (isNew)
        {
            Sum(scores, 1);
        }
    }

    /// <summary>Tokens were taken out of the window.</summary>
    /// <param name="at">The position of the first.</param>
    /// <param name="count">How many.</param>
    /// <param name="takenBack">Whether they count as never said.</param>
    /// <returns>Whether any of them was evidence.</returns>
    public bool Delete(int at, int count, bool takenBack)
    {
        if (takenBack)
        {
            foreach (var said in tokens.Where(token => token.At >= at && token.At < at + count).Select(token => token.Said).OfType<double[]>())
            {
                Sum(said, -1);
            }
        }

        var gone = tokens.RemoveAll(token => token.At >= at && token.At < at + count);
        Move(at, -count);
        return gone > 0;
    }

    /// <summary>Tokens were put into the window.</summary>
    public void Insert(int at, int count) => Move(at, count);

    /// <summary>The positions of the evidence from one on.</summary>
    public IEnumerable<int> From(int at) => tokens.Where(token => token.At >= at).Select(token => token.At);

    /// <summary>A token has another log-probability now that another text is before it.</summary>
    public void Rescore(int at, int premise, double score)
    {
        if (tokens.Find(token => token.At == at) is { } token)
        {
            token.Scores[premise] = score;
        }
    }

    /// <summary>The same evidence, to go its own way.</summary>
    public Evidence Fork()
    {
        var fork = new Evidence(premises);
        fork.tokens.AddRange(tokens.Select(token => new Token(token.At, [.. token.Scores], token.Said, token.Rest)));
        ever.CopyTo(fork.ever, 0);
        return fork;
    }

    private void Move(int from, int by)
    {
        foreach (var token in tokens)
        {
            if (token.At >= from)
            {
                token.At += by;
            }
        }
    }

    private void Sum(double[] scores, int sign)
    {
        for (var i = 0; i < ever.Length; i++)
        {
            ever[i] += sign * scores[i];
        }
    }

    private sealed class Token(int at, double[] scores, double[]? said, double rest)
    {
        public int At { get; set; } = at;

        public double[] Scores => scores;

        public double[]? Said => said;

        public double Rest => rest;
    }
}
