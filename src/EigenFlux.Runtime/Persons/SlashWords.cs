using System.Text.RegularExpressions;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Runtime.Persons;

/// <summary>Finds the words with a slash that a scene looks for in what is said, such as <c>stop when said == "/quit"</c>.</summary>
internal static partial class SlashWords
{
    /// <summary>The words.</summary>
    public static IReadOnlySet<string> Of(SceneProgram scene) =>
        Instruction.All(scene.Body).SelectMany(instruction => instruction.Reads).SelectMany(Words).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Words(Expression expression) => expression switch
    {
        Expression.Constant constant => Words(constant.Value),
        Expression.Match match => Quoted().Matches(match.Pattern).Select(found => "/" + found.Groups[1].Value).Concat(Words(match.Text)),
        _ => expression.Children.SelectMany(Words),
    };

    private static IEnumerable<string> Words(FluxValue value) => value switch
    {
        FluxValue.Text { Value: var text } when Whole().IsMatch(text) => [text],
        FluxValue.List list => list.Items.SelectMany(Words),
        _ => [],
    };

    [GeneratedRegex(@"\A/\w+\z")]
    private static partial Regex Whole();

    [GeneratedRegex(@"/(\w+)")]
    private static partial Regex Quoted();
}
