using EigenFlux.Runtime.Amplitudes;

namespace EigenFlux.Runtime.Tests.Amplitudes;

public sealed class EvidenceTests
{
    [Fact]
    public void What_leaves_the_window_counts_no_longer_and_was_said_all_the_same()
    {
        var evidence = Said();
        evidence.Delete(10, 2, takenBack: false).ShouldBeTrue();

        evidence.Now().ShouldBe([-4, -40]);
        evidence.Ever.ShouldBe([-7, -70]);
        evidence.From(0).ShouldBe([10]);
    }

    [Fact]
    public void What_is_taken_back_was_never_said()
    {
        var evidence = Said();
        evidence.Delete(12, 1, takenBack: true).ShouldBeTrue();

        evidence.Now().ShouldBe([-3, -30]);
        evidence.Ever.ShouldBe([-3, -30]);
        evidence.Delete(12, 5, takenBack: true).ShouldBeFalse();
    }

    [Fact]
    public void What_is_written_again_counts_in_the_window_and_is_not_said_again()
    {
        var evidence = Said();
        evidence.Add(20, [-8, -80], 0, isNew: false);
        evidence.Now().ShouldBe([-15, -150]);
        evidence.Ever.ShouldBe([-7, -70]);

        evidence.Delete(20, 1, takenBack: true);
        evidence.Ever.ShouldBe([-7, -70]);
    }

    [Fact]
    public void Places_move_with_what_is_put_in_and_taken_out_before_them()
    {
        var evidence = Said();
        evidence.Insert(11, 5);
        evidence.From(0).ShouldBe([10, 16, 17]);
        evidence.Insert(18, 5);
        evidence.Delete(2, 4, takenBack: false).ShouldBeFalse();
        evidence.From(7).ShouldBe([12, 13]);
    }

    [Fact]
    public void A_token_that_is_scored_again_was_said_as_it_was()
    {
        var evidence = Said();
        evidence.Rescore(11, 1, -0.5);
        evidence.Now().ShouldBe([-7, -50.5]);
        evidence.Ever.ShouldBe([-7, -70]);

        evidence.Delete(11, 1, takenBack: true);
        evidence.Ever.ShouldBe([-5, -50]);
    }

    [Fact]
    public void The_rest_is_a_mean_over_the_tokens_in_the_window()
    {
        new Evidence(1).Rest().ShouldBe(0);
        var evidence = Said();
        evidence.Rest().ShouldBe(0.2, 1e-12);
        evidence.Delete(10, 1, takenBack: false);
        evidence.Rest().ShouldBe(0.25, 1e-12);
    }

    [Fact]
    public void A_fork_goes_its_own_way()
    {
        var evidence = Said();
        var fork = evidence.Fork();
        fork.Rescore(10, 0, -100);
        fork.Insert(0, 3);
        fork.Add(20, [-1, -1], 0, isNew: true);

        evidence.Now().ShouldBe([-7, -70]);
        evidence.From(0).ShouldBe([10, 11, 12]);
        evidence.Ever.ShouldBe([-7, -70]);
        fork.Ever.ShouldBe([-8, -71]);
    }

    /// <summary>Three tokens from position 10 on.</summary>
    private static Evidence Said()
    {
        var evidence = new Evidence(2);
        evidence.Add(10, [-1, -10], 0.1, isNew: true);
        evidence.Add(11, [-2, -20], 0.2, isNew: true);
        evidence.Add(12, [-4, -40], 0.3, isNew: true);
        return evidence;
    }
}
