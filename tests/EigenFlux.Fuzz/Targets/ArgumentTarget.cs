using EigenFlux.Compiler;
using EigenFlux.Fuzz.Engine;
using EigenFlux.Fuzz.Generation;
using EigenFlux.Fuzz.Support;
using EigenFlux.Language.Binding;
using EigenFlux.Models.Decoding;
using EigenFlux.Scenes.Image;

namespace EigenFlux.Fuzz.Targets;

/// <summary><c>--arg</c>: arguments as they are written on a command line.</summary>
internal sealed class ArgumentTarget : FuzzTarget
{
    private const string Name1 = "name";
    private const string Value = "value";

    private const string Program = """
        character Ada { brief "Ada." }
        character Ben { brief "Ben." }
        record R { a: int b: "x" | "y" c: list of text d: number e: bool f: list of R }
        scene S(n: int = 1, x: number = 0.5, b: bool = true, t: text = "x", c: character = Ada, k: "yes" | "no" = "yes",
                l: list of int = [1], m: list of text = ["a"], r: /[a-z]+\d?/ = "a", v: list of R = []) {
          window 200 tokens, reserve 16
          cast Ada
          Ada: "{t}"
          return n
        }
        """;

    private static readonly string[] Names = ["n", "x", "b", "t", "c", "k", "l", "m", "r", "v", "v"];
    private static readonly string[] Values =
    [
        "1", "0.5", "true", "a", "Ada", "yes", "1,2,3", "[1, 2]", "a, b", "[\"a\", \"b\"]", "[{\"a\": 1, \"b\": \"x\", \"c\": [], \"d\": 1.5, \"e\": true, \"f\": []}]", "[]", "{}", "\"", "[[1]]", "abc9",
        "-0", "True", "",
    ];

    private readonly Lazy<BoundProgram> program = new(() => Product.Load(Program));

    public override string Name => "arg";

    public override string Usage => "--arg with odd values: an image whose values are read as they were written, or errors";

    public override int Share => 300;

    public override FuzzInput Make(SeededRandom random)
    {
        var value = random.NextInt32(4) switch
        {
            0 => random.Pick(Values),
            1 => random.Pick(OddTexts.Numbers),
            _ => TextMutator.Mutate(random.Pick(Values), Values, random),
        };
        return new FuzzInput(FuzzInput.Text(Name1, random.OneIn(20) ? random.Pick(OddTexts.Words) : random.Pick(Names)), FuzzInput.Text(Value, value));
    }

    public override void Run(FuzzInput input)
    {
        var result = Product.Compile(program.Value, new CompileOptions { Arguments = new Dictionary<string, string> { [input[Name1]] = input[Value] } });
        if (result.Image is { } image)
        {
            var written = ImageSerializer.Write(image);
            BrokenRuleException.Require(
                ImageSerializer.Write(ImageSerializer.Read(written)).AsSpan().SequenceEqual(written), "an image is read as it was written", () => "");
            BrokenRuleException.Require(
                ImageSerializer.Read(written).Arguments.All(pair => pair.Value.AsText() == image.Arguments[pair.Key].AsText()),
                "an argument is kept as it was given",
                () => input[Value]);
        }
    }
}
