namespace EigenFlux.Language.Tests.Diagnostics;

/// <summary>For each code a wrong program, with the place that is reported between [| and |].</summary>
public static class WrongPrograms
{
    /// <summary>Beside every wrong program in <c>program.eflux</c>.</summary>
    public const string Other = "character Ada { brief \"Another Ada.\" }\nlet _hidden = 1\n";

    public static TheoryData<string, string> All => new()
    {
        { "EF1101", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada: "Yes." [|;|]
            }
            """" },
        { "EF1102", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada: [|"Midnight is late.|]
            }
            """" },
        { "EF1103", """"
            character Ada { brief "Ada, a physicist." }
            lore Dam {
              full [|"""|]
                The dam leaks.
            }
            """" },
        { "EF1104", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada -> reply until [|/THE END, 40 tokens|]
            }
            """" },
        { "EF1105", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada: [|“Midnight.”|]
            }
            """" },
        { "EF1106", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada: "C:[|\d|]ata"
            }
            """" },
        { "EF1107", """"
            [|/* the cast */|]
            character Ada { brief "Ada, a physicist." }
            """" },
        { "EF1201", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada: "Yes." [|"No."|]
            }
            """" },
        { "EF1202", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ad[|a|] "Yes."
            }
            """" },
        { "EF1203", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada: [|Midnight.|]
            }
            """" },
        { "EF1204", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              [|repeet|] 3 { Ada: "Yes." }
            }
            """" },
        { "EF1205", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              repeat 3 [|times|] { Ada: "Yes." }
            }
            """" },
        { "EF1206", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada -> reply until [|60|]
            }
            """" },
        { "EF1207", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada -> reply until line, 40 tokens
              if reply [|=|] "yes" { Ada: "Good." }
            }
            """" },
        { "EF1208", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada -> reply until line, 40 tokens
              while reply == "" [|{|] Ada -> reply until line, 40 tokens }
            }
            """" },
        { "EF1209", """"
            character Ada { brief "Ada, a physicist." }

            scene S() [|{|]
              cast Ada
              Ada: "Yes."

            character Ben { brief "Ben." }
            """" },
        { "EF1210", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada: "Yes."
            }
            [|}|]
            """" },
        { "EF1211", """"
            character Ada { brief "Ada, a physicist." }

            [|Ada|]: "Yes."
            """" },
        { "EF1212", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              [|character|] Ben { brief "Ben." }
              Ada: "Yes."
            }
            """" },
        { "EF1213", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              [|{|] Ada: "Yes." }
            }
            """" },
        { "EF1214", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada -> reply until line [|until|] 40 tokens
            }
            """" },
        { "EF1215", """"
            character [|narrator|] { brief "A voice." }
            """" },
        { "EF2001", """"
            import [|"nowhere.eflux"|]
            """" },
        { "EF2002", """"
            import [|"../secret.eflux"|]
            """" },
        { "EF2003", """"
            import [|"program.eflux"|]
            character Ada { brief "Ada, a physicist." }
            """" },
        { "EF2004", """"
            character Ada { brief "Ada, a physicist." }
            character [|Ada|] { brief "Another." }
            """" },
        { "EF2005", """"
            import [|"other.eflux"|]
            character Ada { brief "Ada, a physicist." }
            """" },
        { "EF2101", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              [|Ida|]: "Yes."
            }
            """" },
        { "EF2102", """"
            lore Dam { brief "A dam." }
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              [|Dam|]: "Yes."
            }
            """" },
        { "EF2103", """"
            import "other.eflux" as o
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada: "{o.[|_hidden|]}"
            }
            """" },
        { "EF2104", """"
            character Marta "Old Marta" { brief "Old Marta, who sells eels." }

            scene S() {
              cast Marta
              [|Old Marta|]: "Eels."
            }
            """" },
        { "EF2105", """"
            character [|Ada|] : Ben { brief "Ada." }
            character Ben : Ada { brief "Ben." }
            """" },
        { "EF2106", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              if true { let mood = "calm" }
              Ada: "I am {[|mood|]}."
            }
            """" },
        { "EF2201", """"
            lore Dam { brief "A dam." [|voice|] "dry" }
            """" },
        { "EF2202", """"
            character Ada { brief "Ada." [|brief|] "A physicist." }
            """" },
        { "EF2203", """"
            premise Liar { full "She lies." prior [|1.5|] }
            """" },
        { "EF2204", """"
            model [|Cold|] { temperature 0.1 }
            """" },
        { "EF2205", """"
            let size = pick(1..4)
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window [|size|] tokens
              cast Ada
              Ada: "Yes."
            }
            """" },
        { "EF2206", """"
            lore [|Dam|] { also "reservoir" }
            """" },
        { "EF2301", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              cast Ada
              Ada: "Yes."
              [|window 512 tokens|]
            }
            """" },
        { "EF2302", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              [|cast Ada|]
              Ada: "Yes."
            }
            """" },
        { "EF2303", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada: "Yes."
              [|report 1|]
            }
            """" },
        { "EF2304", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              delete by [|page|]
              cast Ada
              Ada: "Yes."
            }
            """" },
        { "EF2305", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              delete by turn [|64|]
              cast Ada
              Ada: "Yes."
            }
            """" },
        { "EF2306", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada: "Yes."
              [|pin "The door is locked."|]
            }
            """" },
        { "EF2307", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              pin "You said: [|{reply}|]"
              Ada -> reply until line, 40 tokens
            }
            """" },
        { "EF2401", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              repeat [|"three"|] { Ada: "Yes." }
            }
            """" },
        { "EF2402", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              let x = [|"a" - 1|]
              Ada: "{x}"
            }
            """" },
        { "EF2403", """"
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
            """" },
        { "EF2404", """"
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
            """" },
        { "EF2405", """"
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
            """" },
        { "EF2406", """"
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
            """" },
        { "EF2407", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada -> reply until line, 40 tokens
              Ada: "{reply.[|last|]}"
            }
            """" },
        { "EF2408", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              let n = [|length|]("abc")
              Ada: "{n}"
            }
            """" },
        { "EF2409", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada -> reply until [|/(/|], 40 tokens
            }
            """" },
        { "EF2410", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada -> reply until line, 40 tokens
              stop when [|reply.any|]
            }
            """" },
        { "EF2411", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada -> reply until line, 40 tokens
              Ada: "First: {reply[[|0|]]}"
            }
            """" },
        { "EF2412", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada -> reply until line, 40 tokens
              stop when [|P|](reply ~ /yes/) > 0.5
            }
            """" },
        { "EF2413", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              let end = [|/yes/|]
              Ada: "Yes."
            }
            """" },
        { "EF2414", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              return 1, [|2|]
            }
            """" },
        { "EF2415", """"
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
            """" },
        { "EF2416", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada -> verdict: "sell" | "hold"
              if verdict == [|"sel"|] { Ada: "Sold." }
            }
            """" },
        { "EF2501", """"
            character Ben { brief "Ben." }
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              [|Ben|]: "Yes."
            }
            """" },
        { "EF2502", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              cast Ada, [|Ada|]
              Ada: "Yes."
            }
            """" },
        { "EF2503", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada -> n: int
              Ada -> n: [|bool|]
            }
            """" },
        { "EF2504", """"
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
            """" },
        { "EF2505", """"
            character Ben { brief "Ben." }
            premise Liar of Ben { full "Ben lies." prior 0.5 }
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              watch Ada over [|Liar|] as a
              Ada: "Yes."
            }
            """" },
        { "EF2506", """"
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
            """" },
    };
}
