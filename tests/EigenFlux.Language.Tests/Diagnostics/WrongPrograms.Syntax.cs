namespace EigenFlux.Language.Tests.Diagnostics;

/// <content>EF1xxx.</content>
public static partial class WrongPrograms
{
    private static readonly (string Code, string Program)[] Syntax =
    [
        ("EF1101", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada: "Yes." [|;|]
            }
            """"),
        ("EF1102", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada: [|"Midnight is late.|]
            }
            """"),
        ("EF1103", """"
            character Ada { brief "Ada, a physicist." }
            lore Dam {
              full [|"""|]
                The dam leaks.
            }
            """"),
        ("EF1104", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada -> reply until [|/THE END, 40 tokens|]
            }
            """"),
        ("EF1105", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada: [|“Midnight.”|]
            }
            """"),
        ("EF1106", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada: "C:[|\d|]ata"
            }
            """"),
        ("EF1107", """"
            [|/* the cast */|]
            character Ada { brief "Ada, a physicist." }
            """"),
        ("EF1201", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada: "Yes." [|"No."|]
            }
            """"),
        ("EF1202", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ad[|a|] "Yes."
            }
            """"),
        ("EF1203", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada: [|Midnight.|]
            }
            """"),
        ("EF1204", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              [|repeet|] 3 { Ada: "Yes." }
            }
            """"),
        ("EF1205", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              repeat 3 [|times|] { Ada: "Yes." }
            }
            """"),
        ("EF1206", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada -> reply until [|60|]
            }
            """"),
        ("EF1207", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada -> reply until line, 40 tokens
              if reply [|=|] "yes" { Ada: "Good." }
            }
            """"),
        ("EF1208", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada -> reply until line, 40 tokens
              while reply == "" [|{|] Ada -> reply until line, 40 tokens }
            }
            """"),
        ("EF1209", """"
            character Ada { brief "Ada, a physicist." }

            scene S() [|{|]
              cast Ada
              Ada: "Yes."

            character Ben { brief "Ben." }
            """"),
        ("EF1210", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada: "Yes."
            }
            [|}|]
            """"),
        ("EF1211", """"
            character Ada { brief "Ada, a physicist." }

            [|Ada|]: "Yes."
            """"),
        ("EF1212", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              [|character|] Ben { brief "Ben." }
              Ada: "Yes."
            }
            """"),
        ("EF1213", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              [|{|] Ada: "Yes." }
            }
            """"),
        ("EF1214", """"
            character Ada { brief "Ada, a physicist." }

            scene S() {
              window 512 tokens
              cast Ada
              Ada -> reply until line [|until|] 40 tokens
            }
            """"),
        ("EF1215", """"
            character [|narrator|] { brief "A voice." }
            """"),
    ];
}
