namespace EigenFlux.Language.Tests.Diagnostics;

/// <content>EF28xx that need no automaton and no model.</content>
public static partial class WrongPrograms
{
    private static readonly (string Code, string Program)[] Typed =
    [
        ("EF2801", Turn("""Ada -> verdict: "sell" | "hold" | [|"sell"|]""")),
        ("EF2801", """"
            record Ticket { kind: "bug" | [|"bug"|] | "wish" }
            """"),
        ("EF2801", """"
            scene S(mood: "calm" | [|"calm"|] = "calm") { narrator: "{mood}" }
            """"),
        ("EF2802", Turn("""Ada -> verdict: [|"sell at once"|] | "hold" | "sell" """)),
        ("EF2802", Turn("""Ada -> verdict: "no" | [|"not yet"|]""")),
        ("EF2803", Turn("""Ada -> verdict: "sell" | [|""|]""")),
        ("EF2804", Turn("""Ada -> verdict: "sell" | "hold" until [|line|]""")),
        ("EF2804", Turn("""Ada -> age: int until 9 tokens, [|paragraph|]""")),
        ("EF2804", Turn("""Ada -> code: /\d+/ until [|/x/|], 9 tokens, 2 seconds, collapse""")),
        ("EF2804", Turn("""Ada -> words: list of text until 9 tokens, [|"the end"|], words.length > 3""")),
        ("EF2804", Turn("""Ada -> sure: bool on Main until [|eos|]""")),
        ("EF2805", Turn("""Ada -> reply until line Ada: "{reply}" stop when [|reply.p|]("yes") > 0.5""")),
        ("EF2805", Turn("""Ada -> age: int stop when [|age[1].p|]("yes") > 0.5""")),
        ("EF2416", Turn("""Ada -> verdict: "sell" | "hold" stop when verdict.p([|"sel"|]) > 0.5""")),
        ("EF2401", Turn("""Ada -> sure: bool stop when sure.p([|"true"|]) > 0.5""")),
    ];

    private static string Turn(string turn) => $$"""
        character Ada { brief "Ada, a physicist." }
        model Main = "builtin:mini"

        scene S() {
          window 512 tokens
          cast Ada
          {{turn}}
        }
        """;
}
