using System.Text;
using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Runtime.Windows;

/// <summary>
/// A turn as it came onto one page, to be put onto others of the same model step by step: their deletions are then those that they would
/// have made had it been generated there. A page that is watched may have it before it is over.
/// </summary>
internal sealed class TurnTape
{
    private readonly List<Step> steps = [];
    private readonly List<TokenId> tokens = [];
    private readonly Dictionary<Page, Place> places = [];
    private bool readsConditions;

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

    public void Open(string segment, TokenId[] opening, string text, string speaker, bool conditions)
    {
        readsConditions = conditions;
        Add(StepKind.Open, opening, segment, text, speaker);
    }

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

    /// <summary>Puts the turn onto a page, as far as it has been said and is not there.</summary>
    public void Play(Page page)
    {
        if (!places.TryGetValue(page, out var place))
        {
            places[page] = place = new Place();
        }

        var batches = page.Premises is not null;
        while (place.Step < steps.Count)
        {
            var step = steps[place.Step++];
            switch (step.Kind)
            {
                case StepKind.Open:
                    place.Speaker = step.Speaker!;
                    place.Turn = page.OpenTurn(step.Segment, Take(place, step.Count), step.Text, place.Speaker, readsConditions);
                    break;
                case StepKind.MakeRoom when place.Waiting > 0 && page.HasRoomFor(place.Waiting + 1):
                    break; // Nothing would be deleted: what is said is scored in one batch with what comes.
                case StepKind.MakeRoom:
                    Say(page, place);
                    page.MakeRoomForToken();
                    break;
                case StepKind.MakeRoomToSay:
                    Say(page, place);
                    page.MakeRoomToSay(step.Count);
                    break;
                case StepKind.Continue when batches:
                    place.Waiting++;
                    place.Text.Append(step.Text);
                    break;
                case StepKind.Continue:
                    page.Continue(place.Turn!, tokens[place.Token++], step.Text);
                    break;
                case StepKind.Retract:
                    Say(page, place);
                    page.Retract(place.Turn!, step.Count);
                    break;
                case StepKind.Finish:
                    Say(page, place);
                    page.Finish(place.Turn!, Take(place, step.Count), step.Text, step.Speaker);
                    break;
                default:
                    Say(page, place);
                    page.CloseTurn(place.Turn!);
                    break;
            }
        }

        Say(page, place);
    }

    /// <summary>Says what waits to be said at once.</summary>
    private void Say(Page page, Place place)
    {
        if (place.Waiting > 0)
        {
            page.Finish(place.Turn!, Take(place, place.Waiting), place.Text.ToString(), place.Speaker);
            place.Waiting = 0;
            place.Text.Clear();
        }
    }

    private TokenId[] Take(Place place, int count)
    {
        place.Token += count;
        return [.. tokens[(place.Token - count)..place.Token]];
    }

    private void Add(StepKind kind, TokenId[] with, string segment = "", string text = "", string? speaker = null)
    {
        tokens.AddRange(with);
        steps.Add(new Step(kind, with.Length, segment, text, speaker));
    }

    private readonly record struct Step(StepKind Kind, int Count, string Segment, string Text, string? Speaker);

    /// <summary>Where the turn has come to on a page.</summary>
    private sealed class Place
    {
        public int Step { get; set; }

        public int Token { get; set; }

        public LedgerEntry? Turn { get; set; }

        public string Speaker { get; set; } = "";

        /// <summary>The tokens that wait to be said.</summary>
        public int Waiting { get; set; }

        /// <summary>The text of those.</summary>
        public StringBuilder Text { get; } = new();
    }
}
