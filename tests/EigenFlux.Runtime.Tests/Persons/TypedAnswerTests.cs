using EigenFlux.Models.Constraints.Shapes;
using EigenFlux.Runtime.Persons;

namespace EigenFlux.Runtime.Tests.Persons;

public sealed class TypedAnswerTests
{
    private static readonly ValueShape Road = new ValueShape.Choice(["up", "down", "back to the boat", "back home"]);

    private static readonly TurnShape Ship = new(new ValueShape.RecordOf("Ship"), new Dictionary<string, RecordShape>
    {
        ["Ship"] = new([
            new FieldShape("name", new ValueShape.Prose()),
            new FieldShape("crew", new ValueShape.ListOf(new ValueShape.RecordOf("Sailor"))),
            new FieldShape("afloat", new ValueShape.Truth()),
        ]),
        ["Sailor"] = new([new FieldShape("age", new ValueShape.WholeNumber()), new FieldShape("port", new ValueShape.Pattern("[A-Z]{3}"))]),
    });

    [Theory]
    [InlineData("up", "up")]
    [InlineData(" UP ", "up")]
    [InlineData("u", "up")]
    [InlineData("2", "down")]
    [InlineData("back to", "back to the boat")]
    [InlineData("Back H", "back home")]
    public void A_choice_is_its_text_its_number_or_a_beginning(string typed, string value) =>
        TypedAnswer.Read(Road, typed).ShouldBe((value, null));

    [Theory]
    [InlineData("back", "this could be back to the boat or back home")]
    [InlineData("0", "one of these is needed: 1 up, 2 down, 3 back to the boat, 4 back home")]
    [InlineData("5", "one of these is needed: 1 up, 2 down, 3 back to the boat, 4 back home")]
    [InlineData("", "one of these is needed: 1 up, 2 down, 3 back to the boat, 4 back home")]
    [InlineData("upwards", "one of these is needed: 1 up, 2 down, 3 back to the boat, 4 back home")]
    public void What_is_no_choice_is_refused_with_the_reason(string typed, string problem) =>
        TypedAnswer.Read(Road, typed).ShouldBe((null, problem));

    [Theory]
    [InlineData("[1e400]", "a number that is out of range")]
    [InlineData("[1, -1e400]", "a number that is out of range")]
    [InlineData("[1, \"2\"]", "is needed")]
    public void A_number_that_is_beyond_all_numbers_is_refused_in_a_list_too(string typed, string reason)
    {
        var numbers = new TurnShape(new ValueShape.ListOf(new ValueShape.Real()), new Dictionary<string, RecordShape>());
        var (value, problem) = TypedAnswer.Read(numbers, typed);
        value.ShouldBeNull();
        problem.ShouldNotBeNull().ShouldContain(reason);
        TypedAnswer.Read(numbers, "[1e300, 2]").ShouldBe(("[1e300, 2]", null));
        TypedAnswer.Read(new ValueShape.Real(), "1e400").Value.ShouldBeNull();
    }

    [Fact]
    public void A_choice_of_numbers_is_meant_by_its_text_first()
    {
        var numbers = new ValueShape.Choice(["3", "2", "1"]);
        TypedAnswer.Read(numbers, "3").Value.ShouldBe("3");
        TypedAnswer.Read(numbers, "1").Value.ShouldBe("1");
    }

    [Theory]
    [InlineData("yes", "true")]
    [InlineData("N", "false")]
    [InlineData("t", "true")]
    [InlineData("2", "false")]
    [InlineData("maybe", null)]
    public void Yes_and_no_are_conditions(string typed, string? value) => TypedAnswer.Read(new ValueShape.Truth(), typed).Value.ShouldBe(value);

    [Theory]
    [InlineData("12", "12", "12")]
    [InlineData("-7", "-7", "-7")]
    [InlineData("007", "7", null)]
    [InlineData("0.5", null, "0.5")]
    [InlineData("1e3", null, "1e3")]
    [InlineData("twelve", null, null)]
    [InlineData("1,5", null, null)]
    [InlineData("NaN", null, null)]
    [InlineData("", null, null)]
    [InlineData("99999999999999999999", null, "99999999999999999999")]
    public void Numbers_are_checked(string typed, string? whole, string? real)
    {
        TypedAnswer.Read(new ValueShape.WholeNumber(), typed).Value.ShouldBe(whole);
        TypedAnswer.Read(new ValueShape.Real(), typed).Value.ShouldBe(real);
    }

    [Theory]
    [InlineData("a|bc", "bc", true)]
    [InlineData("a|bc", "abc", false)]
    [InlineData("[0-9]+", "12x", false)]
    [InlineData("(?x) [0-9]+ # digits", "12", true)]
    [InlineData("(?x) [0-9]+ # digits", "12 ", true)]
    [InlineData("(?x) [0-9]+ # digits", "12 # digits", false)]
    public void A_pattern_matches_as_a_whole(string pattern, string typed, bool fits) =>
        (TypedAnswer.Read(new ValueShape.Pattern(pattern), typed).Problem is null).ShouldBe(fits);

    [Fact]
    public void A_record_is_read_as_JSON_and_given_in_the_order_of_its_fields()
    {
        TypedAnswer.Read(Ship, """{"afloat": true, "crew": [{"port": "ABC", "age": 40}], "name": "Ærø \"2\""}""")
            .ShouldBe(("""{"name": "Ærø \"2\"", "crew": [{"age": 40, "port": "ABC"}], "afloat": true}""", null));
    }

    [Theory]
    [InlineData("""{"name": "x", "crew": []}""", "the field 'afloat' is missing")]
    [InlineData("""{"name": "x", "crew": [], "afloat": true, "sail": 1}""", "there is no field 'sail'")]
    [InlineData("""{"name": "x", "crew": [{"age": 1.5, "port": "ABC"}], "afloat": true}""", "in the field 'crew' in the field 'age' a whole number is needed")]
    [InlineData("""{"name": 1, "crew": [], "afloat": true}""", "in the field 'name' a text is needed")]
    [InlineData("[]", "a record Ship is needed")]
    [InlineData("nonsense", "a record is written as JSON")]
    public void What_is_no_record_is_refused_with_the_reason(string typed, string problem) =>
        TypedAnswer.Read(Ship, typed).ShouldBe((null, problem));
}
