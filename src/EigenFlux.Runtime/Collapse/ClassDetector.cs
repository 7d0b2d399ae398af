using EigenFlux.Models.Contract;

namespace EigenFlux.Runtime.Collapse;

/// <summary>
/// Detects classes: the last N generated tokens have few types, the newer half has no new types, and both halves have the same
/// distribution. Examples are random bits, counting, and the powers of two: the page-states are always new, but the class never
/// ends.
/// </summary>
public sealed class ClassDetector
{
    private readonly CollapseSettings settings;
    private readonly TokenTail tail;
    private readonly int[] types;
    private readonly int[] older;
    private readonly int[] newer;
    private int untilLook;
    private bool inside;

    /// <summary>A detector that has seen nothing.</summary>
    public ClassDetector(CollapseSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        this.settings = settings;
        tail = new TokenTail(2 * settings.ClassTokens);

        // As many more as leave a class: a single stray token is not yet something else.
        types = new int[2 * settings.ClassTypes];
        older = new int[types.Length];
        newer = new int[types.Length];
        untilLook = settings.ClassEvery;
    }

    private ClassDetector(ClassDetector other)
    {
        (settings, tail) = (other.settings, other.tail.Fork());
        (types, older, newer) = ([.. other.types], [.. other.older], [.. other.newer]);
        (untilLook, inside, Gauge) = (other.untilLook, other.inside, other.Gauge);
    }

    /// <summary>Returns an independent copy.</summary>
    public ClassDetector Fork() => new(this);

    /// <summary>The distance to a class at the last check, from 0 (none) to 1 (a class).</summary>
    public double Gauge { get; private set; }

    /// <summary>One more generated token.</summary>
    /// <param name="token">The token.</param>
    /// <param name="number">The number of the token.</param>
    public void Add(TokenId token, int number)
    {
        tail.Add(new TokenTail.Entry(token, number, 0, true));
        untilLook--;
    }

    /// <summary>The last tokens were taken back.</summary>
    public void Drop(int count)
    {
        tail.Drop(count);
        if (tail.Count < settings.ClassTokens)
        {
            (inside, Gauge) = (false, 0);
        }
    }

    /// <summary>Looks for a class. One that was reported is not reported again until it was left.</summary>
    public CollapseReport? Look()
    {
        if (untilLook > 0 || tail.Count < settings.ClassTokens)
        {
            return null;
        }

        untilLook = settings.ClassEvery;
        var found = Count();
        if (found is not { } count)
        {
            (inside, Gauge) = (false, 0);
            return null;
        }

        var isClass = count <= settings.ClassTypes && NewShare(count) <= settings.ClassNew &&
            TwoSampleTest.AreOne(older.AsSpan(0, count), newer.AsSpan(0, count), settings.ClassDrift, settings.ClassDeviations);
        Gauge = isClass || inside ? 1 : Math.Min(0.9, 2 - ((double)count / settings.ClassTypes));
        if (!isClass || inside)
        {
            return null;
        }

        inside = true;
        return new CollapseReport(CollapseKind.Class, 0, tail[settings.ClassTokens - 1].Number);
    }

    /// <summary>Counts the types in both halves.</summary>
    /// <returns>The number of types; null if there are too many.</returns>
    private int? Count()
    {
        var count = 0;
        for (var back = 0; back < settings.ClassTokens; back++)
        {
            var token = tail[back].Token.Value;
            var type = types.AsSpan(0, count).IndexOf(token);
            if (type < 0)
            {
                if (count == types.Length)
                {
                    return null;
                }

                type = count++;
                (types[type], older[type], newer[type]) = (token, 0, 0);
            }

            (back < settings.ClassTokens / 2 ? newer : older)[type]++;
        }

        return count;
    }

    private double NewShare(int count)
    {
        var fresh = 0;
        for (var i = 0; i < count; i++)
        {
            fresh += older[i] == 0 ? newer[i] : 0;
        }

        return fresh / (settings.ClassTokens / 2.0);
    }
}
