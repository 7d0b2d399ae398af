namespace EigenFlux.Benchmarks.Layout.Generation;

/// <summary>Many people, of whom few are needed at a time.</summary>
internal static class TownPlays
{
    public static IEnumerable<PlayWriter> All() => [Village(), Relay(), Serial(), Radio()];

    private static PlayWriter Village()
    {
        var play = new PlayWriter("village", "Thirty people; each of six acts has five of its own.", "the mill lease", 201);
        var people = play.People.Make(30, 4, 7);
        people.ForEach(play.Character);
        play.Company = people;
        play.Scene("Village", people.Select(person => person.Id));
        play.Pin("The lease of the mill ends with the year.");
        string[] acts =
        [
            "The market at noon, the day after the storm.", "The school, with the maps taken down.", "The mill. Nothing turns.",
            "The church porch, after the service.", "The harbour, low water, a smell of tar.", "The town hall, midnight, all lamps lit.",
        ];
        for (var act = 0; act < acts.Length; act++)
        {
            var here = people.GetRange(act * 5, 5);
            play.Company = here;
            play.Setting(acts[act]);
            play.Narrate($"{here[0].Display} and {here[1].Display} have come to talk about the mill.");
            for (var beat = 0; beat < 42; beat++)
            {
                if (beat % 12 == 7)
                {
                    play.Line(play.Draw.Of(here));
                }

                play.Turn(here[play.Draw.Below(beat < 10 ? 3 : 5)]);
            }
        }

        return play;
    }

    private static PlayWriter Relay()
    {
        var play = new PlayWriter("relay", "A rumour goes through a street of twenty-six: each tells it to the next and is not heard again.", "the lost chain", 202);
        var people = play.People.Make(26, 4, 6, namesOthers: 20);
        people.ForEach(play.Character);
        play.Scene("Street", people.Select(person => person.Id));
        play.Pin("The rumour may grow, but the chain stays a chain.");
        play.Setting("A street that goes down to the river, every door open because of the heat.");
        for (var i = 0; i + 1 < people.Count; i++)
        {
            play.Company = people.GetRange(i, 2);
            play.Line(people[i], $"{people[i + 1].Display}, come to the window. It is about the chain.");
            for (var turn = 0; turn < 6; turn++)
            {
                play.Turn(people[i + ((turn + 1) % 2)]);
            }
        }

        return play;
    }

    private static PlayWriter Serial()
    {
        var play = new PlayWriter("serial", "Four hundred beats in twenty-five chapters; a few of twenty-four people are in most of them, others in one or two.", "the sealed box", 203);
        var people = play.People.Make(24, 4, 8);
        people.ForEach(play.Character);
        play.Scene("Serial", people.Select(person => person.Id));
        play.Pin("No one may open the box before the last chapter.");
        for (var chapter = 1; chapter <= 25; chapter++)
        {
            var draw = play.Draw;
            List<Person> here = [people[draw.Below(3)]];
            while (here.Count < 4)
            {
                // Low places come often, high ones seldom.
                var who = people[draw.Percent(50) ? draw.Below(6) : draw.Below(24)];
                if (!here.Contains(who))
                {
                    here.Add(who);
                }
            }

            play.Company = here;
            play.Setting($"Chapter {chapter}. {Capital(draw.Of(Phrases.Places))}, {draw.Of((string[])["early", "at noon", "late", "before light", "in the rain"])}.");
            play.Narrate($"{here[0].Display} waits for {here[1].Display}.");
            for (var beat = 0; beat < 14; beat++)
            {
                play.Turn(here[beat < 5 ? beat % 2 : draw.Below(4)]);
            }
        }

        return play;
    }

    private static PlayWriter Radio()
    {
        var play = new PlayWriter("radio", "A radio play in six parts: eighteen people, and those of the first part come back in the last.", "the night signal", 204);
        var people = play.People.Make(18, 5, 7);
        people.ForEach(play.Character);
        play.Scene("Radio", people.Select(person => person.Id));
        play.Pin("Whatever happens must be heard.");
        int[][] parts = [[0, 1, 2, 3], [4, 5, 6, 0], [7, 8, 9, 4], [10, 11, 12, 13], [14, 15, 16, 17], [0, 1, 2, 3, 17]];
        for (var part = 0; part < parts.Length; part++)
        {
            List<Person> here = [.. parts[part].Select(i => people[i])];
            play.Company = here;
            play.Setting($"Part {part + 1}. The studio is {play.Draw.Of((string[])["a ship", "a cellar", "a train at night", "a kitchen", "an office with a bad telephone"])}.");
            play.Line(here[0], $"{here[1].Display}, is that you? Say something.");
            for (var beat = 0; beat < 32; beat++)
            {
                if (beat % 11 == 10)
                {
                    play.Narrate($"Steps, and a door. {here[2].Display} comes nearer.");
                }

                play.Turn(here[play.Draw.Below(here.Count)]);
            }
        }

        return play;
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
