using System.Text.Json.Nodes;
using EigenFlux.Compiler.Targets;
using EigenFlux.Fuzz.Engine;
using EigenFlux.Fuzz.Generation;
using EigenFlux.Fuzz.Support;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Text;
using EigenFlux.Models.Decoding;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Targets;

namespace EigenFlux.Fuzz.Targets;

/// <summary>Files of targets.</summary>
internal sealed class TargetFileTarget : FuzzTarget
{
    private const string Content = "file";

    private static readonly string[] Parts =
    [
        "{\"name\": \"mine\", \"line\": \"{name}: {text}\\n\", \"narration\": \"{text}\\n\"}",
        """
        {
          // Mine.
          "name": "mine", "prefixOpen": "<|a|>", "prefixClose": "<|b|>\n", "definition": "{text}", "namedDefinition": "{name}. {text}", "voice": " ({name} is {text}.)",
          "fact": " {text}", "exampleLine": "\n{name}: {text}", "pin": "[{text}]", "label": "{name}:", "narratorLabel": "", "line": "{name}: {text}\n", "turn": "<|t|>{name}: {text}<|e|>\n",
          "narration": "{text}\n", "narratorTurn": "{text}\n\n", "setting": "# {text}\n", "note": "({text})\n", "entrance": "{text}\n", "lore": "{text}\n", "summary": "So far: {text}\n",
          "controlTokens": ["<|a|>", "<|b|>", "<|t|>", "<|e|>"], "lineEnds": ["\n"], "paragraphEnds": ["\n\n"], "turnEnds": ["\n"], "messageEnds": ["<|e|>"], "wholeSegmentsOnly": true,
        }
        """,
    ];

    public override string Name => "targets";

    public override string Usage => "files of targets, changed: diagnostics, or a target that keeps the rules of targets and can be written with";

    public override int Share => 1500;

    public override FuzzInput Make(SeededRandom random)
    {
        var text = random.Pick(Parts);
        if (random.OneIn(2))
        {
            return new FuzzInput(FuzzInput.Text(Content, TextMutator.Mutate(text, Parts, random)));
        }

        var json = JsonNode.Parse(text, documentOptions: new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip, AllowTrailingCommas = true })!;
        JsonMutator.Mutate(json, random);
        return new FuzzInput(FuzzInput.Text(Content, json.ToJsonString()));
    }

    public override void Run(FuzzInput input)
    {
        var diagnostics = new List<Diagnostic>();
        var target = TargetFile.Read(SourceText.From("mine.json", input[Content]), diagnostics);
        Product.CheckDiagnostics(diagnostics);
        BrokenRuleException.Require(target is null == (diagnostics.Count > 0), "there is either a target or a diagnostic", () => string.Join('\n', diagnostics));
        if (target is null)
        {
            return;
        }

        BrokenRuleException.Require(!TargetRules.Check(target).Any(), "a target that was read keeps the rules", () => string.Join('\n', TargetRules.Check(target)));
        var writer = new TargetWriter(target);
        foreach (var kind in Enum.GetValues<WriteKind>())
        {
            writer.Write(kind, "{text}", "{name} says {text}.");
        }

        writer.Definition("Ada", "She {name}.", "dry", ["A fact."], ["A line."]);
        writer.Turn("Ada", "x");
        writer.Turn(null, "x");
        writer.Entrance("x\n");
        writer.Lore("x");
        writer.Summary("x");
        writer.Pin("x");
    }
}
