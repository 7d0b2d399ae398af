namespace EigenFlux.Benchmarks.Layout.Generation;

/// <summary>Casts that are hard to fit: all at once, of uneven size, or named rather than heard.</summary>
internal static class StagePlays
{
    public static IEnumerable<PlayWriter> All() => [Jury(), Ensemble(), Court(), Mentions(), Novel()];

    private static PlayWriter Jury()
    {
        var play = new PlayWriter("jury", "Twelve jurors: rounds in which everyone speaks, and between them quarrels of three.", "the green umbrella", 401);
        var people = play.People.Make(12, 5, 8);
        people.ForEach(play.Character);
        play.Declare($$"""
            coalition Jury({{string.Join(", ", people.Select(person => person.Id))}}) {
              brief "The jury, which must agree."
            }
            """);
        play.Company = people;
        play.Scene("Verdict", ["Jury"]);
        play.Pin("The verdict must be that of all twelve.");
        play.Setting("The jury room. One table, twelve chairs, the green umbrella in a bag with a number.");
        play.Line(people[0], "We have the umbrella, and we have until supper. I suggest that everyone speaks once.");
        for (var round = 0; round < 5; round++)
        {
            play.Raw("for juror in Jury { juror -> said until line, 70 tokens }");
            people.ForEach(play.Said);
            var quarrel = play.Draw.Some(people, 3);
            play.Company = quarrel;
            play.Narrate($"{quarrel[0].Display} has put a hand on the umbrella, and {quarrel[1].Display} objects.");
            for (var turn = 0; turn < 20; turn++)
            {
                play.Turn(quarrel[turn % 7 == 6 ? 2 : turn % 2]);
            }

            play.Company = people;
        }

        return play;
    }

    private static PlayWriter Ensemble()
    {
        var play = new PlayWriter("ensemble", "Twenty people who are all present from the first beat to the last: in most windows they cannot all be there.", "the wedding cake", 402);
        var people = play.People.Make(20, 5, 9);
        people.ForEach(play.Character);
        play.Company = people;
        play.Scene("Party", people.Select(person => person.Id));
        play.Pin("Nobody leaves before the cake is cut.");
        play.Setting("A garden with one long table. The cake stands in the shade, for now.");
        play.Raw($"enter {people[0].Id}, {people[1].Id}");
        people.Skip(2).Chunk(6).ToList().ForEach(group => play.Raw($"enter {string.Join(", ", group.Select(person => person.Id))}"));
        for (var beat = 0; beat < 90; beat++)
        {
            if (beat % 15 == 14)
            {
                play.Line(play.Draw.Of(people));
            }

            play.Turn(play.Draw.Of(people));
        }

        return play;
    }

    private static PlayWriter Court()
    {
        var play = new PlayWriter("court", "Definitions from twenty to four hundred tokens and weights from a half to four; the heavy ones speak seldom.", "the forged map", 403);
        int[] sizes = [2, 2, 3, 3, 4, 5, 6, 8, 11, 15, 20, 24];
        double[] weights = [1, 4, 0.5, 1, 3, 1, 2, 0.5, 1, 4, 1, 2];
        var names = play.People.Make(12, 1, 1);
        var people = names.Select((person, i) => play.People.One(person.Display, [.. names.Select(other => other.Display)], sizes[i], 60) with { Weight = weights[i] }).ToList();
        people.ForEach(play.Character);
        play.Scene("Court", people.Select(person => person.Id));
        play.Pin("The judge asks, the witness answers, and the gallery is silent.");
        for (var day = 0; day < 6; day++)
        {
            var here = play.Draw.Some(people, 4);
            play.Company = here;
            play.Setting($"The court, day {day + 1}. The map hangs on the wall, held by four pins.");
            play.Line(here[0], $"Let {here[1].Display} be heard first, and {here[3].Display} last.");
            for (var turn = 0; turn < 26; turn++)
            {
                if (turn == 13)
                {
                    play.Narrate($"{play.Draw.Of(people).Display} is called from the gallery, and the map is taken down.");
                }

                play.Turn(here[turn % 9 == 8 ? 3 : turn % 3]);
            }
        }

        return play;
    }

    private static PlayWriter Mentions()
    {
        var play = new PlayWriter("mentions", "A reading of old letters: four people speak, and the letters name twenty others, each for a moment.", "the bundle of letters", 404);
        var people = play.People.Make(24, 4, 7);
        var (readers, named) = (people[..4], people[4..]);
        people.ForEach(play.Character);
        play.Company = readers;
        play.Scene("Letters", people.Select(person => person.Id));
        play.Pin("The letters are read in the order in which they lie.");
        play.Setting("A parlour. The bundle, a knife, four chairs.");
        for (var letter = 0; letter < 32; letter++)
        {
            var (first, second) = (named[letter * 3 % 20], named[((letter * 7) + 1) % 20]);
            var text = play.Draw.Below(3) switch
            {
                0 => $"I saw {first.Display} on the stairs again, with the ledger, and told {second.Display} nothing.",
                1 => $"Do not believe {first.Display}. The money went to {second.Display}, as it always has.",
                _ => $"{first.Display} sends no greetings. {second.Display} is ill, or pretends to be, and asks for you.",
            };
            play.Line(readers[letter % 4], text);
            for (var turn = 0; turn < 3; turn++)
            {
                play.Turn(readers[(letter + turn + 1) % 4]);
            }
        }

        return play;
    }

    private static PlayWriter Novel()
    {
        var play = new PlayWriter("novel", "A novel in one scene: nobody speaks but the narrator, and the author's sentences say who is in the next paragraph.", "the second will", 405);
        var people = play.People.Make(14, 6, 9);
        people.ForEach(play.Character);
        play.Scene("Novel", people.Select(person => person.Id), reserve: 144, target: "novel");
        play.Pin("A novel about a house, the second will, and those who were not named in the first.");
        for (var part = 0; part < 10; part++)
        {
            var here = play.Draw.Some(people, 3);
            play.Setting($"Part {part + 1}.");
            for (var beat = 0; beat < 7; beat++)
            {
                var two = play.Draw.Some(here, 2);
                play.Narrate(play.Draw.Below(4) switch
                {
                    0 => $"{two[0].Display} found {two[1].Display} where nobody had looked.",
                    1 => $"In the evening {two[0].Display} opened the drawer, and {two[1].Display} let it happen.",
                    2 => $"That was not what {two[1].Display} had wanted to hear, and {two[0].Display} knew it.",
                    _ => $"{two[0].Display} came down late, and only {two[1].Display} looked up.",
                });
                play.Paragraph(two);
            }
        }

        return play;
    }
}
