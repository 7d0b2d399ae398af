using System.Text.Json.Serialization;
using EigenFlux.Scenes.Problems;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Image;

/// <summary>A problem of a plan as an image stores it.</summary>
/// <param name="Kind">The name of the problem's record.</param>
/// <param name="Site">The place in the source that it concerns.</param>
/// <param name="Subject">The name of the thing that the problem concerns.</param>
/// <param name="Numbers">The numbers of the problem, in the order of its <see cref="ProblemForm"/>.</param>
internal sealed record StoredProblem(string Kind, SourceSite Site, string Subject, IReadOnlyList<int> Numbers)
{
    /// <summary>As <see cref="PlanProblem.Within"/>.</summary>
    public string? Within { get; init; }

    /// <summary>As <see cref="PlanProblem.Reckoned"/>.</summary>
    public int Reckoned { get; init; }

    /// <summary>As <see cref="PlanProblem.Advice"/>.</summary>
    public PlanAdvice? Advice { get; init; }

    /// <summary>As <see cref="PlanProblem.FixSite"/>. The name in images predates the property's.</summary>
    [JsonPropertyName("mendAt")]
    public SourceSite? FixSite { get; init; }

    /// <summary>Whether the plan cannot be run; no problem of an image is fatal.</summary>
    public bool IsFatal => false;
}
