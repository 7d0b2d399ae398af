using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Targets;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Planning;

/// <summary>The text that the model and the target require around the prefix.</summary>
/// <param name="Before">The text before the prefix.</param>
/// <param name="After">The text after the prefix.</param>
internal sealed record PrefixFrame(IReadOnlyList<PlannedSegment> Before, IReadOnlyList<PlannedSegment> After)
{
    /// <summary>The tokens of both.</summary>
    public int Tokens => Before.Concat(After).Sum(segment => segment.Tokens.Max);

    /// <summary>The frame for a prefix; one that has nothing to say needs a beginning of text, and what the target wants there.</summary>
    public static PrefixFrame Around(SceneContext context, bool hasText)
    {
        var target = context.Target.Target;
        List<int> first = context.Tokenizer.BeginOfText is { } begin ? [begin.Value] : [];
        var open = new SegmentText().Add(hasText ? target.PrefixOpen : target.EmptyPrefix);
        var opening = open.Tokenize(context.Tokenizer).Select(token => token.Value);

        // Some templates write the beginning of text themselves.
        first.AddRange(first.Count > 0 && opening.FirstOrDefault(-1) == first[0] ? opening.Skip(1) : opening);

        List<int> last = [];
        var close = new SegmentText();
        if (hasText)
        {
            last.AddRange(close.Add(target.PrefixClose).Tokenize(context.Tokenizer).Select(token => token.Value));
        }

        return new PrefixFrame(Segment("begin", open.Text, first), Segment("prefix-end", close.Text, last));
    }

    private static List<PlannedSegment> Segment(string id, string text, List<int> tokens) => tokens.Count == 0
        ? []
        :
        [
            new PlannedSegment
            {
                Id = id,
                Owner = "scene",
                Kind = SegmentKind.Frame,
                Tokens = TokenRange.Exactly(tokens.Count),
                Text = text,
                TokenIds = tokens,
                Placement = Placement.Prefix,
                Birth = 0,
                LastUse = int.MaxValue,
            },
        ];
}
