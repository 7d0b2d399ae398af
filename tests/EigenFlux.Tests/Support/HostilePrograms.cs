namespace EigenFlux.Tests.Support;

/// <summary>Programs whose images have everything that an image can have, to be forged.</summary>
public static class HostilePrograms
{
    /// <summary>Every statement, and most expressions.</summary>
    public const string Everything = """
        let base = 1.5 * 3
        let words = ["a", "b"]
        model Warm = "builtin:mini" { temperature 0.9 }
        model Cold : Warm { temperature 0 }
        character Ada "Dr. Ada" { brief "Ada." full "Ada, {words[1]}." voice "dry" line "How large?" fact "She is old." weight 2.5 }
        character Bea : Ada { brief "Bea." }
        coalition All(Ada, Bea) { brief "All." }
        lore Lamp "the lamp" { brief "The lamp is out." full "The lamp has been out for years." also "light" }
        scene Sub(x: text, who: character = Ada) on Cold { cast who target novel who: "{x}" return prose: x, n: 3 }
        scene Main(n: int = 3, t: text = "t", q: number = 1.5, b: bool = true, c: character = Ada, m: model = Cold, l: list of text = ["x"]) on Warm {
          window 400 tokens, reserve 60
          target screenplay
          delete by turn down to 65 %
          cache shift
          cast Ada on m, Bea, All
          pin "It is here."
          setting "A room with a lamp."
          note "Rain." depth 2
          Ada: "How {t}?"
          repeat n { Ada -> said until line, paragraph, 10 tokens, /x+/, "stop", eos, collapse, 3 seconds, said ~ /enough/ }
          for i in 1..3 { Bea | Ada -> reply on Cold until 5 tokens }
          if said.count > 2 and not (reply contains "x" or said == "y") { narrator: "a" } else if said.any ~ /z/ { narrator: "b" } else { narrator: "c" }
          let k = -n * 2 + said.count("x")
          while k < 10 at most 3 { let k = k + 1 }
          call Sub(x: said[1]) -> r
          choose 2 by reply.length { Ada -> remark until line, 5 tokens }
          enter Bea exit Bea
          keep said forget said[1] recall said.all keep note forget setting recall Ada
          stop when said.every ~ /end/ or reply.stop == "none"
          return said: said.all, who: reply.speaker, p: r.prose, n: n, l: l, q: q
        }
        """;

    /// <summary>Texts that not everyone sees.</summary>
    public const string Views = """
        character Ada { brief "Ada plays." knows "Ada has the nine." }
        character Bea { brief "Bea plays." knows "Bea has the king." }
        character You { brief "You play." }
        scene Game() {
          window 400 tokens, reserve 60
          cast Ada, Bea, You on input
          pin "The dealer cheats." seen by Ada
          setting "A table."
          repeat 2 {
            Ada -> said until line, 10 tokens
            note "Bea looks away." seen by Bea
            Bea -> aside seen by Bea until line, 10 tokens
            You -> you until line, 10 tokens
          }
          return said: said, aside: aside
        }
        """;

    /// <summary>Turns that have a type.</summary>
    public const string Typed = """
        record Card { rank: "low" | "high", suits: list of text, worth: int, near: list of number }
        character Ada { brief "Ada deals." }
        scene Deal(card: text = "high") {
          window 400 tokens, reserve 120
          cast Ada
          Ada -> move: "fold" | "call" until 8 tokens
          Ada -> code: /[A-C]{2}/ until 8 tokens
          Ada -> dealt: Card until 60 tokens
          if move.p("fold") > 0.2 { narrator: "A fold." }
          return move: move, code: code, worth: dealt.worth
        }
        """;

    /// <summary>A coalition whose turn a scene plays.</summary>
    public const string Coalition = """
        character Ada { brief "Ada argues." }
        character Ben { brief "Ben argues." }
        scene Quarrel(line: text) {
          window 200 tokens, reserve 40
          cast Ada, Ben
          Ada -> one until line, 10 tokens
          Ben -> two until line, 10 tokens
          return two
        }
        coalition Pair(Ada, Ben) { brief "Two who argue." plays Quarrel }
        scene Talk() {
          window 300 tokens, reserve 60
          cast Pair
          repeat 2 { Pair -> said until line, 20 tokens }
          return said: said.all
        }
        """;

    /// <summary>Premises that are watched.</summary>
    public const string Watch = """
        character Ada { brief "Ada is honest." }
        premise Liar of Ada { brief "Ada lies." }
        premise Dream { brief "It is a dream." setting "Nowhere." }
        scene Talk() {
          window 300 tokens, reserve 60
          cast Ada
          setting "A court."
          watch Ada over Liar, Dream as a
          repeat 2 { Ada -> said until line, 10 tokens }
          return liar: a[Liar], ever: a.ever[Dream], rest: a.rest
        }
        """;

    /// <summary>A summary of what is deleted.</summary>
    public const string Summary = """
        character Ada { brief "Ada counts." }
        scene Sum(fallen: text, before: text) {
          window 300 tokens, reserve 60
          narrator: "{before} {fallen}"
          narrator -> sum until line, 12 tokens
          return sum
        }
        scene Talk() {
          window 160 tokens, reserve 30
          delete by summary using Sum
          cast Ada
          repeat 8 { Ada -> said until line, 14 tokens }
          return said: said.count
        }
        """;
}
