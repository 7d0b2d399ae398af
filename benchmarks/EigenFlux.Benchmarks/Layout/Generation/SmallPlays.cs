namespace EigenFlux.Benchmarks.Layout.Generation;

/// <summary>Few people, written by hand.</summary>
internal static class SmallPlays
{
    public static IEnumerable<PlayWriter> All() => [TwoHander(), Short(), Tabletop()];

    private static PlayWriter TwoHander()
    {
        var play = new PlayWriter("two-hander", "Two people in one room: both are live all the time, and the story is all there is to delete.", "the ferry licence", 101);
        var ada = new Person(
            "Ada",
            "Dr. Ada Voss",
            "Dr. Ada Voss, a physicist who wants every claim measured.",
            "Dr. Ada Voss spent eleven years calibrating telescopes on a mountain where the nearest neighbour was a goat. She answers in short sentences, asks for units, and says so when she does not know. She has never bought anything that she could not weigh first.",
            "dry, exact, never flatters",
            ["How large, and how do you know?", "I do not know. I can find out by Thursday."]);
        var mercer = new Person(
            "Mercer",
            "Mercer",
            "Mercer, a broker who sells what other people are afraid to keep.",
            "Mercer has sold two bridges, one of them twice, and a lighthouse with the keeper still in it. He talks about money as other people talk about weather. He never names the first number, and never forgets the last one.",
            "warm, quick, fond of small stories",
            ["Midnight is a price too.", "Let us say it was found, and leave the verb alone."]);
        play.Company = [ada, mercer];
        play.Character(ada);
        play.Character(mercer);
        play.Scene("Pricing", ["Ada", "Mercer"]);
        play.Pin("The deal closes at midnight, and neither of them may leave before.");
        play.Setting("A glass room at dusk. On the table: the ferry licence, a lamp, two cups of cold tea.");
        play.Line(mercer, "Midnight is a price too.");
        play.Block("repeat 28", () =>
        {
            play.Raw("Ada -> asked until line, 70 tokens");
            play.Raw("Mercer -> said until line, 70 tokens");
        });
        for (var i = 0; i < 28; i++)
        {
            play.Said(ada);
            play.Said(mercer);
        }

        return play;
    }

    private static PlayWriter Short()
    {
        var play = new PlayWriter("short", "Three people with long definitions, and a scene of twenty beats.", "the portrait", 102);
        var people = play.People.Make(3, 9, 11);
        play.Company = people;
        people.ForEach(play.Character);
        play.Scene("Valuation", people.Select(person => person.Id));
        play.Pin("The portrait may not be touched.");
        play.Setting("An attic with one window. The portrait leans against the chimney, its face to the bricks.");
        play.Line(people[0]);
        for (var i = 0; i < 17; i++)
        {
            if (i == 9)
            {
                play.Narrate($"{people[2].Display} turns the portrait round.");
            }

            play.Turn(people[i < 9 ? i % 2 : play.Draw.Below(3)]);
        }

        return play;
    }

    private static PlayWriter Tabletop()
    {
        var play = new PlayWriter("tabletop", "A session at a table: a purse in a note that changes, rooms that change, a rule that is recalled, five players and six they meet.", "the brass idol", 103);
        var people = play.People.Make(11, 4, 6);
        var (players, met) = (people[..5], people[5..]);
        play.Company = people;
        people.ForEach(play.Character);
        play.Scene("Session", people.Select(person => person.Id));
        play.Pin("The narrator never rolls for the players, and never says what they feel.");
        play.Narrate("House rule: whoever opens a door without knocking pays a coin, and whoever lies to a guard pays two.");
        play.Narrate($"The five of them came down the stairs with one lamp: {string.Join(", ", players.Select(player => player.Display))}.");
        string[] rooms =
        [
            "A cellar with a floor of sand, and the prints of one bare foot.", "A hall with nine doors, eight of them painted on the wall.",
            "A kitchen where the pots are warm and the ashes cold.", "A gallery above the water, with a rope that goes down into it.",
            "A library in which every book is the second volume.", "A shrine, and on the shrine the mark of something heavy that stood there.",
        ];
        var purse = 24;
        for (var room = 0; room < rooms.Length; room++)
        {
            play.Setting(rooms[room]);
            Purse(".");
            play.Narrate($"{met[room].Display} is here already, and does not get up.");
            play.Paragraph([met[room]]);
            var here = play.Draw.Some(players, 3).Append(met[room]).ToList();
            for (var beat = 0; beat < 30; beat++)
            {
                if (beat == 15)
                {
                    purse -= play.Draw.Between(1, 3);
                    Purse(", and one of them is false.");
                }

                if (beat % 10 == 9)
                {
                    play.Paragraph(here);
                }
                else
                {
                    play.Turn(here[(beat + play.Draw.Below(2)) % here.Count]);
                }
            }
        }

        return play;

        // Each of these is a note of its own, of which only the last holds.
        void Purse(string rest)
        {
            play.Raw("forget note");
            play.Raw($"note \"The purse holds {purse} coins{rest}\" depth 3");
        }
    }
}
