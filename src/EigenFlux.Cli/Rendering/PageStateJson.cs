using System.Text.Json;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Runtime.Trajectories;

namespace EigenFlux.Cli.Rendering;

/// <summary>Writes a moment of a run as data.</summary>
internal static class PageStateJson
{
    /// <summary>Writes one object; of what cannot be shown the diagnostics alone.</summary>
    public static void Write(Utf8JsonWriter json, PageStateView? view, IEnumerable<Diagnostic> diagnostics)
    {
        json.WriteStartObject();
        if (view is not null)
        {
            json.WriteNumber("generated", view.Moment.Generated);
            json.WriteNumber("last", view.Last);
            json.WriteStartArray("scenes");
            foreach (var scene in view.Moment.Scenes)
            {
                Scene(json, view, scene);
            }

            json.WriteEndArray();
        }

        DiagnosticJson.Write(json, diagnostics);
        json.WriteEndObject();
    }

    private static void Scene(Utf8JsonWriter json, PageStateView view, SceneState scene)
    {
        json.WriteStartObject();
        json.WriteString("scene", scene.Scene);
        json.WriteNumber("depth", scene.Depth);
        json.WriteString("model", scene.Model);
        json.WriteNumber("window", scene.Window);
        json.WriteNumber("beat", scene.Beat);
        json.WriteBoolean("summary", scene.SumsUp);
        json.WriteStartArray("pages");
        foreach (var page in view.Pages(scene))
        {
            json.WriteStartObject();
            json.WriteString("model", page.Model);
            json.WriteString("view", page.View);
            json.WriteNumber("tokens", page.Length);
            json.WriteStartArray("segments");
            foreach (var segment in view.Segments(page))
            {
                Segment(json, segment);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Segment(Utf8JsonWriter json, PageSegment segment)
    {
        json.WriteStartObject();
        json.WriteString("segment", segment.Name);
        json.WriteString("kind", PlanFacts.Word(segment.Kind));
        json.WriteNumber("at", segment.At);
        json.WriteStartArray("tokens");
        foreach (var token in segment.Tokens)
        {
            json.WriteNumberValue(token.Value);
        }

        json.WriteEndArray();
        json.WriteString("text", segment.Text);
        json.WriteBoolean("exact", segment.TextIsExact);
        json.WriteEndObject();
    }
}
