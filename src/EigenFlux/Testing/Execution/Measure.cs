using EigenFlux.Statistics;

namespace EigenFlux.Testing.Execution;

/// <summary>A number that is measured over runs: a share, a mean, or a sum, difference or product of them.</summary>
internal abstract class Measure
{
    /// <summary>The number, over the runs that are done.</summary>
    public abstract double Value { get; }

    /// <summary>What the number over all planned runs can still be.</summary>
    public abstract Interval Final { get; }

    /// <summary>The shares and means that it is made of, each with whether it grows with them.</summary>
    public abstract IEnumerable<(MeasuredRuns Runs, bool Grows)> Parts { get; }

    /// <summary>How many bounds of its parts one bound of it is computed from.</summary>
    public abstract int Risks { get; }

    /// <summary>Bounds of what it is in truth, where each bound of a part is wrong with a probability of at most <paramref name="alpha"/>.</summary>
    public abstract Interval Bounds(double alpha);

    /// <summary>A number by itself.</summary>
    public sealed class Constant(double value) : Measure
    {
        public override double Value => value;

        public override Interval Final => Interval.Of(value);

        public override IEnumerable<(MeasuredRuns Runs, bool Grows)> Parts => [];

        public override int Risks => 0;

        public override Interval Bounds(double alpha) => Interval.Of(value);
    }

    /// <summary>A sum or difference.</summary>
    public sealed class Sum(Measure left, Measure right, bool subtracts) : Measure
    {
        public override double Value => subtracts ? left.Value - right.Value : left.Value + right.Value;

        public override Interval Final => Combine(left.Final, right.Final);

        public override IEnumerable<(MeasuredRuns Runs, bool Grows)> Parts =>
            left.Parts.Concat(right.Parts.Select(part => (part.Runs, part.Grows != subtracts)));

        public override int Risks => left.Risks + right.Risks;

        public override Interval Bounds(double alpha) => Combine(left.Bounds(alpha), right.Bounds(alpha));

        private Interval Combine(Interval x, Interval y) => subtracts ? x - y : x + y;
    }

    /// <summary>A product. Both bounds of a factor may be needed for one of it.</summary>
    public sealed class Product(Measure left, Measure right) : Measure
    {
        public override double Value => left.Value * right.Value;

        public override Interval Final => left.Final * right.Final;

        public override IEnumerable<(MeasuredRuns Runs, bool Grows)> Parts =>
            left.Parts.Select(part => (part.Runs, part.Grows == right.Value >= 0))
                .Concat(right.Parts.Select(part => (part.Runs, part.Grows == left.Value >= 0)));

        public override int Risks => left is Constant || right is Constant ? left.Risks + right.Risks : 2 * (left.Risks + right.Risks);

        public override Interval Bounds(double alpha) => left.Bounds(alpha) * right.Bounds(alpha);
    }
}
