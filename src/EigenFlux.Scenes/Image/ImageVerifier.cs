using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Targets;

namespace EigenFlux.Scenes.Image;

/// <summary>
/// Checks an image that was read, as a virtual machine checks byte code: all that the compiler sees to and that the rest of the code
/// relies on. What passes can be run, explained and drawn without a fault of the program; what it does not know before the run (the
/// types of values, the room in the window, a model's vocabulary) the run checks itself.
/// </summary>
internal static class ImageVerifier
{
    /// <summary>Checks an image.</summary>
    /// <exception cref="FormatException">Something is missing or wrong; the message names the part.</exception>
    public static void Verify(FluxImage image)
    {
        var root = ImagePart.Root;
        root["program"].Text(image.Program);
        root["tokenizerFingerprint"].Text(image.TokenizerFingerprint);
        VerifyModels(root["models"], image.Models);
        var expressions = new ExpressionVerifier(image);

        // What expressions name comes before the expressions.
        root["characters"].Each(image.Characters, static (part, key, character) => VerifyKey(part["id"], key, character.Id));
        root["lore"].Each(image.Lore, static (part, key, entry) => VerifyKey(part["id"], key, entry.Id));
        root["premises"].Each(image.Premises, static (part, key, premise) => VerifyKey(part["id"], key, premise.Id));
        root["scenes"].Each(image.Scenes, static (part, key, scene) =>
        {
            VerifyKey(part["name"], key, scene.Name);
            part["parameters"].Each(scene.Parameters, static (parameter, given) => parameter["name"].Named(given.Name));
        });
        root["scene"].Text(image.Scene);
        root["scene"].Require(image.Scenes.ContainsKey(image.Scene), $"names the scene '{image.Scene}', which the image does not have");
        root["targets"].Each(image.Targets, VerifyTarget);
        foreach (var scene in image.Scenes.Keys)
        {
            root["targets"].Require(image.Targets.ContainsKey(scene), $"has none for the scene '{scene}'");
        }

        VerifyCast(root, image, expressions);
        root["globals"].Each(image.Globals, (part, given) =>
        {
            SceneVerifier.VerifySite(part["site"], given.Site);
            part["name"].Named(given.Name);
            expressions.Verify(part["value"], given.Value);
        });
        if (image.Weights is { } weights)
        {
            Verify(root["weights"], weights);
        }

        var scenes = new SceneVerifier(image, expressions);
        root["scenes"].Each(image.Scenes, (part, _, scene) => scenes.Verify(part, scene));
        VerifyArguments(root["arguments"], image, expressions);
        var plan = new PlanVerifier(image);
        plan.VerifyCosts(root["costs"]);
        plan.Verify(root["plan"]);
    }

    private static void Verify(ImagePart part, LayoutWeights weights)
    {
        foreach (var (name, factor) in part["definitions"].Present(weights.Definitions))
        {
            part["definitions"][name].Within(factor, 0, LayoutWeights.Most);
        }

        part["present"].Within(weights.Present, 0, 1);
        part["levelPower"].Within(weights.LevelPower, LayoutWeights.LeastPower, LayoutWeights.MostPower);
        part["story"]["scale"].Within(weights.Story.Scale, 0, LayoutWeights.Most);
        part["story"]["tokens"].Within(weights.Story.Tokens, 1, StoryWorth.MostTokens);
        part["story"]["power"].Within(weights.Story.Power, LayoutWeights.LeastPower, LayoutWeights.MostPower);
    }

    private static void VerifyKey(ImagePart part, string key, string? name)
    {
        part.Named(name);
        part.Require(name == key, $"is '{name}', but its key is '{key}'");
    }

    private static void VerifyModels(ImagePart part, IReadOnlyDictionary<string, ModelProgram> models)
    {
        part.Each(models, static (model, key, given) =>
        {
            model["name"].Require(given.Name == key, $"is '{given.Name}', but its key is '{key}'");
            model["uri"].Named(given.Uri);
            model["baseFolder"].Text(given.BaseFolder);
            model["baseFolder"].Require(!given.BaseFolder.Contains('\0') && !given.Uri.Contains('\0'), "contains a character that no path has");
            model["givenSettings"].Texts(given.GivenSettings);
            model["stops"].Texts(given.Stops);
            Verify(model["sampler"], model["sampler"].Present(given.Sampler));
        });
        part.Require(models.ContainsKey(ModelProgram.DefaultName), "has no default model");
    }

    private static void Verify(ImagePart part, SamplerSettings sampler)
    {
        part["repeatPenalty"].Within(sampler.RepeatPenalty ?? 1, double.Epsilon, double.MaxValue);
        part["repeatWindow"].Within(sampler.RepeatWindow ?? 0, 0, int.MaxValue);
        part["dry"].Within(sampler.Dry ?? 0, 0, double.MaxValue);
        part["dryBase"].Within(sampler.DryBase ?? 1, 1, double.MaxValue);
        part["dryLength"].Within(sampler.DryLength ?? 0, 0, int.MaxValue);
        part["topK"].Within(sampler.TopK ?? 0, 0, int.MaxValue);
        part["typical"].Within(sampler.Typical ?? 1, 0, 1);
        part["topP"].Within(sampler.TopP ?? 1, 0, 1);
        part["minP"].Within(sampler.MinP ?? 0, 0, 1);
        part["temperature"].Within(sampler.Temperature ?? 1, 0, 100);
    }

    private static void VerifyTarget(ImagePart part, string scene, TargetData target)
    {
        part["name"].Text(target.Name);
        Verify(part["line"], target.Line);
        Verify(part["narration"], target.Narration);
        Verify(part["turn"], target.Turn);
        Verify(part["narratorTurn"], target.NarratorTurn);
        Verify(part["setting"], target.Setting);
        Verify(part["note"], target.Note);
        Verify(part["entrance"], target.Entrance);
        Verify(part["lore"], target.Lore);
        Verify(part["summary"], target.Summary);
        Verify(part["prefixOpen"], target.PrefixOpen);
        Verify(part["prefixClose"], target.PrefixClose);
        Verify(part["emptyPrefix"], target.EmptyPrefix);
        part["lineEnds"].Texts(target.LineEnds);
        part["paragraphEnds"].Texts(target.ParagraphEnds);
        part["turnEnds"].Texts(target.TurnEnds);
        part["messageEnds"].Texts(target.MessageEnds);
        part["definition"].Text(target.Definition);
        part["namedDefinition"].Text(target.NamedDefinition);
        part["voice"].Text(target.Voice);
        part["fact"].Text(target.Fact);
        part["exampleLine"].Text(target.ExampleLine);
        part["pin"].Text(target.Pin);
        part["label"].Text(target.Label);
        part["narratorLabel"].Text(target.NarratorLabel);
        var (rule, reason) = TargetRules.Check(target).FirstOrDefault();
        if (rule is not null)
        {
            throw part[rule].Bad("is refused: " + reason.TrimEnd('.'));
        }
    }

    private static void Verify(ImagePart part, TextFrame? given)
    {
        var frame = part.Present(given);
        Verify(part["open"], frame.Open);
        part["gap"].Text(frame.Gap);
        Verify(part["close"], frame.Close);
    }

    private static void Verify(ImagePart part, IReadOnlyList<Markup>? pieces) =>
        part.Each(pieces, static (piece, given) => piece["text"].Text(given.Text));

    private static void VerifyCast(ImagePart root, FluxImage image, ExpressionVerifier expressions)
    {
        root["characters"].Each(image.Characters, (part, _, character) =>
        {
            SceneVerifier.VerifySite(part["site"], character.Site);
            part["display"].Named(character.Display);
            part["weight"].Within(character.Weight, 0, double.MaxValue);
            expressions.VerifyOptional(part["brief"], character.Brief);
            expressions.VerifyOptional(part["full"], character.Full);
            expressions.VerifyOptional(part["voice"], character.Voice);
            expressions.VerifyAll(part["facts"], character.Facts);
            expressions.VerifyAll(part["lines"], character.Lines);
            expressions.VerifyAll(part["knows"], character.Knows);
            part["members"].Each(character.Members, (member, id) => expressions.VerifyCharacter(member, id));
            if (character.Plays is { } play)
            {
                part["plays"]["scene"].Text(play.Scene);
                part["plays"]["line"].Text(play.Line);
                part["plays"].Require(
                    image.Scenes.GetValueOrDefault(play.Scene)?.Parameters.Any(parameter => parameter.Name == play.Line) == true,
                    $"names the scene '{play.Scene}' with the parameter '{play.Line}', which the image does not have");
            }
        });
        VerifyMembers(root["characters"], image);
        root["lore"].Each(image.Lore, (part, _, entry) =>
        {
            part["display"].Named(entry.Display);
            part["weight"].Within(entry.Weight, 0, double.MaxValue);
            part["also"].Texts(entry.Also);
            expressions.VerifyOptional(part["brief"], entry.Brief);
            expressions.VerifyOptional(part["full"], entry.Full);
        });
        root["premises"].Each(image.Premises, (part, _, premise) =>
        {
            SceneVerifier.VerifySite(part["site"], premise.Site);
            part["of"].Require(premise.Of is null || image.Characters.ContainsKey(premise.Of), $"names the character '{premise.Of}', which the image does not have");
            expressions.VerifyOptional(part["brief"], premise.Brief);
            expressions.VerifyOptional(part["full"], premise.Full);
            expressions.VerifyOptional(part["setting"], premise.Setting);
        });
    }

    /// <summary>No coalition is a member of itself, through however many others.</summary>
    private static void VerifyMembers(ImagePart part, FluxImage image)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in image.Characters.Keys)
        {
            var path = new HashSet<string>(StringComparer.Ordinal);
            var open = new Stack<(string Id, bool Leaves)>([(start, false)]);
            while (open.TryPop(out var step))
            {
                if (step.Leaves)
                {
                    path.Remove(step.Id);
                    done.Add(step.Id);
                    continue;
                }

                part[step.Id]["members"].Require(path.Add(step.Id), "contains the coalition itself");
                open.Push((step.Id, true));
                foreach (var member in image.Characters[step.Id].Members.Where(member => !done.Contains(member)))
                {
                    open.Push((member, false));
                }
            }
        }
    }

    private static void VerifyArguments(ImagePart part, FluxImage image, ExpressionVerifier expressions)
    {
        var parameters = image.Scenes[image.Scene].Parameters.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);
        part.Each(image.Arguments, (argument, name, value) =>
        {
            argument.Require(parameters.ContainsKey(name), $"is not a parameter of {image.Scene}");
            expressions.VerifyConstant(argument, value);
            argument.Require(IsOf(parameters[name], value), $"is not of type {parameters[name].TypeName}");
        });
    }

    private static bool IsOf(Parameter parameter, Values.FluxValue value) => parameter.IsList
        ? value is Values.FluxValue.List list && list.Items.All(item => IsOf(parameter with { IsList = false }, item))
        : parameter.Shape is not null || (parameter.Type, value) is
            (ParameterType.Text, Values.FluxValue.Text) or
            (ParameterType.Integer, Values.FluxValue.Integer) or
            (ParameterType.Number, Values.FluxValue.Number or Values.FluxValue.Integer) or
            (ParameterType.Boolean, Values.FluxValue.Boolean) or
            (ParameterType.Character, Values.FluxValue.Character) or
            (ParameterType.Model, Values.FluxValue.Model);
}
