namespace EigenFlux.Benchmarks.Layout.Generation;

/// <summary>One after the other: witnesses, customers, guests.</summary>
internal static class ServicePlays
{
    public static IEnumerable<PlayWriter> All() => [Interviews(), Desk(), Inn()];

    private static PlayWriter Interviews()
    {
        var play = new PlayWriter("interviews", "One asks, fourteen answer, one after the other; the last two are asked about the first.", "the broken seal", 301);
        var people = play.People.Make(15, 4, 7);
        people.ForEach(play.Character);
        play.Scene("Inquiry", people.Select(person => person.Id));
        play.Pin("The inquiry is about who broke the seal, and nothing else.");
        play.Setting("A room with one table. The window does not open.");
        var asker = people[0];
        for (var i = 1; i < people.Count; i++)
        {
            var witness = people[i];
            play.Company = [asker, witness, people[Math.Max(1, i - 1)]];
            play.Line(asker, $"Come in, {witness.Display}. Sit where you can see the seal.");
            for (var question = 0; question < 5; question++)
            {
                if (i >= 13 && question == 3)
                {
                    play.Line(asker, $"And what did {people[i - 12].Display} say to you about it?");
                }
                else
                {
                    play.Turn(asker);
                }

                play.Turn(witness);
            }

            play.Raw(i % 4 == 0 ? "recall said[2]" : $"// {witness.Display} goes.");
        }

        return play;
    }

    private static PlayWriter Desk()
    {
        var play = new PlayWriter("desk", "A desk with two clerks and twenty customers, who come and go; three of them come back.", "the parcel", 302);
        var people = play.People.Make(22, 3, 6);
        people.ForEach(play.Character);
        play.Scene("Desk", people.Select(person => person.Id));
        play.Pin("The clerks may refund a parcel, but they may not open one.");
        play.Setting("A counter, a bell, a shelf of parcels that nobody has fetched.");
        List<int> order = [.. Enumerable.Range(2, 20), 2, 7, 13];
        for (var i = 0; i < order.Count; i++)
        {
            var (clerk, customer) = (people[i % 5 == 4 ? 1 : 0], people[order[i]]);
            play.Company = [clerk, customer];
            play.Raw($"enter {customer.Id}");
            play.Narrate($"The bell rings. {customer.Display} puts a slip on the counter.");
            for (var turn = 0; turn < 6; turn++)
            {
                play.Turn(turn % 2 == 0 ? customer : clerk);
            }

            play.Raw($"exit {customer.Id}");
        }

        return play;
    }

    private static PlayWriter Inn()
    {
        var play = new PlayWriter("inn", "An inn: sixteen guests come and go, three to five are in the room, and all of those are live.", "the missing horse", 303);
        var people = play.People.Make(17, 5, 8);
        people.ForEach(play.Character);
        play.Scene("Inn", people.Select(person => person.Id), reserve: 112);
        play.Pin("The roads are closed until the snow is gone.");
        play.Setting("The low room of an inn. Snow to the sills.");
        var keeper = people[0];
        var here = new List<Person>();
        var next = 1;
        for (var hour = 0; hour < 36; hour++)
        {
            if (here.Count == 5 || (here.Count > 3 && play.Draw.Percent(45)))
            {
                var leaves = here[play.Draw.Below(here.Count)];
                here.Remove(leaves);
                play.Line(leaves, "I shall try the road again, and if I am back in an hour you may all laugh.");
                play.Raw($"exit {leaves.Id}");
            }
            else
            {
                var comes = people[next];
                next = next == 16 ? 1 : next + 1;
                if (!here.Contains(comes))
                {
                    here.Add(comes);
                    play.Raw($"enter {comes.Id}");
                    play.Narrate($"The door blows open. {comes.Display} brings the cold in.");
                }
            }

            play.Company = [keeper, .. here];
            for (var turn = 0; turn < 5; turn++)
            {
                play.Turn(turn == 2 ? keeper : play.Draw.Of(here));
            }
        }

        return play;
    }
}
