using EigenFlux.Compiler.Schedule;
using EigenFlux.Models;

namespace EigenFlux.Runtime.Pages;

/// <summary>
/// A turn as it came onto one page, to be put onto others of the same model step by step: their deletions are then those that they would
/// have made had it been generated there.
/// </summary>
internal sealed class TurnTape
{
    private readonly List<Step> steps = [];
    private readonly List<TokenId> tokens = [];

    private enum StepKind
    {
        Open,
        MakeRoom,
        MakeRoomToSay,
        Continue,
        Retract,
        Finish,
        Close,
    }

    public void Open(string segment, TokenId[] opening, string text, string speaker) => Add(StepKind.Open, opening, segment, text, speaker);

    public void MakeRoom() => Add(StepKind.MakeRoom, []);

    public void MakeRoomToSay(int count) => steps.Add(new Step(StepKind.MakeRoomToSay, count, "", "", null));

    public void Continue(TokenId token, string text)
    {
        tokens.Add(token);
        steps.Add(new Step(StepKind.Continue, 1, "", text, null));
    }

    public void Retract(int count) => steps.Add(new Step(StepKind.Retract, count, "", "", null));

    public void Finish(TokenId[] last, string text, string? speaker) => Add(StepKind.Finish, last, "", text, speaker);

    public void Close() => Add(StepKind.Close, []);

    /// <summary>Puts the turn onto a page.</summary>
    public void Play(Page page)
    {
        LedgerEntry? turn = null;
        var at = 0;
        foreach (var step in steps)
        {
            switch (step.Kind)
            {
                case StepKind.Open:
                    turn = page.OpenTurn(step.Segment, Take(step.Count), step.Text, step.Speaker!, readsConditions: false);
                    break;
                case StepKind.MakeRoom:
                    page.MakeRoomForToken();
                    break;
                case StepKind.MakeRoomToSay:
                    page.MakeRoomToSay(step.Count);
                    break;
                case StepKind.Continue:
                    page.Continue(turn!, tokens[at++], step.Text);
                    break;
                case StepKind.Retract:
                    page.Retract(turn!, step.Count);
                    break;
                case StepKind.Finish:
                    page.Finish(turn!, Take(step.Count), step.Text, step.Speaker);
                    break;
                default:
                    page.CloseTurn(turn!);
                    break;
            }
        }

        TokenId[] Take(int count)
        {
            at += count;
            return [.. tokens[(at - count)..at]];
        }
    }

    private void Add(StepKind kind, TokenId[] with, string segment = "", string text = "", string? speaker = null)
    {
        tokens.AddRange(with);
        steps.Add(new Step(kind, with.Length, segment, text, speaker));
    }

    private readonly record struct Step(StepKind Kind, int Count, string Segment, string Text, string? Speaker);
}
