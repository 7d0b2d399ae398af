using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Scenes.Tests.Window;

public sealed class PageLedgerTests
{
    private static readonly DeletionSpec Turn = new(DeletionKind.Turn);

    [Fact]
    public void Whole_segments_go_from_the_head_and_no_more_of_them_than_must()
    {
        var page = new LedgerPage(100, 10, Turn).Prefix("pin", 20).Write("a", 30).Write("b", 30).Write("c", 10);
        page.Text.ShouldBe("pin20 a30 b30 c10");
        page.Write("d", 5);
        page.Text.ShouldBe("pin20 b30 c10 d5");
        page.Deletions.ShouldBe(["20+30 a gone"]);
    }

    [Fact]
    public void The_reserve_is_free_where_a_turn_begins_and_used_up_before_anything_else_goes()
    {
        var page = new LedgerPage(100, 30, Turn).Write("a", 40).Open("turn", 30);
        page.Text.ShouldBe("a40 turn30");
        page.Generate(30);
        page.Text.ShouldBe("a40 turn60");
        page.Generate(1);
        page.Text.ShouldBe("turn61");
        page.Close().Write("b", 1);
        page.Text.ShouldBe("turn61 b1");
        page.Open("next", 9);
        page.Text.ShouldBe("b1 next9");
    }

    [Theory]
    [InlineData(0.5, "pin20 b20 c20 d1")]
    [InlineData(0.49, "pin20 c20 d1")]
    [InlineData(0.2, "pin20 c20 d1")]
    public void Down_to_a_share_means_of_the_room_that_the_prefix_leaves_and_the_last_message_stays(double share, string left)
    {
        var page = new LedgerPage(100, 0, new DeletionSpec(DeletionKind.Turn, LowWater: share))
            .Prefix("pin", 20).Write("a", 40).Write("b", 20).Write("c", 20);
        page.Write("d", 1);
        page.Text.ShouldBe(left);
    }

    [Fact]
    public void What_is_kept_is_no_part_of_the_room_that_a_share_is_of()
    {
        // Of 100 tokens, 60 are kept: half of the other 40 stays, and not half of 100.
        var page = new LedgerPage(100, 0, new DeletionSpec(DeletionKind.Token, LowWater: 0.5)).Write("k", 60, kept: true).Write("a", 40);
        page.Write("b", 5);
        page.Text.ShouldBe("k60 a20 b5");
    }

    [Fact]
    public void The_latest_messages_are_not_deleted_to_reach_a_mark_and_are_where_nothing_else_can_be()
    {
        var page = new LedgerPage(100, 0, new DeletionSpec(DeletionKind.Turn, LowWater: 0.1)).Write("a", 60).Write("b", 15).Write("c", 10).Write("d", 10);
        page.Write("e", 10);
        page.Text.ShouldBe("c10 d10 e10");
        page.Write("f", 85);
        page.Text.ShouldBe("e10 f85");
    }

    [Fact]
    public void A_large_text_does_not_empty_the_stream_further_than_to_the_low_water_mark_or_to_where_it_fits()
    {
        var page = new LedgerPage(100, 0, new DeletionSpec(DeletionKind.Token, LowWater: 0.5)).Write("a", 100);
        page.Write("b", 40);
        page.Text.ShouldBe("a50 b40");
        page.Write("c", 70);
        page.Text.ShouldBe("b30 c70");
    }

    [Fact]
    public void A_low_water_mark_is_rounded_as_it_is_written() =>
        new LedgerPage(100, 0, new DeletionSpec(DeletionKind.Token, LowWater: 29 / 100.0)).Write("a", 100).Write("b", 1).Text
            .ShouldBe("a29 b1");

    [Fact]
    public void Tokens_go_one_by_one()
    {
        var page = new LedgerPage(10, 5, new DeletionSpec(DeletionKind.Token)).Prefix("pin", 2).Write("a", 3).Write("b", 5);
        page.Open("turn", 1).Generate(3);
        page.Text.ShouldBe("pin2 b4 turn4");
        page.Deletions.ShouldBe(["2+1 a", "2+1 a", "2+1 a gone", "2+1 b"]);
    }

    [Fact]
    public void Blocks_go_as_often_as_must()
    {
        var page = new LedgerPage(20, 0, new DeletionSpec(DeletionKind.Block, 6)).Prefix("pin", 2).Write("a", 4).Write("b", 14);
        page.Write("c", 1);
        page.Text.ShouldBe("pin2 b12 c1");
        page.Deletions.ShouldBe(["2+4 a gone", "2+2 b"]);
        page.Write("d", 12);
        page.Text.ShouldBe("pin2 c1 d12");
    }

    [Theory]
    [InlineData(DeletionKind.Turn)]
    [InlineData(DeletionKind.Token)]
    [InlineData(DeletionKind.Block)]
    public void What_is_kept_is_passed_over(DeletionKind kind)
    {
        var page = new LedgerPage(30, 0, new DeletionSpec(kind, 1)).Write("a", 10, kept: true).Write("b", 10).Write("c", 10);
        page.Write("d", 10);
        page.Text.ShouldBe("a10 c10 d10");
    }

    [Fact]
    public void An_open_turn_longer_than_all_room_loses_its_own_first_tokens_after_its_head()
    {
        var page = new LedgerPage(20, 5, Turn).Prefix("pin", 8).Write("a", 4).Open("turn", 2).Generate(30);
        page.Text.ShouldBe("pin8 turn12");
        page.Deletions[0].ShouldBe("8+4 a gone");
        page.Deletions[1].ShouldBe("10+1 turn");
        page.Tokens.Skip(8).Take(2).ShouldBe([("turn", 0), ("turn", 1)]);
        page.Tokens[^1].ShouldBe(("turn", 31));
    }

    [Fact]
    public void The_window_is_full_only_where_nothing_more_may_go()
    {
        var page = new LedgerPage(20, 5, Turn).Prefix("pin", 8).Write("a", 6, kept: true).Write("b", 6);
        page.Write("c", 6);
        page.Text.ShouldBe("pin8 a6 c6");
        Should.Throw<WindowFullException>(() => page.Write("d", 7)).Needed.ShouldBe(21);
        page.Text.ShouldBe("pin8 a6");
    }

    [Fact]
    public void Without_a_turn_that_is_open_nothing_is_trimmed() =>
        Should.Throw<WindowFullException>(() => new PageLedger(4, 0, Turn).MakeRoomToContinue(5, [])).Needed.ShouldBe(5);

    [Fact]
    public void A_note_stands_before_so_many_steps_of_the_story()
    {
        var page = new LedgerPage(100, 0, Turn).Prefix("pin", 1).Write("s1", 1).Write("s2", 1).Write("s3", 1).Note("n", 1, 2);
        page.Text.ShouldBe("pin1 s11 n1 s21 s31");
        page.Note("m", 1, 0).Note("o", 1, 9);
        page.Text.ShouldBe("pin1 o1 s11 n1 s21 s31 m1");
    }

    [Fact]
    public void A_note_keeps_its_distance_as_the_story_goes_on()
    {
        var page = new LedgerPage(100, 0, Turn).Write("s1", 1).Note("n", 3, 1).Write("s2", 1);
        page.Restore().ShouldBe(["n"]);
        page.Text.ShouldBe("s11 n3 s21");
        page.Restore().ShouldBeEmpty();
    }

    [Fact]
    public void Notes_of_one_depth_do_not_pass_one_another()
    {
        var page = new LedgerPage(100, 0, Turn).Write("s1", 1).Write("s2", 1).Note("n", 1, 1).Note("m", 1, 1);
        page.Text.ShouldBe("s11 n1 m1 s21");
        page.Restore().ShouldBeEmpty();
        page.Write("s3", 1).Restore().ShouldBe(["n", "m"]);
        page.Text.ShouldBe("s11 s21 n1 m1 s31");
    }

    [Fact]
    public void A_note_goes_back_where_a_step_before_it_was_forgotten()
    {
        var page = new LedgerPage(100, 0, Turn).Write("s1", 1).Write("s2", 1).Write("s3", 1).Note("n", 1, 2).Remove("s3");
        page.Restore().ShouldBe(["n"]);
        page.Text.ShouldBe("n1 s11 s21");
        page.Restore().ShouldBeEmpty();
    }

    public static TheoryData<int, DeletionKind, int, double?> Policies()
    {
        var data = new TheoryData<int, DeletionKind, int, double?>();
        for (var seed = 0; seed < 40; seed++)
        {
            data.Add(seed, DeletionKind.Turn, 1, seed % 2 == 0 ? null : 0.1 * (seed % 10));
            data.Add(seed, DeletionKind.Summary, 1, seed % 2 == 0 ? null : 0.1 * (seed % 10));
            data.Add(seed, DeletionKind.Token, 1, seed % 2 == 0 ? null : 0.1 * (seed % 10));
            data.Add(seed, DeletionKind.Block, 1 + (seed * 7 % 23), seed % 3 == 0 ? null : 0.1 * (seed % 10));
        }

        return data;
    }

    /// <summary>The page applies every deletion to a plain list of tokens and compares it with the ledger after each step.</summary>
    [Theory]
    [MemberData(nameof(Policies))]
    public void Deletions_applied_one_after_the_other_give_what_the_ledger_says(int seed, DeletionKind kind, int block, double? lowWater)
    {
        var random = new Random(seed);
        var window = 20 + random.Next(100);
        var room = kind == DeletionKind.Summary ? random.Next(window / 3) : 0;
        var page = new LedgerPage(window, random.Next(window / 2), new DeletionSpec(kind, block, lowWater), room);
        page.Prefix("pin", random.Next(window / 3)).Prefix("pin2", random.Next(3));
        for (var i = 0; i < 120; i++)
        {
            try
            {
                switch (random.Next(room > 0 ? 12 : 10))
                {
                    case 0:
                        page.Write($"k{i}", random.Next(4), kept: true);
                        break;
                    case 1:
                        page.Note($"n{i}", random.Next(3), random.Next(4));
                        break;
                    case 2:
                        page.Restore();
                        break;
                    case 3:
                        page.RemoveAny(random);
                        break;
                    case 4:
                        page.KeepAny(random, random.Next(2) == 0);
                        break;
                    case > 9:
                        page.TakeFallen();
                        page.Summarise(random.Next(room + 1));
                        break;
                    case 5 or 6:
                        page.Write($"s{i}", random.Next(window / 2));
                        break;
                    default:
                        page.Open($"t{i}", random.Next(4)).Generate(random.Next(window * 3 / 2)).Close();
                        break;
                }
            }
            catch (WindowFullException full)
            {
                full.Needed.ShouldBeGreaterThan(window);
                page.NothingMayGo.ShouldBeTrue();
                page.Close().Release();
            }
        }
    }
}
