using System.Text.Json.Serialization;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Program;

/// <summary>An entry of lore: knowledge that is in the window only while it matters.</summary>
/// <param name="Id">Its name in the program.</param>
/// <param name="Display">How the story calls it.</param>
/// <param name="Brief">The shorter level; null where there is none.</param>
/// <param name="Full">The fuller level; null where there is none.</param>
/// <param name="Also">Further words whose mention brings it.</param>
/// <param name="Weight">What it is worth beside other entries, where they do not fit together.</param>
public sealed record LoreProgram(
    string Id, string Display, Expression? Brief, Expression? Full, IReadOnlyList<string> Also, double Weight)
{
    /// <summary>All words whose mention brings it.</summary>
    [JsonIgnore]
    public IEnumerable<string> Names => Also.Append(Id).Append(Display);
}
