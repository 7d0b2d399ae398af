namespace EigenFlux.Benchmarks.Layout.Generation;

/// <summary>Makes people: a name, a trade, and a life out of hand-written pieces.</summary>
internal sealed class People(Draw draw)
{
    private static readonly string[] Names =
    [
        "Adela", "Anton", "Berit", "Bruno", "Carla", "Casper", "Dorte", "Egon", "Elin", "Erasmus", "Fenna", "Filip", "Greta", "Gustav",
        "Hedda", "Henrik", "Ida", "Ivar", "Jelena", "Joris", "Karin", "Klaas", "Leonie", "Ludo", "Maren", "Matthis", "Nadja", "Nils",
        "Olga", "Oskar", "Pauline", "Pieter", "Quint", "Ragna", "Ruben", "Sanne", "Stellan", "Tilda", "Torben", "Ursel", "Valentin",
        "Vesna", "Wilma", "Wouter", "Xenia", "Yvo", "Zelda", "Zacharias", "Agnes", "Benno", "Clemens", "Dagny", "Emmerich", "Frieda",
        "Gesine", "Hubert", "Irma", "Jasper", "Kirsten", "Lorenz", "Mathilde", "Norbert", "Ottilie", "Philippa", "Roland", "Sunniva",
    ];

    private static readonly string[] Trades =
    [
        "ferryman", "clockmaker", "midwife", "surveyor", "glazier", "schoolteacher", "harbour clerk", "beekeeper", "organist", "baker",
        "night watchman", "locksmith", "gravedigger", "apothecary", "seamstress", "lamp lighter", "notary", "river pilot", "cook",
        "bookbinder", "customs officer", "shepherd", "photographer", "bell founder", "postmistress", "carpenter", "botanist", "tailor",
        "telegraph operator", "innkeeper", "stone cutter", "piano tuner", "well digger",
    ];

    private static readonly string[] Habits =
    [
        "counts the steps of every stair", "never says a number twice", "answers a question with a better one", "keeps a list of debts in three colours",
        "looks at the door before speaking", "knows the tide without a table", "distrusts any clean coat", "speaks to the dog first",
        "writes every promise on the inside of a sleeve", "cannot pass a crooked picture", "tells the truth as if it were a joke",
        "apologises to furniture", "remembers faces by their shoes", "eats standing up", "whistles when afraid", "carries a stone from every house",
    ];

    private static readonly string[] Pasts =
    [
        "came from the islands with one suitcase, and it was locked, and the key was elsewhere.",
        "was born in the house with the green shutters and has slept in every room of it but one.",
        "spent eleven years at sea and has not looked at it since.",
        "lost two fingers to a press and a brother to a card game, and speaks only of the fingers.",
        "was engaged for nine years to someone who is now on the council, and who still crosses the street.",
        "taught half of the town to read and regrets about a third of it.",
        "won the house in a lottery that was later found to have had no other tickets.",
        "was the only witness when the old bridge fell, and has been asked about it every week since.",
        "walked here from the south in one winter, with a clock on the back that never stopped.",
        "used to be rich for a summer, and kept the gloves.",
        "served four mayors and buried three of them, each with the same short speech.",
        "has been declared dead once, by mistake, and found the papers restful.",
    ];

    private static readonly string[] Wants =
    [
        "Wants the matter settled before the first frost, whichever way.",
        "Wants to be asked, only once, and then to say no.",
        "Wants the ledger to be found, and the last two pages to be missing.",
        "Wants to leave on the morning boat with everything paid.",
        "Wants {friend} to be proved right without having to say so.",
        "Wants nobody to look into the cellar until Thursday.",
        "Wants the prize for the late pears, and has poisoned nothing to get it, so far.",
        "Wants a letter that {friend} has been carrying around unopened for a year.",
        "Wants to hear the truth from {friend}, and would not know what to do with it.",
        "Wants to sell the orchard and be begged not to.",
    ];

    private static readonly string[] Ties =
    [
        "Owes {friend} a favour, and thinks about it at night.",
        "Has not spoken to {friend} since the funeral, except about bread.",
        "Plays chess with {friend} on Sundays and lets the game end in a draw.",
        "Knows what {friend} did in the year of the flood.",
        "Would trust {friend} with money but not with a story.",
        "Was once rescued by {friend}, and has never quite forgiven it.",
        "Lends {friend} books and gets them back with other books' dust on them.",
    ];

    private static readonly string[] Manners =
    [
        "Asks for the exact hour of everything, and writes it down in a small grey book that has been wet at least once.",
        "When pressed, tells a story about a mule, and the story is different each time and the mule always wins.",
        "Does not sit with the back to a window, and will stand for a whole evening rather than explain it.",
        "Laughs late, and at the right place, so that people think again about what they said.",
        "Believes that every quarrel is about a fence, and usually turns out to be right.",
        "Has a way of thanking people that makes them check their pockets.",
        "Never lies about small things, and so is believed about large ones.",
    ];

    private static readonly string[] Voices =
    [
        "dry, exact, never flatters", "slow, with long pauses that invite mistakes", "quick and warm, and forgets the end of sentences",
        "formal, in complete sentences", "hoarse, amused, fond of proverbs", "soft, and softer when angry", "loud, cheerful, always a little too near",
        "short words, no adjectives", "careful, as if someone were taking notes",
    ];

    private static readonly string[] Lines =
    [
        "I have reasons, and you will hear two of them.", "Ask someone who was asleep, they saw more.", "That is a fine coat for such a poor excuse.",
        "I do not gossip. I remember in company.", "Everything is for sale except the nail it hangs on.", "Mind the third step.",
        "You came about the noise. There was no noise.", "I never hurry. Hurry is how I lost the first one.",
        "If it were easy, the neighbours would have done it.", "Close the door. No, from the inside.", "It is not late, it is only dark.",
        "There is a price, and then there is what you pay.", "I said I would come. I did not say as what.",
    ];

    private readonly Deck names = new(Names, draw);
    private readonly Deck trades = new(Trades, draw);

    /// <summary>So many people, whose definitions name each other here and there, with so many sentences in the fuller level.</summary>
    public List<Person> Make(int count, int sentencesFrom, int sentencesTo, int namesOthers = 40)
    {
        var displays = Enumerable.Range(0, count).Select(_ => names.Next()).ToList();
        return [.. displays.Select(display => One(display, displays, draw.Between(sentencesFrom, sentencesTo), namesOthers))];
    }

    /// <summary>One person of a name.</summary>
    public Person One(string display, IReadOnlyList<string> others, int sentences, int namesOthers)
    {
        var trade = trades.Next();
        var article = "aeiou".Contains(trade[0], StringComparison.Ordinal) ? "an" : "a";
        var habit = draw.Of(Habits);
        var full = new List<string> { $"{display} is {article} {trade} who {habit}." };
        var pieces = new Deck(
            [.. Pasts.Select(past => $"{display} {past}"), .. Manners, .. Wants, .. Ties],
            draw);
        while (full.Count < sentences)
        {
            var piece = pieces.Next();
            if (!piece.Contains("{friend}", StringComparison.Ordinal) || draw.Percent(namesOthers))
            {
                full.Add(piece.Replace("{friend}", draw.Of([.. others.Where(other => other != display)]), StringComparison.Ordinal));
            }
        }

        return new Person(
            display,
            display,
            $"{display}, {article} {trade} who {habit}.",
            string.Join(' ', full),
            draw.Of(Voices),
            [.. Enumerable.Range(0, draw.Between(0, 2)).Select(_ => draw.Of(Lines)).Distinct()]);
    }
}
