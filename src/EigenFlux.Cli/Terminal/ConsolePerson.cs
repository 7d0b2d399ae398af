using System.Text;
using EigenFlux.Runtime.Loop;

namespace EigenFlux.Cli.Terminal;

/// <summary>The person at the terminal; or, where standard input is a file or a pipe, its lines.</summary>
/// <param name="pen">Where the prompt goes.</param>
/// <param name="gate">Tells when the story before the prompt has been told.</param>
/// <param name="styleOf">The look of a part's prompt.</param>
internal sealed class ConsolePerson(Pen pen, TurnGate gate, Func<string, Style> styleOf) : IPerson
{
    private readonly Lazy<StreamReader> input = new(() =>
        new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)));

    public async ValueTask<string?> AskAsync(string part, CancellationToken cancellation)
    {
        if (Screen.InputIsTerminal)
        {
            await gate.WaitAsync(part, cancellation).ConfigureAwait(false);
            pen.Write($"{Printable.Line(part)}> ", styleOf(part)).Flush();
        }

        // The reading itself cannot be interrupted; the waiting for it can.
        var line = await Task.Run(input.Value.ReadLine, CancellationToken.None).WaitAsync(cancellation).ConfigureAwait(false);
        if (line is null && Screen.InputIsTerminal)
        {
            pen.Line().Flush();
        }

        return line;
    }
}
