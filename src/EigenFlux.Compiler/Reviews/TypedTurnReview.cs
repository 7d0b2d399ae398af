using EigenFlux.Compiler.Diagnostics;
using EigenFlux.Compiler.Lowering;
using EigenFlux.Language.Binding;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Models.Constraints;
using EigenFlux.Models.Constraints.Shapes;
using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Targets;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Compiler.Reviews;

/// <summary>
/// Finds turns with a type that the models which speak them cannot serve: values that a vocabulary cannot spell, bounds that no value fits
/// in, probabilities that nobody gives. The run checks what only a run determines.
/// </summary>
/// <param name="models">Describes models.</param>
/// <param name="known">The program's models.</param>
/// <param name="targets">The targets of the scenes.</param>
/// <param name="program">The program, for locations and fixes.</param>
internal sealed class TypedTurnReview(
    IModelSource models,
    IReadOnlyDictionary<string, ModelProgram> known,
    IReadOnlyDictionary<string, TargetData> targets,
    BoundProgram program)
{
    /// <summary>What stands in the way of a scene's turns.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="evaluator">Computes what is known when a program is compiled.</param>
    public IEnumerable<Diagnostic> Problems(SceneProgram scene, Evaluator evaluator)
    {
        var turns = Instruction.All(scene.Body).OfType<Instruction.Generate>().Where(turn => turn.Shape is not null).ToList();
        if (turns.Count == 0)
        {
            yield break;
        }

        var cast = Casting.Of(scene, evaluator);
        var writer = new TargetWriter(targets[scene.Name]);
        foreach (var turn in turns)
        {
            foreach (var model in ModelsOf(turn, scene, cast, evaluator).DistinctBy(model => model.Name))
            {
                foreach (var problem in Problems(turn, model, models.Describe(model), writer.GapOf(turn.Speakers.Count == 0 ? null : ""), evaluator))
                {
                    yield return problem;
                }
            }
        }
    }

    private IEnumerable<Diagnostic> Problems(
        Instruction.Generate turn, ModelProgram model, ModelFacts facts, string gap, Evaluator evaluator)
    {
        var at = new DiagnosticBuilder(PlanDiagnostics.Locate(turn.Site, program.Files));
        var isExact = facts.Info.Capabilities.HasFlag(ModelCapabilities.LogProbabilities);
        if (turn.ReadsProbabilities && !isExact)
        {
            yield return at.ChoiceNeedsProbabilities(turn.Capture, model.Uri);
        }

        var constraint = TokenConstraint.For(facts.Tokenizer, turn.Shape!);
        if (constraint.Problems.FirstOrDefault(problem => problem.Kind == ShapeProblemKind.CannotSpell) is { } unspelled)
        {
            yield return at.CannotSpell(model.Uri, What(unspelled), turn.Capture);
            yield break;
        }

        if (!constraint.CanBegin)
        {
            yield break; // Reported without a model.
        }

        var shortest = turn.Shape!.Value is ValueShape.Choice choice && isExact
            ? choice.Alternatives.Min(text => facts.Tokenizer.Tokenize(gap + text).Length)
            : constraint.Begin().ClosingTokens.Length;
        foreach (var tokens in turn.Stops.OfType<StopRule.Tokens>())
        {
            if (evaluator.Integer(tokens.Count) is { } bound && bound < shortest)
            {
                yield return at.BoundBelowValue(turn.Capture, shortest, (int)Math.Max(bound, int.MinValue)) with
                {
                    Fix = new PlanFixes(turn.Site, program.Trees).Bound(bound, shortest),
                };
            }
        }
    }

    private static string What(ShapeProblem problem) => (problem.Text.Length > 0, problem.Field) switch
    {
        (true, null) => $"\"{problem.Text}\"",
        (true, { } field) => $"\"{problem.Text}\" of the field '{field}'",
        (false, { } field) => $"the field '{field}'",
        _ => "its value",
    };

    /// <summary>The models that may speak a turn, as far as they are known.</summary>
    private IEnumerable<ModelProgram> ModelsOf(
        Instruction.Generate turn, SceneProgram scene, IReadOnlyDictionary<string, FluxValue?> cast, Evaluator evaluator)
    {
        if (turn.Model is not null)
        {
            return Named(evaluator.Evaluate(turn.Model));
        }

        var own = Named(evaluator.Evaluate(scene.Model));
        if (turn.Speakers.Count == 0)
        {
            return own;
        }

        return turn.Speakers.SelectMany(speaker => Evaluator.Single(evaluator.Evaluate(speaker)) switch
        {
            FluxValue.Character who => cast.GetValueOrDefault(who.Id) is { } model ? Named(model) : own,
            // Only the run determines the speaker: anyone of the cast.
            _ => cast.Values.SelectMany(model => model is null ? own : Named(model)),
        });
    }

    private List<ModelProgram> Named(FluxValue value) =>
        Evaluator.Single(value) is FluxValue.Model { Name: not FluxValue.Model.Input } model ? [ModelBinding.Find(known, model)] : [];
}
