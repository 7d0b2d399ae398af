using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Events;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Tests.Support;

/// <summary>The events of a run, and what can be read off them.</summary>
public sealed class Recorded(IReadOnlyList<FluxEvent> events)
{
    public IReadOnlyList<FluxEvent> Events => events;

    public FluxEvent.Done Done => (FluxEvent.Done)events[^1];

    /// <summary>A part of the result, as text.</summary>
    public string this[string name] => Done.Result[name].AsText();

    public FluxValue Result(string name) => Done.Result[name];

    /// <summary>The events of the entry scene, without those of the scenes that were called.</summary>
    public IEnumerable<FluxEvent> Own
    {
        get
        {
            var depth = 0;
            foreach (var happened in events)
            {
                depth += happened is FluxEvent.Called ? 1 : 0;
                if (depth == 0)
                {
                    yield return happened;
                }

                depth -= happened is FluxEvent.Returned ? 1 : 0;
            }
        }
    }

    public IEnumerable<FluxEvent.Stopped> Turns => events.OfType<FluxEvent.Stopped>();

    /// <summary>What readers were shown, a line for each text.</summary>
    public string Shown => string.Concat(events.Select(happened => happened switch
    {
        FluxEvent.TurnStarted turn => turn.Speaker.Display + ": ",
        FluxEvent.Said { Kind: SegmentKind.Turn } said => said.Text,
        FluxEvent.Stopped => "\n",
        FluxEvent.Said said => $"{said.Speaker.Display}: {said.Text}\n",
        _ => "",
    }));

    /// <summary>
    /// The page-state of the scene's own model at each moment, rebuilt from the events alone: every token with its segment.
    /// </summary>
    public IEnumerable<(FluxEvent Happened, IReadOnlyList<(TokenId Token, string Segment)> Page)> Pages()
    {
        var stack = new Stack<List<(TokenId, string)>>([[]]);
        foreach (var happened in events)
        {
            switch (happened)
            {
                case FluxEvent.Called:
                    stack.Push([]);
                    break;
                case FluxEvent.Returned:
                    stack.Pop();
                    break;
                case FluxEvent.Appended { Model: null, IsCommon: true } appended:
                    appended.At.ShouldBeLessThanOrEqualTo(stack.Peek().Count);
                    stack.Peek().InsertRange(appended.At, appended.Tokens.Select(token => (token, appended.Segment)));
                    break;
                case FluxEvent.Deleted { Model: null, IsCommon: true } deleted:
                    stack.Peek().GetRange(deleted.At, deleted.Count).ShouldAllBe(token => token.Item2 == deleted.Segment);
                    stack.Peek().RemoveRange(deleted.At, deleted.Count);
                    break;
            }

            // A copy: the page goes on changing while the caller looks at it.
            yield return (happened, stack.Peek().ToArray());
        }
    }

    /// <summary>What is in the window once each beat's text is written: the segments that are not in the prefix, and their tokens.</summary>
    public IReadOnlyList<IReadOnlyList<(string Segment, int Tokens)>> WindowsByBeat(IReadOnlySet<string> prefix)
    {
        var windows = new List<IReadOnlyList<(string, int)>>();
        var own = Own.ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var (happened, page) in Pages().Where(step => own.Contains(step.Happened)).Where(step => step.Happened is FluxEvent.Appended { Model: null } appended && !prefix.Contains(appended.Segment)))
        {
            var window = page.Where(token => !prefix.Contains(token.Segment)).GroupBy(token => token.Segment)
                .Select(group => (group.Key, group.Count())).ToList();
            while (windows.Count <= happened.Beat)
            {
                windows.Add(windows.Count == 0 ? [] : windows[^1]); // A beat that writes nothing.
            }

            windows[happened.Beat] = window;
        }

        return windows;
    }

    /// <summary>What a segment said; null where it never said anything.</summary>
    public string? TextOf(string segment) =>
        events.OfType<FluxEvent.Appended>().Where(e => e.Segment == segment && e.Model is null && !e.Again).Select(e => e.Text).ToList() is { Count: > 0 } texts
            ? string.Concat(texts)
            : null;

    /// <summary>The last page-state.</summary>
    public IReadOnlyList<(TokenId Token, string Segment)> LastPage => Pages().Last().Page;

    /// <summary>The text of the last page-state, of tokens that are bytes.</summary>
    public string LastText => System.Text.Encoding.UTF8.GetString([.. LastPage.Select(token => (byte)token.Token.Value)]);

    /// <summary>The segments in the last page-state, in order.</summary>
    public IReadOnlyList<string> LastSegments => [.. LastPage.Select(token => token.Segment).Distinct()];
}
