using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Problems;

/// <summary>The stored form of one kind of problem: the name of the kind, the subject, and a list of numbers.</summary>
/// <param name="Kind">The kind's name: that of the record.</param>
/// <param name="Count">The count of the numbers.</param>
/// <param name="Numbers">The numbers of a problem of this kind.</param>
/// <param name="Make">The problem with a site, a subject and <paramref name="Count"/> numbers.</param>
internal sealed record ProblemForm(
    string Kind, int Count, Func<PlanProblem, int[]> Numbers, Func<SourceSite, string, IReadOnlyList<int>, PlanProblem> Make)
{
    /// <summary>The form of a record.</summary>
    public static ProblemForm Of<T>(int count, Func<T, int[]> numbers, Func<SourceSite, string, IReadOnlyList<int>, T> make)
        where T : PlanProblem => new(typeof(T).Name, count, problem => numbers((T)problem), make);

    /// <summary>A cost as an image stores it: in thousandths, at most the largest integer.</summary>
    public static int Thousandths(double cost) => (int)Math.Min(int.MaxValue, Math.Round(cost * 1000));

    /// <summary>A number for which an image stores 0 if there is none.</summary>
    public static int? NotZero(int number) => number == 0 ? null : number;
}
