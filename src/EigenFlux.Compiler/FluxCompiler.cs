using EigenFlux.Compiler.Diagnostics;
using EigenFlux.Compiler.Lowering;
using EigenFlux.Compiler.Reviews;
using EigenFlux.Language.Binding;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Models.Chat;
using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Image;
using EigenFlux.Scenes.Planning;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Targets;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Compiler;

/// <summary>Compiles a bound program to an image: lowers the scenes that can be reached, finds models and targets, lays the entry out.</summary>
/// <param name="models">Describes models.</param>
/// <param name="templates">Finds chat templates.</param>
/// <param name="registry">The targets that programs can name; the built-in ones if omitted.</param>
public sealed class FluxCompiler(IModelSource models, IChatTemplateSource templates, TargetRegistry? registry = null)
{
    private readonly TargetRegistry registry = registry ?? TargetRegistry.Builtin;

    /// <summary>Compiles. Whatever is wrong is in the result's diagnostics.</summary>
    /// <param name="program">The program.</param>
    /// <param name="options">Its arguments, and what overrides its own settings.</param>
    /// <param name="cancellation">Ends the compilation. A model that is being opened is waited for.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public CompileResult Compile(BoundProgram program, CompileOptions options, CancellationToken cancellation = default)
    {
        var diagnostics = new List<Diagnostic>(BoundReview.Diagnostics(program));
        if (HasErrors(diagnostics) || FindScene(program, options, diagnostics) is not { } scene)
        {
            return new CompileResult(null, diagnostics);
        }

        var lowered = ProgramLowerer.Lower(program, scene, cancellation).WithWindow(options.Window);
        diagnostics.AddRange(lowered.Diagnostics);
        if (HasErrors(diagnostics))
        {
            return new CompileResult(null, diagnostics);
        }

        try
        {
            var image = Build(program, lowered, options, diagnostics, cancellation);
            return new CompileResult(HasErrors(diagnostics) ? null : image, diagnostics);
        }
        catch (EvaluationException problem)
        {
            diagnostics.Add(PlanDiagnostics.Of(problem, program.Files, scene.Header.WindowLocation));
            return new CompileResult(null, diagnostics);
        }
    }

    private static BoundScene? FindScene(BoundProgram program, CompileOptions options, List<Diagnostic> diagnostics)
    {
        if (options.Scene is not null)
        {
            var names = ProgramNames.Of(program);
            var named = program.EntryScenes.Concat(program.Scenes).FirstOrDefault(scene => scene.Symbol.Name == options.Scene)
                ?? program.Scenes.FirstOrDefault(scene => names[scene.Symbol] == options.Scene);
            if (named is null)
            {
                var known = program.Scenes.Select(scene => scene.Symbol.Name).ToList();
                diagnostics.Add(new DiagnosticBuilder(null).UnknownScene(
                    options.Scene, string.Join(", ", known), Suggestion.For(options.Scene, known)));
            }

            return named;
        }

        // The last scene of the file is its main one: those before it are what it calls.
        var last = program.EntryScenes.LastOrDefault();
        if (last is null)
        {
            diagnostics.Add(new DiagnosticBuilder(null).NoScene(program.Files[0].Path));
        }

        return last;
    }

    private FluxImage? Build(
        BoundProgram program, LoweredProgram lowered, CompileOptions options, List<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var entry = lowered.Scenes[lowered.Entry];
        var globals = new Dictionary<string, FluxValue>(StringComparer.Ordinal);
        var scope = new CompileTimeScope(globals, lowered.Characters);
        var evaluator = new Evaluator(scope);
        CompileTimeScope.Compute(lowered.Globals, globals, evaluator);
        var arguments = new ArgumentReader(lowered, entry, diagnostics).Read(options.Arguments, options.Values, evaluator);
        if (HasErrors(diagnostics))
        {
            return null;
        }

        scope.Arguments = arguments;
        var known = BoundModels.Of(
            lowered, entry, evaluator, arguments, CompileOptions.DefaultModel, options.Model, options.BaseFolder);
        var targets = new Dictionary<string, TargetData>(StringComparer.Ordinal);
        foreach (var scene in lowered.Scenes.Values)
        {
            cancellation.ThrowIfCancellationRequested();
            scope.Arguments = scene == entry ? arguments : new Dictionary<string, FluxValue>();
            var model = ModelBinding.Find(known, evaluator.Evaluate(scene.Model));
            if (Describe(model, scene, program, diagnostics) is { } facts
                && Target(scene, program, model, facts, options, diagnostics) is { } target)
            {
                targets[scene.Name] = target;
            }
        }

        scope.Arguments = arguments;
        foreach (var named in SpeakingModels(entry).Select(evaluator.Evaluate).Select(Evaluator.Single).OfType<FluxValue.Model>())
        {
            if (named.Name != FluxValue.Model.Input)
            {
                Describe(ModelBinding.Find(known, named), entry, program, diagnostics);
            }
        }

        if (HasErrors(diagnostics))
        {
            return null;
        }

        var scenes = SummaryScene.AddTo(lowered.Scenes, targets);
        var main = ModelBinding.Find(known, evaluator.Evaluate(entry.Model));
        var described = models.Describe(main);
        IReadOnlyList<string> changed = [];
        var weights = options.Weights ?? options.Profiles?.WeightsOf(described.Info.Fingerprint, lowered.Characters, out changed);
        if (changed.Count > 0)
        {
            diagnostics.Add(new DiagnosticBuilder(null).WeightsChanged(changed));
        }

        var context = new SceneContext
        {
            Characters = lowered.Characters,
            Lore = lowered.Lore,
            Globals = globals,
            Arguments = arguments,
            Target = new TargetWriter(targets[entry.Name]),
            Tokenizer = described.Tokenizer,
            MaximumWindow = described.Info.MaximumWindow,
            HasProbabilities = described.Info.Capabilities.HasFlag(ModelCapabilities.LogProbabilities),
            Weights = weights ?? LayoutWeights.Default,
            Cancellation = cancellation,
        };
        var typed = new TypedTurnReview(models, known, targets, program);
        foreach (var scene in lowered.Scenes.Values)
        {
            cancellation.ThrowIfCancellationRequested();
            scope.Arguments = scene == entry ? arguments : new Dictionary<string, FluxValue>();
            foreach (var problem in typed.Problems(scene, evaluator))
            {
                AddOnce(diagnostics, problem);
            }
        }

        scope.Arguments = arguments;
        if (HasErrors(diagnostics))
        {
            return null;
        }

        var plan = ScenePlanner.Plan(entry, context);
        diagnostics.AddRange(plan.Problems.Select(problem => PlanDiagnostics.Of(problem, program)));
        var others = new OtherScenes(models, scenes, known, targets, context);
        var reached = new ReachedScenes();
        var calls = new CallReview(others, reached);
        IReadOnlyList<SceneCost> costs = [];
        if (!plan.Problems.Any(problem => problem.IsFatal))
        {
            costs = calls.Costs(entry, plan);
            diagnostics.AddRange(calls.Problems.Select(problem => PlanDiagnostics.Of(problem, program)));
            diagnostics.AddRange(new SummarizerReview(others, reached).Problems(entry, evaluator)
                .Select(problem => PlanDiagnostics.Of(problem, program)));
            calls.LayOutRest(lowered.Scenes.Keys);
            diagnostics.AddRange(reached.Problems.Select(problem => PlanDiagnostics.Of(problem, program)));
            foreach (var (name, given) in reached.Layouts.Prepend((entry.Name, arguments)))
            {
                scope.Arguments = given;
                foreach (var problem in new CastReview(evaluator, program.Files).Problems(lowered.Scenes[name], targets[name]))
                {
                    AddOnce(diagnostics, problem);
                }
            }

            scope.Arguments = arguments;
            diagnostics.AddRange(new WatchReview(models, known, program.Files).Problems(entry, plan, lowered.Premises, context, evaluator));
        }

        return new FluxImage
        {
            Program = program.Files[0].Path,
            Scene = entry.Name,
            Arguments = arguments,
            TokenizerFingerprint = described.Tokenizer.Fingerprint,
            Models = known,
            Targets = targets,
            Characters = lowered.Characters,
            Lore = lowered.Lore,
            Premises = lowered.Premises,
            Globals = lowered.Globals,
            Scenes = scenes,
            Costs = costs,
            ReadsLogProbabilities = program.ReadsLogProbabilities,
            Weights = weights,
            Plan = plan,
        };
    }

    /// <summary>The models that a scene's cast and turns name.</summary>
    private static IEnumerable<Expression> SpeakingModels(SceneProgram scene) =>
        scene.Cast.Select(entry => entry.Model).Concat(Instruction.All(scene.Body).OfType<Instruction.Generate>().Select(turn => turn.Model)).OfType<Expression>();

    private ModelFacts? Describe(ModelProgram model, SceneProgram scene, BoundProgram program, List<Diagnostic> diagnostics)
    {
        var location = PlanDiagnostics.Locate(scene.Site, program.Files);
        try
        {
            var facts = models.Describe(model);
            foreach (var setting in model.GivenSettings.Where(setting => !facts.SamplerNames.Contains(setting)))
            {
                AddOnce(diagnostics, new DiagnosticBuilder(location).SettingNotInEngine(setting, facts.Info.Engine, model.Uri));
            }

            if (scene.Cache == CacheMode.Shift && facts.Info is { Note: not null } info && !info.Capabilities.HasFlag(ModelCapabilities.Shift))
            {
                AddOnce(diagnostics, new DiagnosticBuilder(location).CannotShift(model.Uri));
            }

            return facts;
        }
        catch (ModelException problem)
        {
            AddOnce(diagnostics, ModelDiagnostics.Of(problem, null));
            return null;
        }
    }

    private TargetData? Target(
        SceneProgram scene, BoundProgram program, ModelProgram model, ModelFacts facts, CompileOptions options, List<Diagnostic> diagnostics)
    {
        var location = PlanDiagnostics.Locate(scene.Site, program.Files);
        var at = new DiagnosticBuilder(location);
        if (registry.Find(scene.Target) is not { } target)
        {
            diagnostics.Add(ProgramReview.UnknownTarget(scene, registry, program.Files));
            return null;
        }

        try
        {
            var data = target.For(new TargetRequest
            {
                Scene = scene.Name,
                Model = facts.Info,
                Tokenizer = facts.Tokenizer,
                Templates = templates,
                Template = options.Template ?? model.Template,
            });
            var problems = TargetRules.Check(data).ToList();
            problems.ForEach(problem => AddOnce(diagnostics, at.BadTargetPart(target.Name, problem.Reason)));
            return problems.Count == 0 ? data : null;
        }
        catch (TargetException refusal)
        {
            AddOnce(diagnostics, refusal.Problem switch
            {
                TargetProblem.Refused refused => at.TargetRefused(target.Name, model.Uri, refused.Reason),
                TargetProblem.NoChatTemplate none => at.NoChatTemplate(none.Scene, none.Model, string.Join(", ", none.Known)),
                TargetProblem.UnknownChatTemplate unknown => at.UnknownChatTemplate(
                    unknown.Name, string.Join(", ", unknown.Known), Suggestion.For(unknown.Name, unknown.Known)),
                var other => throw new InvalidOperationException($"There is no diagnostic for {other}."),
            });
        }
        catch (ModelException problem)
        {
            AddOnce(diagnostics, ModelDiagnostics.Of(problem, null));
        }

        return null;
    }

    /// <summary>Adds an error of a model once, however many scenes run on it.</summary>
    private static void AddOnce(List<Diagnostic> diagnostics, Diagnostic diagnostic)
    {
        if (!diagnostics.Any(other => other.Code == diagnostic.Code && other.Message == diagnostic.Message))
        {
            diagnostics.Add(diagnostic);
        }
    }

    private static bool HasErrors(List<Diagnostic> diagnostics) =>
        diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
