using System.Text.RegularExpressions;
using EigenFlux.Compiler.Tests.Support;

namespace EigenFlux.Scenes.Tests.Planning.Views;

public sealed partial class SecretRoomTests
{
    [Theory]
    [InlineData(120, 30)]
    [InlineData(150, 10)]
    public void A_secret_that_is_too_large_is_told_with_the_room_that_there_is_and_a_window_that_holds_it(int window, int reserve)
    {
        var plain = Programs.Image(Source("All is well.", window, reserve)).Plan;
        var room = plain.Window - plain.PrefixTokens - plain.Reserve;
        room.ShouldBeGreaterThan(20);

        var secret = string.Join(' ', Enumerable.Repeat("Nobody may know of it.", 40));
        var found = Programs.Compile(Source(secret, window, reserve)).Diagnostics.Single(each => each.Code.Id == "EF3301");
        var numbers = Numbers().Matches(found.Message).Select(number => int.Parse(number.Value.Replace(",", ""))).ToList();
        numbers[1].ShouldBe(room, found.Message);
        numbers[0].ShouldBeGreaterThan(room);
        numbers[2].ShouldBe(window - room + numbers[0], found.Message);
        Programs.Codes(Programs.Compile(Source(secret, numbers[2], reserve))).ShouldNotContain("EF3301");
        Programs.Codes(Programs.Compile(Source(secret, numbers[2] - 1, reserve))).ShouldContain("EF3301");
    }

    private static string Source(string secret, int window, int reserve) => $$"""
        character Ada { brief "Ada." knows "{{secret}}" }
        character Ben { brief "Ben." }
        scene S() {
          window {{window}} tokens, reserve {{reserve}}
          cast Ada, Ben
          Ada -> a until line, 5 tokens
          Ben -> b until line, 5 tokens
        }
        """;

    [GeneratedRegex("[0-9][0-9,]*")]
    private static partial Regex Numbers();
}
