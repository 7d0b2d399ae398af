namespace EigenFlux.Cli.Tests.Support;

/// <summary>Programs whose windows do much. The tests of the page in the browser have them too.</summary>
internal static class Programs
{
    /// <summary>More than the prefix holds, each with turns that only its speaker sees before those that all see.</summary>
    public const string Crowd =
        """
        character Ann { brief "Ann, who has a long memory, and a longer list of what others owe." knows "Bea did it." }
        character Bea { brief "Bea, who has a short memory, and owes nobody anything that she can think of." }
        character Cid { brief "Cid, who lends at a rate that he makes up, and writes it on the wall." }
        scene Crowd() {
          window 100 tokens, reserve 20
          cast Ann, Bea, Cid
          repeat 3 {
            Ann -> aside seen by Ann until line, 14 tokens
            Ann -> said until line, 14 tokens
            Bea -> aside seen by Bea until line, 14 tokens
            Bea -> said until line, 14 tokens
            Cid -> aside seen by Cid until line, 14 tokens
            Cid -> said until line, 14 tokens
          }
        }
        """;

    /// <summary>Three who think for themselves and whisper, with a pin for two of them, a note that moves, a setting for one, and a turn that is recalled.</summary>
    /// <param name="window">Its window, in tokens.</param>
    /// <param name="deletion">What it deletes by.</param>
    public static string Jury(int window, string deletion) => FormattableString.Invariant(
        $$"""
        character Nina { brief "Nina, a nurse." knows "You once met the accused. He was kind to you. Never say so." }
        character Otto { brief "Otto, a locksmith." knows "That lock cannot be picked in under a minute." }
        character Petra { brief "Petra, an actuary." }
        character Foreman "the Foreman" { brief "The foreman." }
        coalition Jury(Nina, Otto, Petra) { brief "Three jurors." }
        scene Deliberation() {
          window {{window}} tokens, reserve 64
          delete by {{deletion}}
          cast Foreman, Jury
          pin "You two know the caretaker." seen by Nina, Otto
          setting "A small room."
          note "Be brief." depth 2
          repeat 3 {
            Foreman -> question until line, 14 tokens
            for j in Jury {
              j -> thought seen by j until line, 14 tokens
              j -> view until line, 14 tokens
            }
            Nina -> whisper seen by Nina, Otto until line, 14 tokens
            Otto: "Hm." seen by Otto
          }
          recall thought[2]
          setting "A small room, at night." seen by Petra
          forget view[8]
          for j in Jury { j -> view until line, 14 tokens }
        }
        """);

    /// <summary>
    /// Five people who come in phases and do not fit beside one another: the plan writes definitions, lets them go and writes them again; with a note that moves among them, and a turn that is recalled.
    /// </summary>
    /// <param name="window">Its window, in tokens.</param>
    /// <param name="deletion">What it deletes by.</param>
    public static string Phases(int window, string deletion) => FormattableString.Invariant(
        $$"""
        character Ada { brief "Ada, a physicist who wants every claim measured and written down." line "How large?" line "I can find out by Thursday." }
        character Bo { brief "Bo, who comes late and leaves early, and is missed by nobody but the dog." line "No." line "Not today, I said, and not tomorrow either." }
        character Cy { brief "Cy, who sells what other people are afraid to keep, and keeps the change." }
        character Di { brief "Di, who counts the doors of every room that she enters, and then the windows." }
        character Em { brief "Em, a judge who has slept through more murders than anyone in the county." }
        scene Phases() {
          window {{window}} tokens, reserve 24
          delete by {{deletion}}
          cast Ada, Bo, Cy, Di, Em
          setting "A room."
          note "Nobody sits." depth 2
          repeat 2 {
            enter Ada, Bo
            repeat 2 { Ada -> a until line, 14 tokens  Bo -> b until line, 14 tokens }
            exit Ada, Bo
            enter Cy, Di
            repeat 2 { Cy -> c until line, 14 tokens  Di -> d until line, 14 tokens }
            exit Cy, Di
            recall a[1]
            Ada: "Not you again."
            repeat 2 { Em -> e until line, 14 tokens  Ada -> a until line, 14 tokens }
          }
        }
        """);
}
