using EigenFlux.Cli.Terminal;
using EigenFlux.Cli.Terminal.Persons;
using EigenFlux.Models.Constraints.Shapes;
using EigenFlux.Runtime.Persons;

namespace EigenFlux.Cli.Tests.Terminal;

public sealed class ShapePromptTests
{
    [Fact]
    public async Task A_choice_is_a_menu_and_what_is_none_is_asked_again()
    {
        var (value, paths, shown) = await AskAsync(new ValueShape.Choice(["up", "down"]), "sideways", "2");
        value.ShouldBe("down");
        paths.ShouldBe(["", ""]);
        shown.ShouldBe("   1 up\n   2 down\n  one of these is needed: 1 up, 2 down\n  down\n");
    }

    [Fact]
    public async Task A_record_is_asked_field_by_field_and_a_list_item_by_item()
    {
        var (value, paths, shown) = await AskAsync(
            new ValueShape.RecordOf("Ship"), "The \"Gull\"", "many", "3", "yes", "ABC", "yes", "DEF", "no", "12", "13", "", "n");
        value.ShouldBe("""{"name": "The \"Gull\"", "masts": 3, "crew": [{"port": "ABC"}, {"port": "DEF"}], "years": [12, 13], "afloat": false}""");
        paths.ShouldBe(
        [
            "name", "masts", "masts", "crew[1]: is there one? (yes or no)", "crew[1].port", "crew[2]: is there one? (yes or no)",
            "crew[2].port", "crew[3]: is there one? (yes or no)", "years[1]", "years[2]", "years[3]", "afloat",
        ]);
        shown.ShouldContain("a whole number is needed, such as 12");
        System.Text.Json.JsonDocument.Parse(value!).RootElement.EnumerateObject().Count().ShouldBe(5);
    }

    [Fact]
    public async Task A_command_in_the_middle_of_a_value_is_obeyed()
    {
        var prompt = new ShapePrompt(new Pen(new StringWriter(), colour: false, 80), Shape(new ValueShape.RecordOf("Ship")), Typing([], "x", null));
        (await prompt.AskAsync()).ShouldBeOfType<PersonAnswer.Left>();
    }

    private static async Task<(string? Value, List<string> Paths, string Shown)> AskAsync(ValueShape shape, params string[] lines)
    {
        var shown = new StringWriter();
        List<string> paths = [];
        var answer = await new ShapePrompt(new Pen(shown, colour: false, 80), Shape(shape), Typing(paths, lines)).AskAsync();
        return ((answer as PersonAnswer.Said)?.Text, paths, shown.ToString());
    }

    private static Func<string, ValueTask<PersonAnswer>> Typing(List<string> paths, params string?[] lines)
    {
        var left = new Queue<string?>(lines);
        return path =>
        {
            paths.Add(path);
            return ValueTask.FromResult(PersonAnswer.Of(left.Dequeue()));
        };
    }

    private static TurnShape Shape(ValueShape value) => new(value, new Dictionary<string, RecordShape>
    {
        ["Ship"] = new([
            new FieldShape("name", new ValueShape.Prose()),
            new FieldShape("masts", new ValueShape.WholeNumber()),
            new FieldShape("crew", new ValueShape.ListOf(new ValueShape.RecordOf("Sailor"))),
            new FieldShape("years", new ValueShape.ListOf(new ValueShape.WholeNumber())),
            new FieldShape("afloat", new ValueShape.Truth()),
        ]),
        ["Sailor"] = new([new FieldShape("port", new ValueShape.Pattern("[A-Z]{3}"))]),
    });
}
