using EigenFlux.Language.Binding;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;

namespace EigenFlux.Compiler.Lowering;

/// <summary>Finds who writes the summary of a scene that deletes by summary, and refuses scenes of the author's that cannot.</summary>
internal static class Summarizers
{
    /// <summary>Who sums up a scene.</summary>
    /// <param name="policy">The scene's policy, which is a summary.</param>
    /// <param name="scene">The scene's name in the image.</param>
    /// <param name="names">The names of the image.</param>
    /// <param name="report">Receives what is wrong with the author's scene.</param>
    public static SummaryProgram Of(BoundDeletionPolicy policy, string scene, ProgramNames names, LoweringReport report)
    {
        if (policy.Summarizer is not { } author)
        {
            return SummaryScene.ProgramFor(scene);
        }

        var texts = author.Parameters.Where(parameter => parameter.Type.Kind == FluxTypeKind.Text).Select(parameter => parameter.Name).Take(2).ToList();
        if (texts.Count == 0)
        {
            Refuse(report, policy.Location, author, scene, "it has no parameter for the deleted text. Give it a first parameter of type text.");
        }
        else if (author.Parameters.FirstOrDefault(parameter => parameter.Default is null && !texts.Contains(parameter.Name)) is { } open)
        {
            Refuse(report, policy.Location, author, scene, $"'{open.Name}' gets no value. Give it a default.");
        }

        if (author.Results.IsEmpty)
        {
            Refuse(report, policy.Location, author, scene, "it returns nothing. Return the summary.");
        }

        return new SummaryProgram(names[author], texts.FirstOrDefault(""), texts.ElementAtOrDefault(1));
    }

    /// <summary>Refuses scenes that would sum themselves up without an end.</summary>
    /// <param name="scenes">The scenes that can be reached.</param>
    /// <param name="report">Receives the refusals.</param>
    public static void RefuseCircles(IReadOnlyCollection<BoundScene> scenes, LoweringReport report)
    {
        var next = scenes.Where(scene => scene.Header.Deletion?.Summarizer is not null)
            .ToDictionary(scene => scene.Symbol, scene => scene.Header.Deletion!);
        foreach (var (start, policy) in next)
        {
            var symbol = policy.Summarizer;
            for (var i = 0; i < next.Count && symbol is not null && symbol != start; i++)
            {
                symbol = next.GetValueOrDefault(symbol)?.Summarizer;
            }

            if (symbol == start)
            {
                Refuse(
                    report, policy.Location, policy.Summarizer!, start.Name,
                    "it would write its own summary, without end. Write 'delete by turn' in it.");
            }
        }
    }

    private static void Refuse(LoweringReport report, SourceLocation location, SceneSymbol summarizer, string scene, string reason) =>
        report.Add(new DiagnosticBuilder(location).CannotSumUp(summarizer.Name, scene, reason));
}
