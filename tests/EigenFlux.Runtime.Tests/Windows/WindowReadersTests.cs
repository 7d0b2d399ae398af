using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Windows;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Runtime.Tests.Windows;

/// <summary>Whose window it is, and which texts come into it.</summary>
public sealed class WindowReadersTests
{
    private static readonly string[] All = ["narrator", "Ada", "Ben", "Cleo"];

    [Fact]
    public void A_change_of_a_window_is_emitted_once_for_each_reader_and_every_other_event_once()
    {
        List<FluxEvent> heard = [];
        var readers = new WindowReaders(["narrator", "Ada"], All, isCommon: true);
        readers.Emit(Appended(), heard.Add);
        readers.Emit(new FluxEvent.Deleted(0, 1, "a", CacheMode.Exact, null), heard.Add);
        readers.Emit(new FluxEvent.TurnStarted(FluxValue.Character.Narrator, "x", "a"), heard.Add);
        heard.Select(happened => happened switch
        {
            FluxEvent.Appended appended => "+" + appended.View,
            FluxEvent.Deleted deleted => "-" + deleted.View,
            _ => "turn",
        }).ShouldBe(["+narrator", "+Ada", "-narrator", "-Ada", "turn"]);
        heard.Select(happened => happened.IsCommon).ShouldBe([true, false, true, false, true]);
    }

    [Fact]
    public void A_change_of_the_window_that_everyone_has_is_emitted_as_it_is()
    {
        List<FluxEvent> heard = [];
        WindowReaders.Everyone().Emit(Appended(), heard.Add);
        heard.ShouldHaveSingleItem().ShouldBeOfType<FluxEvent.Appended>().View.ShouldBeNull();
    }

    [Fact]
    public void Every_text_comes_into_the_window_that_everyone_has()
    {
        var readers = WindowReaders.Everyone();
        readers.Have(Audience.Everyone).ShouldBeTrue();
        readers.Have(Audience.Of("Ada")).ShouldBeTrue();
        readers.Include("Ada").ShouldBeTrue();
        (readers.IsCommon, readers.Fork().IsEveryone).ShouldBe((true, true));
    }

    [Fact]
    public void Only_a_text_that_all_viewers_see_comes_into_the_common_window_whoever_reads_it()
    {
        var readers = new WindowReaders(["narrator"], All, isCommon: true);
        readers.Have(Audience.Everyone).ShouldBeTrue();
        readers.Have(Audience.Of(All)).ShouldBeTrue();
        readers.Have(Audience.Of("narrator", "Ada")).ShouldBeFalse();
    }

    [Fact]
    public void A_text_comes_into_a_private_window_if_one_of_its_readers_sees_it()
    {
        var readers = new WindowReaders(["narrator"], All, isCommon: true).Derive(["Ada", "Ben"]);
        readers.Have(Audience.Of("Ben", "Cleo")).ShouldBeTrue();
        readers.Have(Audience.Of("Cleo")).ShouldBeFalse();
        readers.Have(Audience.Everyone).ShouldBeTrue();
        (readers.IsCommon, readers.Include("Ada"), readers.Include("Cleo")).ShouldBe((false, true, false));
    }

    [Fact]
    public void Readers_who_leave_are_readers_of_the_new_window_and_no_longer_of_this_one()
    {
        var common = new WindowReaders(All, All, isCommon: true);
        var fork = common.Fork();
        var left = common.Split(["Ada", "Cleo"]);
        common.Names.ShouldBe(["narrator", "Ben"]);
        left.Names.ShouldBe(["Ada", "Cleo"]);
        (common.IsCommon, left.IsCommon).ShouldBe((true, false));
        fork.Names.ShouldBe(All);
    }

    private static FluxEvent.Appended Appended() => new(0, "a", SegmentKind.Line, [new TokenId(1)], "x", Again: false, Model: null);
}
