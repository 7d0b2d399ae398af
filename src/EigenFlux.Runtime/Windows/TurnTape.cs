using System.Text;
using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Runtime.Windows;

/// <summary>
/// A turn as it came into one window, to be put into others of the same model step by step: their deletions are then those that they would
/// have made had it been generated there. A window that is watched may have it before it is over.
/// </summary>
internal sealed class TurnTape
{
    private readonly List<Step> steps = [];
    private readonly List<TokenId> tokens = [];
    private readonly Dictionary<Window, Place> places = [];
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

    /// <summary>Puts the turn into a window, as far as it has been said and is not there.</summary>
    public void Play(Window window)
    {
        if (!places.TryGetValue(window, out var place))
        {
            places[window] = place = new Place();
        }

        var batches = window.Premises is not null;
        while (place.Step < steps.Count)
        {
            var step = steps[place.Step++];
            switch (step.Kind)
            {
                case StepKind.Open:
                    place.Speaker = step.Speaker!;
                    place.Turn = window.OpenTurn(step.Segment, Take(place, step.Count), step.Text, place.Speaker, readsConditions);
                    break;
                case StepKind.MakeRoom when place.Waiting > 0 && window.HasRoomFor(place.Waiting + 1):
                    break; // Nothing would be deleted: what is said is scored in one batch with what comes.
                case StepKind.MakeRoom:
                    Say(window, place);
                    window.MakeRoomForToken();
                    break;
                case StepKind.MakeRoomToSay:
                    Say(window, place);
                    window.MakeRoomToSay(step.Count);
                    break;
                case StepKind.Continue when batches:
                    place.Waiting++;
                    place.Text.Append(step.Text);
                    break;
                case StepKind.Continue:
                    window.Continue(place.Turn!, tokens[place.Token++], step.Text);
                    break;
                case StepKind.Retract:
                    Say(window, place);
                    window.Retract(place.Turn!, step.Count);
                    break;
                case StepKind.Finish:
                    Say(window, place);
                    window.Finish(place.Turn!, Take(place, step.Count), step.Text, step.Speaker);
                    break;
                default:
                    Say(window, place);
                    window.CloseTurn(place.Turn!);
                    break;
            }
        }

        Say(window, place);
    }

    /// <summary>Says what waits to be said at once.</summary>
    private void Say(Window window, Place place)
    {
        if (place.Waiting > 0)
        {
            window.Finish(place.Turn!, Take(place, place.Waiting), place.Text.ToString(), place.Speaker);
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

    /// <summary>Where the turn has come to in a window.</summary>
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
