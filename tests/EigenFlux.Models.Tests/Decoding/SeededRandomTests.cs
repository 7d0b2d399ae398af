using EigenFlux.Models.Decoding;

namespace EigenFlux.Models.Tests.Decoding;

public class SeededRandomTests
{
    [Fact]
    public void The_numbers_are_those_of_the_published_generator()
    {
        // Of Blackman and Vigna's own C code, from the state 1, 2, 3, 4.
        var random = new SeededRandom([1UL, 2, 3, 4]);
        ulong[] first = [random.NextUInt64(), random.NextUInt64(), random.NextUInt64(), random.NextUInt64(), random.NextUInt64()];
        first.ShouldBe([11520UL, 0, 1509978240, 1215971899390074240, 1216172134540287360]);
    }

    [Fact]
    public void A_seed_is_spread_by_the_published_SplitMix64()
    {
        var state = new ulong[SeededRandom.StateLength];
        new SeededRandom(1234567).CopyState(state);
        state.ShouldBe([6457827717110365317UL, 3203168211198807973, 9817491932198370423, 4593380528125082431]);
    }

    [Fact]
    public void A_state_goes_on_where_it_was_taken()
    {
        var random = new SeededRandom(5);
        random.NextUInt64();
        var state = new ulong[4];
        random.CopyState(state);
        var again = new SeededRandom(state);
        again.NextUInt64().ShouldBe(random.NextUInt64());
        Should.Throw<ArgumentException>(() => new SeededRandom([0UL, 0, 0, 0]));
        Should.Throw<ArgumentException>(() => new SeededRandom([1UL]));
    }

    [Fact]
    public void Whole_numbers_are_equally_likely()
    {
        var random = new SeededRandom(77);
        var counts = new int[7];
        for (var i = 0; i < 70_000; i++)
        {
            counts[random.NextInt32(7)]++;
        }

        // Six degrees of freedom: one in a thousand is above 22.5.
        counts.Sum(count => (count - 10_000.0) * (count - 10_000.0) / 10_000).ShouldBeLessThan(22.5);
    }

    [Fact]
    public void Numbers_lie_from_zero_to_less_than_one_around_a_half()
    {
        var random = new SeededRandom(3);
        var numbers = Enumerable.Range(0, 10_000).Select(_ => random.NextDouble()).ToArray();
        numbers.ShouldAllBe(number => number >= 0 && number < 1);
        numbers.Average().ShouldBe(0.5, 0.01);
    }

    [Fact]
    public void Parts_of_a_run_have_streams_of_their_own()
    {
        var seeds = Enumerable.Range(0, 1000).Select(part => SeededRandom.DeriveSeed(1, (ulong)part)).ToHashSet();
        seeds.Count.ShouldBe(1000);
        SeededRandom.DeriveSeed(1, 2).ShouldNotBe(SeededRandom.DeriveSeed(2, 1));
    }
}
