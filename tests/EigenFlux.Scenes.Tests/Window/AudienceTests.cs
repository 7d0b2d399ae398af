using System.Text.Json;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Scenes.Tests.Window;

public sealed class AudienceTests
{
    [Fact]
    public void Everyone_is_the_default_and_contains_whoever_is_asked_for()
    {
        default(Audience).ShouldBe(Audience.Everyone);
        Audience.Everyone.Contains("Ada").ShouldBeTrue();
        Audience.Everyone.ContainsAll(["Ada", "Ben"]).ShouldBeTrue();
        Audience.Everyone.Names.ShouldBeEmpty();
        Audience.Everyone.ToString().ShouldBe("everyone");
    }

    [Fact]
    public void Those_who_are_named_are_in_it_and_nobody_else()
    {
        var audience = Audience.Of("Ben", "Ada", "Ben");
        audience.Names.ShouldBe(["Ben", "Ada"]);
        audience.Contains("Ada").ShouldBeTrue();
        audience.Contains("ada").ShouldBeFalse();
        audience.ContainsAll(["Ada", "Ben"]).ShouldBeTrue();
        audience.ContainsAll(["Ada", "Cid"]).ShouldBeFalse();
        audience.ContainsAny(["Cid", "Ben"]).ShouldBeTrue();
        audience.ContainsAny(["Cid"]).ShouldBeFalse();
        audience.ContainsAny([]).ShouldBeFalse();
    }

    [Fact]
    public void Nobody_is_not_everyone()
    {
        var nobody = Audience.Of();
        nobody.IsEveryone.ShouldBeFalse();
        nobody.Contains("Ada").ShouldBeFalse();
        nobody.ContainsAll([]).ShouldBeTrue();
        (nobody == Audience.Everyone).ShouldBeFalse();
    }

    [Fact]
    public void Two_are_equal_that_name_the_same_in_any_order()
    {
        Audience.Of("Ada", "Ben").ShouldBe(Audience.Of("Ben", "Ada"));
        Audience.Of("Ada", "Ben").GetHashCode().ShouldBe(Audience.Of("Ben", "Ada").GetHashCode());
        (Audience.Of("Ada") != Audience.Of("Ada", "Ben")).ShouldBeTrue();
        (Audience.Of("Ada", "Cid") == Audience.Of("Ada", "Ben")).ShouldBeFalse();
        Audience.Of("Ada").Equals((object)"Ada").ShouldBeFalse();
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("[\"Ben\",\"Ada\"]")]
    public void In_json_it_is_a_list_of_names_or_null(string json) =>
        JsonSerializer.Serialize(JsonSerializer.Deserialize<Audience>(json)).ShouldBe(json);

    [Theory]
    [InlineData("\"Ada\"")]
    [InlineData("[null]")]
    [InlineData("[1]")]
    [InlineData("{}")]
    public void What_is_no_list_of_names_is_refused(string json) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Audience>(json));
}
