namespace EigenFlux.Benchmarks.Layout.Generation;

/// <summary>
/// The sentences that lines and paragraphs are made of. In them {other} is someone of the company, {thing} what the story is about,
/// {place} somewhere near, and {count} a number in words.
/// </summary>
internal static class Phrases
{
    public static readonly string[] Sentences =
    [
        "I have said it twice and I will say it a third time if {other} wants it in writing.",
        "Nobody asked me, which is why I know the answer.",
        "{other} was there before any of us, and left last.",
        "Show me where it says that, and I will read it aloud.",
        "It was raining, so I remember the hour exactly.",
        "There were {count} of them on the table and now there are none.",
        "You count what you can carry, and I count what is missing.",
        "I would rather be wrong in daylight than right at {place}.",
        "That is not an answer, {other}, that is a way of leaving the room.",
        "My mother used to say that a promise is a loan without a bank.",
        "If {thing} is worth so much, why did it lie under a coat for {count} years?",
        "I do not mind the cold. I mind being told that it is warm.",
        "Wait.",
        "No.",
        "Then we agree, more or less, and the less is what worries me.",
        "Somebody moved the lamp, and it was not the wind.",
        "You were seen at {place} with your shoes in your hand.",
        "I can wait longer than you can talk.",
        "Ask {other}. I only carried the other end.",
        "It is a small lie, and it has been fed every day.",
        "Well, who else has a key?",
        "When I came to {place} there was already a chair by the window, still warm.",
        "I bought it from a man who did not ask my name, so I did not ask his.",
        "The letter said noon. It did not say of which day.",
        "We could open it now, before {other} comes back, and then at least we would know.",
        "I am not angry. I am only counting.",
        "Half of that is true, and you will have to guess which half.",
        "{thing} was never mine, and I have never said that it was.",
        "Do you hear that? Neither do I, and that is what troubles me.",
        "I put {count} coins in the bowl, and I took none out.",
        "Let {other} speak first. I would like to know what I am supposed to deny.",
        "There is a door behind the shelves at {place}, and it has been painted shut.",
        "I have known {other} since the year of the flood, and I would still count the spoons.",
        "Then say it plainly.",
        "A person who folds a map like that has never been lost.",
        "It was a mistake, and it was made slowly, by several people.",
        "Please sit down, all of you, before somebody says a thing that cannot be taken back.",
        "I kept the receipt because I keep everything.",
        "You may have {thing}, but you may not have the reason.",
        "The boat leaves at six, with or without an apology.",
        "I will tell you what I saw and not what I think, and you will have to do the thinking.",
        "If it had been {other}, there would have been more noise.",
        "My hands were full, as you know very well.",
        "Good. Now tell it again, backwards.",
        "It cost {count} days and a horse, and I would do it again for half the horse.",
        "What is the use of a bell that only rings for strangers?",
        "I was told to wait at {place} until someone said the word, and nobody said it.",
        "You are all looking at {thing}, and nobody is looking at the floor.",
        "That is the first sensible thing anyone has said since breakfast.",
        "I sign nothing that I have not smelled.",
        "Perhaps {other} dreamed it, but then we have all had the same dream.",
        "Between the two of us, I would have taken the blame for less.",
        "Give me an hour and a lamp and I will find out.",
        "It is always the quiet ones who know where the ladder is.",
        "Yes, and I would say so under oath, if the oath were short.",
        "There is one thing that I left out, because {other} asked me to.",
        "I have a list. You are on it twice.",
        "Somebody ought to write this down before it becomes a story.",
        "In my trade we say that a crack is only a door that is in no hurry.",
        "Is that what you heard, or is that what you were told to hear?",
        "I went back to {place} at night, and {thing} was gone, and the dust with it.",
        "You would not ask me that if {other} were in the room.",
        "So that makes {count}, and we began with one more.",
        "I never liked the song, but I know all of its verses.",
        "Forgive me, I thought you already knew.",
        "Then the question is not who, it is when.",
        "Nothing was stolen. It was only put where {other} would look for it.",
        "There is salt on your sleeve, and the sea is two days from here.",
        "I would need to see the back of it.",
        "As far as I am concerned the matter ended at {place}, in the rain, with a handshake.",
    ];

    public static readonly string[] Narration =
    [
        "The light at {place} had the colour of weak tea, and it fell on {thing} as if it had been asked to.",
        "Someone coughed behind the door and then thought better of it.",
        "For a while only the clock had anything to say, and it said the same thing {count} times.",
        "{other} turned the glass around once, looked through it at the fire, and put it down where it had been.",
        "Outside a cart went by with one wheel that complained at every turn.",
        "There was a smell of wet wool and of oranges, though nobody had seen an orange since autumn.",
        "A shutter had come loose upstairs, and each time the wind remembered it, they all looked at the ceiling.",
        "{other} wrote a number on the edge of the newspaper, crossed it out, and wrote the same number again.",
        "The dog got up, walked around the table, and lay down on the other side with a sigh that was meant for all of them.",
        "It grew late in the way it does in the north, without becoming dark.",
        "At {place} the lamps were lit one after the other, and in each of them a little less oil was left.",
        "Nobody touched {thing}, and nobody sat with their back to it.",
        "The stairs had {count} steps, and the ninth of them told everyone who came.",
        "{other} laughed at something that had been said an hour before.",
        "Rain came over the harbour in one grey piece and stopped at the church, as if it had forgotten something.",
        "A spoon fell in the kitchen, and the conversation, which had been walking along the edge of the matter, fell with it.",
        "On the wall hung a picture of a ship, and in its corner the painter had put a second ship, very small, on fire.",
        "{other} folded the letter along its old creases, which did not want to be folded any more.",
        "The fire had burned down to a red that gave more warmth than light.",
        "Years later two of them would still disagree about which way the key had been turned.",
    ];

    public static readonly string[] Openers =
    [
        "Listen.", "Well.", "{other}, please.", "All right.", "Not so fast.", "I see.", "Oh, certainly.", "Let us be clear.", "Very good.",
        "Between ourselves.", "One moment.", "With respect.", "Thank you, {other}.", "Hm.",
    ];

    public static readonly string[] Places =
    [
        "the quay", "the mill", "the back stairs", "the chapel", "the ferry house", "the lower bridge", "the market", "the old cellar",
        "the signal box", "the greenhouse", "the tollgate", "the reading room",
    ];

    public static readonly string[] Counts = ["three", "four", "five", "six", "seven", "nine", "eleven", "twelve", "fourteen", "twenty", "forty"];
}
