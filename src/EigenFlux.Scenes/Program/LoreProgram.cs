using System.Text.Json.Serialization;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Program;

/// <summary>An entry of lore: knowledge that is in the window only while it matters.</summary>
/// <param name="Id">The name in the program.</param>
/// <param name="Display">The display name.</param>
/// <param name="Brief">The brief text; null if there is none.</param>
/// <param name="Full">The full text; null if there is none.</param>
/// <param name="Also">Additional words whose mention brings the entry in.</param>
/// <param name="Weight">The weight of the entry compared with others, if they do not all fit.</param>
public sealed record LoreProgram(
    string Id, string Display, Expression? Brief, Expression? Full, IReadOnlyList<string> Also, double Weight)
{
    /// <summary>All words whose mention brings the entry in.</summary>
    [JsonIgnore]
    public IEnumerable<string> Names => Also.Append(Id).Append(Display);
}
