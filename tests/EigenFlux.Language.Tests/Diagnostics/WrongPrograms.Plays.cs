namespace EigenFlux.Language.Tests.Diagnostics;

/// <content>EF26xx.</content>
public static partial class WrongPrograms
{
    private static readonly (string Code, string Program)[] Plays =
    [
        ("EF2601", """"
            character Ada { brief "Ada, a physicist." }
            coalition Board(Ada) { brief "The board." plays [|Meeting|] }

            scene Meeting(rounds: int = 2) {
              cast Ada
              Ada -> answer until line, 40 tokens
              return answer
            }
            """"),
        ("EF2601", """"
            character Ada { brief "Ada, a physicist." }
            coalition Board(Ada) { brief "The board." plays [|Meeting|] }

            scene Meeting(line: text, topic: text) {
              cast Ada
              narrator: "{line} {topic}"
              Ada -> answer until line, 40 tokens
              return answer
            }
            """"),
        ("EF2602", """"
            character Ada { brief "Ada, a physicist." }
            coalition Board(Ada) { brief "The board." plays [|Meeting|] }

            scene Meeting(line: text) {
              cast Ada
              narrator: "{line}"
              Ada -> answer until line, 40 tokens
            }
            """"),
        ("EF2603", """"
            character Ada { brief "Ada, a physicist." }
            coalition Board(Ada) { brief "The board." plays [|Meeting|] }

            scene Meeting(line: text) {
              cast Board
              narrator: "{line}"
              Board -> answer until line, 40 tokens
              return answer
            }
            """"),
        ("EF2603", """"
            character Ada { brief "Ada, a physicist." }
            coalition Board(Ada) { brief "The board." plays [|Meeting|] }
            coalition Court(Ada) { brief "The court." plays Hearing }

            scene Meeting(line: text) {
              cast Ada
              call Speech(Court, line) -> speech
              return speech
            }

            scene Speech(who: character, line: text) {
              cast who
              narrator: "{line}"
              repeat 2 { who -> answer until line, 40 tokens }
              return answer
            }

            scene Hearing(line: text) {
              cast Board
              narrator: "{line}"
              for member in [Board] { member -> answer until line, 40 tokens }
              return answer
            }
            """"),
    ];
}
