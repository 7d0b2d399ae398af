using System.Diagnostics;
using EigenFlux.Runtime.Persons;

namespace EigenFlux.Cli.Terminal.Persons;

/// <summary>The person at the terminal, or the lines of a file or a pipe on standard input.</summary>
/// <param name="pen">Where prompts and hints go.</param>
/// <param name="editor">Reads at a prompt; null if the terminal reads lines by itself.</param>
/// <param name="gate">Opens when the story before a prompt has been printed.</param>
/// <param name="prompting">Called before each prompt.</param>
/// <param name="styleOf">The look of a part's prompt.</param>
/// <param name="why">Shows what is in the window.</param>
internal sealed class ConsolePerson(Pen pen, LineEditor? editor, TurnGate gate, Action prompting, Func<string, Style> styleOf, Action why) : IPerson
{
    private readonly Stopwatch waited = new();
    private readonly Lazy<InputLines> input = new(() => new InputLines(Console.OpenStandardInput()));

    /// <summary>How long the person took for all their lines.</summary>
    public TimeSpan Waited => waited.Elapsed;

    public async ValueTask<PersonAnswer> AskAsync(PersonAsk ask, CancellationToken cancellation)
    {
        if (ask.Refused is not { } refused)
        {
            await gate.WaitAsync(ask.Part.Display, cancellation).ConfigureAwait(false);
        }
        else if (Screen.InputIsTerminal || refused.Kind == PersonRefusalKind.NothingBefore)
        {
            Hint($"{char.ToUpperInvariant(refused.Reason[0])}{refused.Reason[1..]}.");
        }
        else
        {
            return new PersonAnswer.GivenUp(FormattableString.Invariant($"line {input.Value.Number:N0} of standard input"));
        }

        if (Screen.InputIsTerminal && ask.Shape is { } shape)
        {
            return await new ShapePrompt(pen, shape, path => TypeAsync(ask, path, cancellation)).AskAsync().ConfigureAwait(false);
        }

        return await TypeAsync(ask, "", cancellation).ConfigureAwait(false);
    }

    /// <summary>Asks for one line, or a part of a value, and does what commands say that are about the terminal alone.</summary>
    private async ValueTask<PersonAnswer> TypeAsync(PersonAsk ask, string path, CancellationToken cancellation)
    {
        while (true)
        {
            if (await PromptAsync(ask, path, cancellation).ConfigureAwait(false) is not { } line)
            {
                return new PersonAnswer.Left();
            }

            var typed = TypedLine.Read(line, ask.OwnWords);
            switch (typed.Command)
            {
                case PersonCommand.Quit:
                    return new PersonAnswer.Left();
                case PersonCommand.Undo:
                    return new PersonAnswer.Undo();
                case PersonCommand.Retry:
                    return new PersonAnswer.Retry();
                case PersonCommand.Why:
                    why();
                    break;
                case PersonCommand.Help:
                    Help();
                    break;
                case PersonCommand.Unknown when Screen.InputIsTerminal:
                    Hint($"There is no {Printable.Line(typed.Text)}: /help lists the commands, and /{Printable.Line(typed.Text)} says it as a line.");
                    break;
                default:
                    return new PersonAnswer.Said(typed.Text);
            }
        }
    }

    private async ValueTask<string?> PromptAsync(PersonAsk ask, string path, CancellationToken cancellation)
    {
        if (!Screen.InputIsTerminal)
        {
            return await ReadAsync(0, cancellation).ConfigureAwait(false);
        }

        prompting();
        var name = Printable.Line(ask.Part.Display);
        var prompt = TextWidth.Fit(path.Length == 0 ? name : $"{name} · {Printable.Line(path)}", pen.Width / 2) + "> ";
        pen.Write(prompt, styleOf(ask.Part.Id)).Flush();
        string? line = null;
        try
        {
            line = await ReadAsync(TextWidth.Of(prompt), cancellation).ConfigureAwait(false);
        }
        finally
        {
            if (line is null)
            {
                pen.Line().Flush();
            }
        }

        return line;
    }

    private void Hint(string text) => pen.Line(TextWidth.Fit($"· {Printable.Line(text)}", Math.Max(pen.Width, text.Length + 2)), Style.Dim).Flush();

    private void Help()
    {
        foreach (var (word, _, meaning) in TypedLine.Commands)
        {
            pen.Write($"  {word,-7}", Style.Name).Line(meaning, Style.Dim);
        }

        pen.Flush();
    }

    // The reading itself cannot be interrupted; the waiting for it can.
    private async Task<string?> ReadAsync(int column, CancellationToken cancellation)
    {
        waited.Start();
        try
        {
            return await Task.Run(() => editor is null ? input.Value.Read() : editor.Read(column), CancellationToken.None).WaitAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            waited.Stop();
        }
    }
}
