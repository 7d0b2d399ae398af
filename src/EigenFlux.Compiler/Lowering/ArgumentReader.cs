using System.Globalization;
using System.Text.Json;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Models.Constraints.Shapes;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Compiler.Lowering;

/// <summary>Reads a scene's arguments as they are written on a command line.</summary>
internal sealed class ArgumentReader(LoweredProgram program, SceneProgram scene, ICollection<Diagnostic> diagnostics)
{
    private const int MostShown = 100;

    /// <summary>The arguments, those left out with their defaults, but for defaults that a run draws.</summary>
    public Dictionary<string, FluxValue> Read(
        IReadOnlyDictionary<string, string> given, IReadOnlyDictionary<string, FluxValue> values, Evaluator evaluator)
    {
        foreach (var name in given.Keys.Where(name => scene.Parameters.All(parameter => parameter.Name != name)))
        {
            var names = scene.Parameters.Select(parameter => parameter.Name).ToList();
            diagnostics.Add(new DiagnosticBuilder(null).NoSuchArgument(
                scene.Name,
                name,
                names.Count == 0 ? "It has none." : $"It has {string.Join(", ", names)}.",
                Suggestion.For(name, names)));
        }

        var arguments = new Dictionary<string, FluxValue>(StringComparer.Ordinal);
        foreach (var parameter in scene.Parameters)
        {
            if (values.TryGetValue(parameter.Name, out var value))
            {
                arguments[parameter.Name] = value;
            }
            else if (given.TryGetValue(parameter.Name, out var text))
            {
                arguments[parameter.Name] = Read(parameter, text);
            }
            else if (parameter.Default is { Draws: true })
            {
                continue; // The run draws it.
            }
            else if (parameter.Default is not null)
            {
                arguments[parameter.Name] = Evaluator.Single(evaluator.Evaluate(parameter.Default));
            }
            else
            {
                diagnostics.Add(new DiagnosticBuilder(null).ArgumentNeeded(scene.Name, parameter.Name, parameter.TypeName));
            }
        }

        return arguments;
    }

    private FluxValue Read(Parameter parameter, string text)
    {
        var isArray = parameter.IsList && text.AsSpan().TrimStart() is ['[', ..];
        var isJson = isArray || parameter.Shape?.Value is ValueShape.ListOf or ValueShape.RecordOf;
        if ((isJson ? StrictJson.Problem(text) : StrictJson.HalfCharacterIn(text)) is { } problem)
        {
            return Refuse(parameter, text, $"; {problem}");
        }

        if (!parameter.IsList)
        {
            return ReadOne(parameter, text) ?? Refuse(parameter, text, HintFor(parameter));
        }

        if (isArray)
        {
            return ReadArray(parameter, text);
        }

        // A list or a record has commas of its own.
        List<string> parts = isJson ? [text] : text.Length == 0 ? [] : [.. text.Split(',').Select(item => item.Trim())];
        var items = parts.Select(item => ReadOne(parameter, item)).ToList();
        return items.Contains(null)
            ? Refuse(parameter, text, "; separate the items with commas, or write a JSON array")
            : new FluxValue.List(items!);
    }

    /// <summary>Reads a list that is written as a JSON array. A value of another kind of JSON is no item: nothing is made into a text.</summary>
    private FluxValue ReadArray(Parameter parameter, string text)
    {
        try
        {
            using var json = StrictJson.Parse(text);
            var items = new List<FluxValue>();
            foreach (var item in json.RootElement.EnumerateArray())
            {
                if (ReadItem(parameter, item) is not { } value)
                {
                    return Refuse(parameter, text, FormattableString.Invariant(
                        $"; its item {items.Count + 1} is {Beginning(item.GetRawText())}. In a JSON array texts have quotation marks; numbers, true and false have none"));
                }

                items.Add(value);
            }

            return new FluxValue.List(items);
        }
        catch (JsonException)
        {
            return Refuse(
                parameter,
                text,
                "; a list that begins with '[' is a JSON array, such as [\"a\", \"b\"], but this one is malformed. Write a text that begins with '[' as an item of an array");
        }
    }

    private FluxValue? ReadItem(Parameter parameter, JsonElement item)
    {
        var shape = parameter.Shape ?? new TurnShape(
            parameter.Type switch
            {
                ParameterType.Integer => new ValueShape.WholeNumber(),
                ParameterType.Number => new ValueShape.Real(),
                ParameterType.Boolean => new ValueShape.Truth(),
                _ => new ValueShape.Prose(),
            },
            new Dictionary<string, RecordShape>());
        return TypedValue.Read(shape, item) switch
        {
            FluxValue.Text named when parameter.Type is ParameterType.Character or ParameterType.Model => ReadOne(parameter, named.Value),
            var value => value,
        };
    }

    private FluxValue? ReadOne(Parameter parameter, string text)
    {
        if (parameter.Shape is { } shape)
        {
            return TypedValue.TryRead(shape, text, out var typed) ? typed : null;
        }

        switch (parameter.Type)
        {
            case ParameterType.Integer:
                return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer)
                    ? new FluxValue.Integer(integer)
                    : null;
            case ParameterType.Number:
                return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                    ? new FluxValue.Number(number)
                    : null;
            case ParameterType.Boolean:
                return bool.TryParse(text, out var truth) ? new FluxValue.Boolean(truth) : null;
            case ParameterType.Character:
                return program.Characters.TryGetValue(text, out var character)
                    ? new FluxValue.Character(character.Id, character.Display)
                    : null;
            case ParameterType.Model:
                return new FluxValue.Model(text);
            default:
                return new FluxValue.Text(text);
        }
    }

    private string HintFor(Parameter parameter) => parameter.Type == ParameterType.Character
        ? $"; the characters are {string.Join(", ", program.Characters.Keys)}"
        : parameter.Shape?.Value is ValueShape.RecordOf record
            ? $"; write JSON with the fields {string.Join(", ", parameter.Shape.Records[record.Name].Fields.Select(field => field.Name))}"
            : "";

    private FluxValue.Text Refuse(Parameter parameter, string text, string hint)
    {
        diagnostics.Add(new DiagnosticBuilder(null).BadArgument(parameter.Name, parameter.TypeName, Beginning(text), hint));
        return new FluxValue.Text("");
    }

    /// <summary>As much of an argument as a message shows.</summary>
    private static string Beginning(string text)
    {
        var shown = text.Length <= MostShown ? text.Length : char.IsHighSurrogate(text[MostShown - 1]) ? MostShown - 1 : MostShown;
        return shown == text.Length ? text : text[..shown] + "…";
    }
}
