using System.Diagnostics;
using System.Text;
using EigenFlux.Runtime.Loop;

namespace EigenFlux.Cli.Terminal;

/// <summary>The person at the terminal; or, where standard input is a file or a pipe, its lines.</summary>
/// <param name="pen">Where the prompt goes.</param>
/// <param name="gate">Tells when the story before the prompt has been told.</param>
/// <param name="prompting">Called before each prompt.</param>
/// <param name="styleOf">The look of a part's prompt.</param>
internal sealed class ConsolePerson(Pen pen, TurnGate gate, Action prompting, Func<string, Style> styleOf) : IPerson
{
    private readonly Stopwatch waited = new();
    private readonly Lazy<StreamReader> input = new(() =>
        new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)));

    /// <summary>How long the person took for all their lines.</summary>
    public TimeSpan Waited => waited.Elapsed;

    public async ValueTask<string?> AskAsync(string part, CancellationToken cancellation)
    {
        if (!Screen.InputIsTerminal)
        {
            return await ReadAsync(cancellation).ConfigureAwait(false);
        }

        await gate.WaitAsync(part, cancellation).ConfigureAwait(false);
        prompting();
        pen.Write($"{Printable.Line(part)}> ", styleOf(part)).Flush();
        string? line = null;
        try
        {
            line = await ReadAsync(cancellation).ConfigureAwait(false);
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

    // The reading itself cannot be interrupted; the waiting for it can.
    private async Task<string?> ReadAsync(CancellationToken cancellation)
    {
        waited.Start();
        try
        {
            return await Task.Run(input.Value.ReadLine, CancellationToken.None).WaitAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            waited.Stop();
        }
    }
}
