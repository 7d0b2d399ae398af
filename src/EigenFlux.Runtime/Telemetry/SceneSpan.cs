using System.Diagnostics;
using EigenFlux.Runtime.Events;

namespace EigenFlux.Runtime.Telemetry;

/// <summary>The span of a scene, and how much is in its windows.</summary>
internal sealed class SceneSpan
{
    private readonly Dictionary<string, int> lengths = new(StringComparer.Ordinal);
    private readonly Activity? activity;

    /// <param name="name">The scene's name.</param>
    /// <param name="model">The address of its model.</param>
    /// <param name="window">The tokens of its window.</param>
    /// <param name="parent">The scene that called it; null where none did.</param>
    public SceneSpan(string name, string model, int window, SceneSpan? parent)
    {
        Model = model;
        activity = FluxTelemetry.Source.StartActivity(
            $"scene {name}", ActivityKind.Internal, parent?.Context ?? Activity.Current?.Context ?? default);
        Tag("eigenflux.scene", name);
        Tag("eigenflux.window", window);
        Tag(FluxTelemetry.ModelTag, model);
    }

    /// <summary>The address of the scene's own model.</summary>
    public string Model { get; }

    /// <summary>What spans within it have as their parent.</summary>
    public ActivityContext Context => activity?.Context ?? default;

    public void Tag(string name, object value) => activity?.SetTag(name, value);

    /// <summary>The tokens in the window of a page.</summary>
    /// <param name="page">The page's model; empty for the scene's own.</param>
    public int Length(string? page) => lengths.GetValueOrDefault(page ?? "");

    /// <summary>Tokens came into the window of a page, or left it.</summary>
    public void Grow(string? page, int tokens) => lengths[page ?? ""] = Length(page) + tokens;

    public void Notice(RunFault fault) => activity?.AddEvent(new ActivityEvent(
        "eigenflux.notice", tags: new ActivityTagsCollection { ["eigenflux.notice.kind"] = fault.Kind }));

    public void Fail(string kind)
    {
        Tag("error.type", kind);
        activity?.SetStatus(ActivityStatusCode.Error, kind);
    }

    public void End() => activity?.Dispose();
}
