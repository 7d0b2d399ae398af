using EigenFlux.Models.Constraints.Shapes;
using EigenFlux.Runtime.Persons;

namespace EigenFlux.Cli.Terminal.Persons;

/// <summary>Asks at a terminal for a value of a type: a choice is a menu, a record is asked field by field, a list item by item.</summary>
/// <param name="pen">Where menus and hints go.</param>
/// <param name="shape">What is asked for.</param>
/// <param name="type">Asks for a line; of a part of a value, its path is shown.</param>
internal sealed class ShapePrompt(Pen pen, TurnShape shape, Func<string, ValueTask<PersonAnswer>> type)
{
    /// <summary>Asks.</summary>
    /// <returns>The value as a model would say it, or what else the person answers.</returns>
    public async ValueTask<PersonAnswer> AskAsync()
    {
        try
        {
            return new PersonAnswer.Said(await AskAsync(shape.Value, "").ConfigureAwait(false));
        }
        catch (OtherAnswerException other)
        {
            return other.Answer;
        }
    }

    private async ValueTask<string> AskAsync(ValueShape value, string path)
    {
        switch (value)
        {
            case ValueShape.RecordOf record:
                var fields = new List<(string Name, string Value)>();
                foreach (var field in shape.Records[record.Name].Fields)
                {
                    var given = await AskAsync(field.Value, path.Length == 0 ? field.Name : $"{path}.{field.Name}").ConfigureAwait(false);
                    fields.Add((field.Name, TypedAnswer.AsJson(field.Value, given)));
                }

                return TypedAnswer.Record(fields);
            case ValueShape.ListOf list:
                return await AskItemsAsync(list.Item, path).ConfigureAwait(false);
            default:
                return await AskOneAsync(value, path).ConfigureAwait(false);
        }
    }

    private async ValueTask<string> AskItemsAsync(ValueShape item, string path)
    {
        var items = new List<string>();
        while (true)
        {
            Remark(items.Count == 0 ? "a list: an empty line ends it" : "one more, or an empty line");
            if (item is ValueShape.RecordOf or ValueShape.ListOf)
            {
                // A record has no empty line of its own: whether there is another one is asked first.
                if (await AskOneAsync(new ValueShape.Truth(), $"{path}[{items.Count + 1}]: is there one? (yes or no)").ConfigureAwait(false) == "false")
                {
                    break;
                }

                items.Add(await AskAsync(item, $"{path}[{items.Count + 1}]").ConfigureAwait(false));
                continue;
            }

            if (await TypeAsync(item, $"{path}[{items.Count + 1}]", mayBeEmpty: true).ConfigureAwait(false) is not { } given)
            {
                break;
            }

            items.Add(TypedAnswer.AsJson(item, given));
        }

        return $"[{string.Join(", ", items)}]";
    }

    private async ValueTask<string> AskOneAsync(ValueShape value, string path) =>
        (await TypeAsync(value, path, mayBeEmpty: false).ConfigureAwait(false))!;

    /// <summary>Asks until a value was typed; null where nothing was, and that is allowed.</summary>
    private async ValueTask<string?> TypeAsync(ValueShape value, string path, bool mayBeEmpty)
    {
        if (TypedAnswer.Alternatives(value) is { } alternatives)
        {
            for (var i = 0; i < alternatives.Count; i++)
            {
                pen.Write(FormattableString.Invariant($"  {i + 1,2} "), Style.Dim).Line(Printable.Line(alternatives[i]));
            }

            pen.Flush();
        }

        while (true)
        {
            var answer = await type(path).ConfigureAwait(false);
            if (answer is not PersonAnswer.Said said)
            {
                throw new OtherAnswerException(answer);
            }

            var line = PersonLine.Clean(said.Text);
            if (mayBeEmpty && line.Length == 0)
            {
                return null;
            }

            var (read, problem) = TypedAnswer.Read(value, line);
            if (problem is null)
            {
                if (read != line)
                {
                    Remark(read!);
                }

                return read!;
            }

            Remark(problem);
        }
    }

    private void Remark(string text) => pen.Line($"  {Printable.Line(text)}", Style.Dim).Flush();

    /// <summary>The person answered something else than a value.</summary>
    private sealed class OtherAnswerException(PersonAnswer answer) : Exception
    {
        public PersonAnswer Answer => answer;
    }
}
