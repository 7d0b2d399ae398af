namespace EigenFlux.Language.Tests.Diagnostics;

/// <content>EF2xxx.</content>
public static partial class WrongPrograms
{
    private static readonly (string Code, string Program)[] Names =
    [
        ("EF2001", """"
            import [|"nowhere.eflux"|]
            """"),
        ("EF2002", """"
            import [|"../secret.eflux"|]
            """"),
        ("EF2003", """"
            import [|"program.eflux"|]
            character Ada { brief "Ada, a physicist." }
            """"),
        ("EF2004", """"
            character Ada { brief "Ada, a physicist." }
            character [|Ada|] { brief "Another." }
            """"),
        ("EF2005", """"
            import [|"other.eflux"|]
            character Ada { brief "Ada, a physicist." }
            """"),
        ("EF2101", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              [|Ida|]: "Yes."
            }
            """"),
        ("EF2102", """"
            lore Dam { brief "A dam." }
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              [|Dam|]: "Yes."
            }
            """"),
        ("EF2103", """"
            import "other.eflux" as o
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada: "{o.[|_hidden|]}"
            }
            """"),
        ("EF2104", """"
            character Marta "Old Marta" { brief "Old Marta, who sells eels." }

            scene S() {
              cast Marta
              [|Old Marta|]: "Eels."
            }
            """"),
        ("EF2105", """"
            character [|Ada|] : Ben { brief "Ada." }
            character Ben : Ada { brief "Ben." }
            """"),
        ("EF2106", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              if true { let mood = "calm" }
              Ada: "I am {[|mood|]}."
            }
            """"),
        ("EF2112", """"
            character Ada { brief "Ada, who likes [|{{user}}|]." }
            """"),
        ("EF2113", """"
            lore Dam { brief "A dam." also "weir", [|"/dams?/i"|] }
            """"),
        ("EF2201", """"
            lore Dam { brief "A dam." [|voice|] "dry" }
            """"),
        ("EF2202", """"
            character Ada { brief "Ada." [|brief|] "A physicist." }
            """"),
        ("EF2203", """"
            premise Liar { full "She lies." prior [|1.5|] }
            """"),
        ("EF2204", """"
            model [|Cold|] { temperature 0.1 }
            """"),
        ("EF2207", """"
            character Ada { brief "Ada, a physicist." }
            scene S() {
              cast Ada
              setting "A room."
              Ada -> a until line, 9 tokens
              keep a weight 2
              keep a.all weight 0.5
              keep a[1] weight 2
              keep setting weight [|2|]
            }
            """"),
        ("EF2207", """"
            character Ada { brief "Ada, a physicist." }
            scene S() {
              cast Ada
              Ada -> a until line, 9 tokens
              forget a weight [|1|]
            }
            """"),
        ("EF2207", """"
            character Ada { brief "Ada, a physicist." }
            scene S() {
              cast Ada
              keep Ada weight [|1|]
              Ada: "x"
            }
            """"),
        ("EF2203", """"
            character Ada { brief "Ada, a physicist." }
            scene S() {
              cast Ada
              Ada -> a until line, 9 tokens
              keep a weight [|-1|]
            }
            """"),
        ("EF2205", """"
            let size = pick(1..4)
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window [|size|] tokens
              cast Ada
              Ada: "Yes."
            }
            """"),
        ("EF2206", """"
            lore [|Dam|] { also "reservoir" }
            """"),
        ("EF2301", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              cast Ada
              Ada: "Yes."
              [|window 512 tokens|]
            }
            """"),
        ("EF2302", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              [|cast Ada|]
              Ada: "Yes."
            }
            """"),
        ("EF2303", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada: "Yes."
              [|report 1|]
            }
            """"),
        ("EF2304", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              delete by [|page|]
              cast Ada
              Ada: "Yes."
            }
            """"),
        ("EF2305", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              delete by turn [|64|]
              cast Ada
              Ada: "Yes."
            }
            """"),
        ("EF2306", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada: "Yes."
              [|pin "The door is locked."|]
            }
            """"),
        ("EF2307", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              pin "You said: [|{reply}|]"
              Ada -> reply until line, 40 tokens
            }
            """"),
        ("EF2401", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              repeat [|"three"|] { Ada: "Yes." }
            }
            """"),
        ("EF2402", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              let x = [|"a" - 1|]
              Ada: "{x}"
            }
            """"),
        ("EF2403", """"
            scene Inner(question: text) {
              narrator: "{question}"
            }
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              call Inner([|ask|]: "How?")
              Ada: "Yes."
            }
            """"),
        ("EF2404", """"
            scene Inner(question: text) {
              narrator: "{question}"
            }
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              call [|Inner|]()
              Ada: "Yes."
            }
            """"),
        ("EF2405", """"
            scene Inner(question: text) {
              narrator: "{question}"
            }
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              call Inner("How?", [|"Why?"|])
              Ada: "Yes."
            }
            """"),
        ("EF2406", """"
            scene Inner(question: text) {
              narrator: "{question}"
            }
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              call Inner("How?", [|question: "Why?"|])
              Ada: "Yes."
            }
            """"),
        ("EF2407", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada -> reply until line, 40 tokens
              Ada: "{reply.[|last|]}"
            }
            """"),
        ("EF2408", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              let n = [|length|]("abc")
              Ada: "{n}"
            }
            """"),
        ("EF2410", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada -> reply until line, 40 tokens
              stop when [|reply.any|]
            }
            """"),
        ("EF2411", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada -> reply until line, 40 tokens
              Ada: "First: {reply[[|0|]]}"
            }
            """"),
        ("EF2412", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada -> reply until line, 40 tokens
              stop when [|P|](reply ~ /yes/) > 0.5
            }
            """"),
        ("EF2413", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              let end = [|/yes/|]
              Ada: "Yes."
            }
            """"),
        ("EF2414", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              return 1, [|2|]
            }
            """"),
        ("EF2415", """"
            scene Inner() {
              return low: 1, high: 2
            }
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              call Inner() -> range
              Ada: "{[|range|]}"
            }
            """"),
        ("EF2416", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada -> verdict: "sell" | "hold"
              if verdict == [|"sel"|] { Ada: "Sold." }
            }
            """"),
        ("EF2501", """"
            character Ben { brief "Ben." }
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              [|Ben|]: "Yes."
            }
            """"),
        ("EF2502", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              cast Ada, [|Ada|]
              Ada: "Yes."
            }
            """"),
        ("EF2503", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada -> n: int
              Ada -> n: [|bool|]
            }
            """"),
        ("EF2504", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada -> reply until line, 40 tokens
              return reply
            }

            test "t" {
              run S() times 10
              expect [|reply ~ /yes/|]
            }
            """"),
        ("EF2505", """"
            character Ben { brief "Ben." }
            premise Liar of Ben { full "Ben lies." prior 0.5 }
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              watch Ada over [|Liar|] as a
              Ada: "Yes."
            }
            """"),
        ("EF2506", """"
            premise Liar of Ada { full "Ada lies." prior 0.5 }
            premise Fool of Ada { full "Ada errs." prior 0.5 }
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              watch Ada over Liar as a
              stop when a[[|Fool|]] > 0.5
              Ada: "Yes."
            }
            """"),
    ];
}
