using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Image;

/// <summary>Checks a scene: its header, its pins and its statements.</summary>
/// <param name="image">The image that it is of.</param>
/// <param name="expressions">Checks the expressions in it.</param>
internal sealed class SceneVerifier(FluxImage image, ExpressionVerifier expressions)
{
    // A window or a count of tokens beyond this is no model's.
    private const int MostTokens = PlanVerifier.MostTokens;

    private const int MostMessages = 1_000;

    /// <summary>Checks a scene.</summary>
    public void Verify(ImagePart part, SceneProgram scene)
    {
        VerifySite(part["site"], scene.Site);
        VerifyParameters(part["parameters"], scene.Parameters);
        expressions.Verify(part["model"], scene.Model);
        part["window"].Within(scene.Window ?? 1, 1, MostTokens);
        part["reserve"].Within(scene.Reserve ?? 0, 0, MostTokens);
        part["loreBudget"].Within(scene.LoreBudget ?? 0, 0, MostTokens);
        part["target"].Text(scene.Target);
        part["cache"].Defined(scene.Cache);
        VerifyDeletion(part["deletion"], scene.Deletion);
        part["cast"].Each(scene.Cast, (entry, given) =>
        {
            VerifySite(entry["site"], given.Site);
            expressions.Verify(entry["who"], given.Who);
            entry["who"].Require(
                given.Who is Expression.Constant { Value: FluxValue.Character who } ? image.Characters.ContainsKey(who.Id)
                    : given.Who is Expression.Variable parameter && scene.Parameters.Any(one => one.Name == parameter.Name && one.Type == ParameterType.Character),
                "is neither a character nor a parameter that is one");
            expressions.VerifyOptional(entry["model"], given.Model);
        });
        part["pins"].Each(scene.Pins, (pin, given) =>
        {
            expressions.Verify(pin["text"], given.Text);
            expressions.VerifyAll(pin["audience"], given.Audience);
        });
        Verify(part["body"], scene.Body);
    }

    /// <summary>Checks a place in the source.</summary>
    public static void VerifySite(ImagePart part, SourceSite site)
    {
        part["file"].Text(site.File);
        part["line"].Within(site.Line, 1, int.MaxValue);
        part["start"].Within(site.Start, 0, int.MaxValue);
        part["length"].Within(site.Length, 0, int.MaxValue - site.Start);
    }

    private void VerifyParameters(ImagePart part, IReadOnlyList<Parameter> parameters)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        part.Each(parameters, (parameter, given) =>
        {
            parameter["name"].Named(given.Name);
            parameter["name"].Require(names.Add(given.Name), $"is the second '{given.Name}'");
            parameter["type"].Defined(given.Type);
            expressions.VerifyOptional(parameter["default"], given.Default);
            ExpressionVerifier.VerifyShape(parameter["shape"], given.Shape);
        });
    }

    private void VerifyDeletion(ImagePart part, DeletionSpec? given)
    {
        var deletion = part.Present(given);
        part["kind"].Defined(deletion.Kind);
        part["block"].Within(deletion.Block, 1, MostTokens);
        part["lowWater"].Within(deletion.LowWater ?? 0, 0, 1);
        if (deletion.Floor is { } floor)
        {
            part["floor"]["messages"].Within(floor.Messages, 0, MostMessages);
            part["floor"]["tokens"].Within(floor.Tokens, 0, MostTokens);
        }

        part["summary"].Require(
            deletion.Summary is not null == (deletion.Kind == DeletionKind.Summary), "does not go with the policy");
        if (deletion.Summary is not { } summary)
        {
            return;
        }

        var writer = VerifyScene(part["summary"]["scene"], summary.Scene);
        VerifyParameter(part["summary"]["fallen"], summary.Fallen, writer);
        if (summary.Before is not null)
        {
            VerifyParameter(part["summary"]["before"], summary.Before, writer);
        }
    }

    private SceneProgram VerifyScene(ImagePart part, string? name)
    {
        part.Text(name);
        return image.Scenes.GetValueOrDefault(name!) ?? throw part.Bad($"names the scene '{name}', which the image does not have");
    }

    private static void VerifyParameter(ImagePart part, string? name, SceneProgram scene)
    {
        part.Text(name);
        part.Require(scene.Parameters.Any(parameter => parameter.Name == name), $"names '{name}', which is not a parameter of {scene.Name}");
    }

    private void Verify(ImagePart part, IReadOnlyList<Instruction>? body) => part.Each(body, Verify);

    private void Verify(ImagePart part, Instruction instruction)
    {
        VerifySite(part["site"], instruction.Site);
        switch (instruction)
        {
            case Instruction.Write write:
                part["id"].Named(write.Id);
                part["kind"].Defined(write.Kind);
                expressions.VerifyOptional(part["speaker"], write.Speaker);
                expressions.Verify(part["text"], write.Text);
                expressions.VerifyOptional(part["depth"], write.Depth);
                expressions.VerifyAll(part["audience"], write.Audience);
                break;
            case Instruction.Generate turn:
                part["capture"].Named(turn.Capture);
                expressions.VerifyAll(part["speakers"], turn.Speakers);
                expressions.VerifyOptional(part["model"], turn.Model);
                part["stops"].Each(turn.Stops, Verify);
                ExpressionVerifier.VerifyShape(part["shape"], turn.Shape);
                expressions.VerifyAll(part["audience"], turn.Audience);
                break;
            case Instruction.Assign assign:
                part["name"].Named(assign.Name);
                expressions.Verify(part["value"], assign.Value);
                break;
            case Instruction.Repeat repeat:
                expressions.Verify(part["count"], repeat.Count);
                Verify(part["body"], repeat.Body);
                break;
            case Instruction.ForEach each:
                part["name"].Named(each.Name);
                expressions.Verify(part["list"], each.List);
                Verify(part["body"], each.Body);
                break;
            case Instruction.If choice:
                part["arms"].Each(choice.Arms, (arm, given) =>
                {
                    expressions.Verify(arm["test"], given.Test);
                    Verify(arm["body"], given.Body);
                });
                Verify(part["else"], choice.Else);
                break;
            case Instruction.While loop:
                expressions.Verify(part["test"], loop.Test);
                expressions.Verify(part["atMost"], loop.AtMost);
                Verify(part["body"], loop.Body);
                break;
            case Instruction.Choose choose:
                expressions.Verify(part["count"], choose.Count);
                expressions.Verify(part["by"], choose.By);
                Verify(part["body"], choose.Body);
                break;
            case Instruction.Call call:
                VerifyCall(part, call);
                break;
            case Instruction.Presence presence:
                expressions.Verify(part["who"], presence.Who);
                break;
            case Instruction.Retain retain:
                part["action"].Defined(retain.Action);
                part["weight"].Within(retain.Weight ?? 0, 0, double.MaxValue);
                VerifyTarget(part["target"], retain.Target);
                break;
            case Instruction.Watch watch:
                VerifyWatch(part, watch);
                break;
            case Instruction.StopWhen stop:
                expressions.Verify(part["test"], stop.Test);
                part["source"].Text(stop.Source);
                break;
            case Instruction.Return values:
                VerifyArguments(part["values"], values.Values);
                break;
            default:
                throw new InvalidOperationException($"{instruction.GetType().Name} is not a statement.");
        }
    }

    private void Verify(ImagePart part, StopRule rule)
    {
        switch (rule)
        {
            case StopRule.Tokens tokens:
                expressions.Verify(part["count"], tokens.Count);
                break;
            case StopRule.Seconds seconds:
                expressions.Verify(part["count"], seconds.Count);
                break;
            case StopRule.Pattern pattern:
                expressions.VerifyPattern(part["regex"], pattern.Regex);
                break;
            case StopRule.Literal literal:
                expressions.Verify(part["text"], literal.Text);
                break;
            case StopRule.Condition condition:
                expressions.Verify(part["test"], condition.Test);
                part["source"].Text(condition.Source);
                break;
        }
    }

    private void VerifyCall(ImagePart part, Instruction.Call call)
    {
        var callee = VerifyScene(part["scene"], call.Scene);
        VerifyArguments(part["arguments"], call.Arguments);
        for (var i = 0; i < call.Arguments.Count; i++)
        {
            VerifyParameter(part["arguments"][i]["name"], call.Arguments[i].Name, callee);
        }

        if (call.Capture is not null)
        {
            part["capture"].Named(call.Capture);
        }
    }

    private void VerifyArguments(ImagePart part, IReadOnlyList<Instruction.Argument>? arguments) => part.Each(arguments, (argument, given) =>
    {
        argument["name"].Named(given.Name);
        expressions.Verify(argument["value"], given.Value);
    });

    private void VerifyTarget(ImagePart part, RetainTarget? given)
    {
        var target = part.Present(given);
        part["kind"].Defined(target.Kind);
        part["name"].Text(target.Name);
        expressions.VerifyOptional(part["position"], target.Position);
        if (target.Kind == RetainTargetKind.Lore)
        {
            part["name"].Require(image.Lore.ContainsKey(target.Name), $"names the lore '{target.Name}', which the image does not have");
        }
    }

    private void VerifyWatch(ImagePart part, Instruction.Watch watch)
    {
        part["slot"].Named(watch.Slot);
        expressions.Verify(part["who"], watch.Who);
        var names = new HashSet<string>(StringComparer.Ordinal);
        part["premises"].Require(watch.Premises is { Count: > 0 }, "is empty");
        part["premises"].Each(watch.Premises, (premise, given) =>
        {
            premise["premise"].Text(given.Premise);
            premise["premise"].Require(image.Premises.ContainsKey(given.Premise), $"names the premise '{given.Premise}', which the image does not have");
            premise["premise"].Require(names.Add(given.Premise), $"is the second '{given.Premise}'");
            premise["prior"].Within(given.Prior, 0, 1);
        });
        part["premises"].Require(Math.Abs(watch.Premises.Sum(premise => premise.Prior) - 1) < 1e-6, "has priors that do not sum to 1");
    }
}
