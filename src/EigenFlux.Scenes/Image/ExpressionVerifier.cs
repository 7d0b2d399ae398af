using System.Text.RegularExpressions;
using EigenFlux.Models.Constraints;
using EigenFlux.Models.Constraints.Regexes;
using EigenFlux.Models.Constraints.Shapes;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Image;

/// <summary>Checks expressions, the values in them, and the shapes of typed turns.</summary>
/// <param name="image">The image that they are of.</param>
internal sealed class ExpressionVerifier(FluxImage image)
{
    private readonly Dictionary<string, bool> patterns = new(StringComparer.Ordinal);

    /// <summary>Checks an expression that may be left out.</summary>
    public void VerifyOptional(ImagePart part, Expression? expression)
    {
        if (expression is not null)
        {
            Verify(part, expression);
        }
    }

    /// <summary>Checks a list of expressions.</summary>
    public void VerifyAll(ImagePart part, IReadOnlyList<Expression>? expressions) => part.Each(expressions, Verify);

    /// <summary>Checks an expression.</summary>
    public void Verify(ImagePart part, Expression? given)
    {
        var expression = part.Present(given);
        switch (expression)
        {
            case Expression.Constant constant:
                VerifyConstant(part["value"], constant.Value);
                break;
            case Expression.Variable variable:
                part["name"].Text(variable.Name);
                break;
            case Expression.Unary unary:
                part["operator"].Defined(unary.Operator);
                break;
            case Expression.Binary binary:
                part["operator"].Defined(binary.Operator);
                break;
            case Expression.Match match:
                VerifyPattern(part["pattern"], match.Pattern);
                break;
            case Expression.MatchCount match:
                VerifyPattern(part["pattern"], match.Pattern);
                break;
            case Expression.Member member:
                part["name"].Text(member.Name);
                break;
            case Expression.Field field:
                part["name"].Text(field.Name);
                break;
            case Expression.Amplitude amplitude:
                part["watch"].Text(amplitude.Watch);
                part["premise"].Text(amplitude.Premise);
                break;
            case Expression.Rest rest:
                part["watch"].Text(rest.Watch);
                break;
            case Expression.Statistic:
                throw part.Bad("is a measure of many runs, which only a test can have");
        }

        var lists = expression switch
        {
            Expression.ListOf list => ("items", list.Items),
            Expression.Template template => ("parts", template.Parts),
            _ => ("", null),
        };
        if (lists.Item1.Length > 0)
        {
            VerifyAll(part[lists.Item1], lists.Item2);
            return;
        }

        var i = 0;
        foreach (var child in expression.Children)
        {
            Verify(part[$"operand{++i}"], child);
        }
    }

    /// <summary>Checks a regular expression that a program searches with.</summary>
    public void VerifyPattern(ImagePart part, string? pattern)
    {
        part.Text(pattern);
        if (!patterns.TryGetValue(pattern!, out var isOne))
        {
            isOne = RegexSearch.Of(pattern!).Problem is null;
            patterns[pattern!] = isOne;
        }

        part.Require(isOne, "is not a regular expression");
    }

    /// <summary>Checks the shape of a typed turn or parameter.</summary>
    public static void VerifyShape(ImagePart part, TurnShape? shape)
    {
        if (shape is null)
        {
            return;
        }

        VerifyShape(part["value"], shape.Value);
        part["records"].Each(shape.Records, static (record, _, fields) => record["fields"].Each(fields.Fields, static (field, given) =>
        {
            field["name"].Text(given.Name);
            VerifyShape(field["value"], given.Value);
        }));
        var problems = TokenConstraint.Check(shape);
        part.Require(problems.Count == 0, $"is a type that no turn can have ({problems.FirstOrDefault()?.Kind})");
    }

    /// <summary>Checks a value that is a constant of the program or an argument.</summary>
    public void VerifyConstant(ImagePart part, FluxValue? value)
    {
        switch (part.Present(value))
        {
            case FluxValue.Text text:
                part["value"].Text(text.Value);
                break;
            case FluxValue.Integer or FluxValue.Boolean:
                break;
            case FluxValue.Number number:
                part["value"].Require(double.IsFinite(number.Value), "is not a number");
                break;
            case FluxValue.List list:
                part["items"].Each(list.Items, VerifyConstant);
                break;
            case FluxValue.Record record:
                part["fields"].Each(record.Fields, (field, pair) =>
                {
                    field["key"].Text(pair.Key);
                    VerifyConstant(field["value"], pair.Value);
                });
                break;
            case FluxValue.Character who:
                part["display"].Text(who.Display);
                VerifyCharacter(part["id"], who.Id, orNarrator: true);
                break;
            case FluxValue.Lore entry:
                part["display"].Text(entry.Display);
                part["id"].Text(entry.Id);
                part["id"].Require(image.Lore.ContainsKey(entry.Id), $"names the lore '{entry.Id}', which the image does not have");
                break;
            case FluxValue.Model model:
                part["name"].Text(model.Name);
                part["name"].Require(
                    model.Name == FluxValue.Model.Input || image.Models.ContainsKey(model.Name),
                    $"names the model '{model.Name}', which the image does not have");
                break;
            default:
                throw part.Bad("is a value that only a run has");
        }
    }

    /// <summary>Checks the name of a character or coalition.</summary>
    public void VerifyCharacter(ImagePart part, string? id, bool orNarrator = false)
    {
        part.Text(id);
        part.Require(
            image.Characters.ContainsKey(id!) || (orNarrator && id == FluxValue.Character.Narrator.Id),
            $"names the character '{id}', which the image does not have");
    }

    private static void VerifyShape(ImagePart part, ValueShape? given)
    {
        switch (part.Present(given))
        {
            case ValueShape.Choice choice:
                part["alternatives"].Each(choice.Alternatives, static (alternative, text) => alternative.Text(text));
                break;
            case ValueShape.Pattern pattern:
                part["regex"].Text(pattern.Regex);
                break;
            case ValueShape.ListOf list:
                VerifyShape(part["item"], list.Item);
                break;
            case ValueShape.RecordOf record:
                part["name"].Text(record.Name);
                break;
        }
    }
}
