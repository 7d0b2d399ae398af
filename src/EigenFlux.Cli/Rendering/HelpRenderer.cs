using System.CommandLine;
using EigenFlux.Cli.Terminal;

namespace EigenFlux.Cli.Rendering;

/// <summary>Prints the help of a command: its description, usage, examples, arguments and options.</summary>
/// <param name="pen">Where to.</param>
internal sealed class HelpRenderer(Pen pen)
{
    private const string Program = "eflux";
    private const int Indent = 2;
    private const int WidestLabel = 26;

    public void Render(Command command)
    {
        var taught = command as DocumentedCommand;
        Paragraph(taught?.Paragraph ?? command.Description ?? "", 0);
        Heading("Usage");
        pen.Line($"  {Usage(command)}");
        Rows("Commands", [.. command.Subcommands.Where(sub => !sub.Hidden).Select(sub => (sub.Name, sub.Description ?? ""))]);
        Rows("Arguments", [.. command.Arguments.Where(argument => !argument.Hidden)
            .Select(argument => (argument.HelpName ?? argument.Name, argument.Description ?? ""))]);
        Rows("Options", [.. command.Options.Concat(Inherited(command)).Where(option => !option.Hidden)
            .Select(option => (Label(option), option.Description ?? ""))]);
        if (taught is not null)
        {
            Heading("Examples");
            foreach (var (line, meaning) in taught.Examples)
            {
                pen.Write("  ").Line(line, Style.Name);
                Paragraph(meaning, 2 * Indent);
            }
        }

        if (command.Subcommands.Count > 0)
        {
            pen.Line().Line("'eflux COMMAND --help' describes a command.");
            Paragraph("Exit codes: 0 success, 1 an error in the program or the run, 2 an invalid command line.", 0);
        }

        pen.Flush();
    }

    /// <summary>The words that call a command.</summary>
    public static string Call(Command command) => command is RootCommand ? Program : $"{Program} {command.Name}";

    /// <summary>How a command is written.</summary>
    public static string Usage(Command command)
    {
        var arguments = command.Arguments.Select(argument =>
        {
            var name = argument.HelpName ?? argument.Name;
            var many = argument.Arity.MaximumNumberOfValues > 1 ? "…" : "";
            return argument.Arity.MinimumNumberOfValues == 0 ? $"[{name}{many}]" : $"{name}{many}";
        });
        var sub = command.Subcommands.Count > 0 ? (IEnumerable<string>)["COMMAND"] : [];
        return string.Join(' ', sub.Prepend(Call(command)).Concat(arguments).Append("[options]"));
    }

    private static IEnumerable<Option> Inherited(Command command) =>
        command.Parents.OfType<Command>().SelectMany(parent => parent.Options.Where(option => option.Recursive));

    private static string Label(Option option)
    {
        var shortName = option.Aliases.FirstOrDefault(alias => alias.Length == 2 && alias != "/h" && alias != "-?" && alias[0] == '-');
        var value = option.HelpName is { } name ? $" {name}" : "";
        return $"{(shortName is null ? "    " : shortName + ", ")}{option.Name}{value}";
    }

    private void Heading(string text) => pen.Line().Line(text, Style.Heading);

    private void Rows(string heading, IReadOnlyList<(string Label, string Text)> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        Heading(heading);
        var label = Math.Min(WidestLabel, rows.Max(row => row.Label.Length));
        foreach (var (name, text) in rows)
        {
            pen.Write("  ").Write(TextWidth.Pad(name, Math.Max(label, name.Length)), Style.Name);
            var column = Indent + label + 2;
            if (name.Length > label)
            {
                pen.Line();
                pen.Write(new string(' ', column));
            }
            else
            {
                pen.Write("  ");
            }

            pen.Line(string.Join("\n" + new string(' ', column), Wrap(text, pen.ProseWidth - column)));
        }
    }

    private void Paragraph(string text, int indent)
    {
        foreach (var line in Wrap(text, pen.ProseWidth - indent))
        {
            pen.Line(new string(' ', indent) + line);
        }
    }

    private static IEnumerable<string> Wrap(string text, int columns)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > columns)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        if (line.Length > 0)
        {
            yield return line;
        }
    }
}
