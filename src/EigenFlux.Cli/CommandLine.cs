using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using EigenFlux.Cli.Commands;
using EigenFlux.Cli.Rendering;
using EigenFlux.Cli.Terminal;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Models.Contract;

namespace EigenFlux.Cli;

/// <summary>The whole command line: reads it, runs its command, and turns whatever goes wrong into one line and an exit code.</summary>
internal static class CommandLine
{
    public const string DebugVariable = "EFLUX_DEBUG";

    public static async Task<int> RunAsync(string[] arguments)
    {
        try
        {
            // A word that begins with @ is a file like any other, and no list of more words.
            var parse = Create().Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
            return parse.Action is ParseErrorAction || (parse.Action is not CommandHelpAction && Mistakes.UnknownOptions(parse).Count > 0)
                ? Refuse(parse)
                : await parse.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null })
                    .ConfigureAwait(false);
        }
        catch (OutputClosedException)
        {
            // The reader has closed the output, and has read what it wanted.
            return ExitCode.Fine;
        }
        catch (Exception problem)
        {
            return Fail(problem);
        }
    }

    internal static RootCommand Create()
    {
        var root = new RootCommand(
            "EigenFlux is a language for prompts: characters are its instructions, scenes its programs, and the model's window its memory. "
            + "A program is compiled for one model and one window, then run by a loop that both generates tokens and deletes them.");
        root.Options.Clear();
        root.Add(new HelpOption("--help", "-h") { Action = new CommandHelpAction(), Description = "Show help for a command." });
        root.Add(new VersionOption("--version") { Action = new VersionAction(), Description = "Show the version." });
        root.Add(SharedOptions.Color);
        root.Add(CheckCommand.Create());
        root.Add(CompileCommand.Create());
        root.Add(RunCommand.Create());
        root.Add(ResumeCommand.Create());
        root.Add(TestCommand.Create());
        root.Add(ProfileCommand.Create());
        root.Add(ReplayCommand.Create());
        root.Add(ScoreCommand.Create());
        root.Add(ModelsCommand.Create());
        root.Add(FormatCommand.Create());
        root.Add(CacheCommand.Create());
        root.Add(ExplainCommand.Create());
        root.Add(HelpCommand.Create(root));
        return root;
    }

    private static int Refuse(ParseResult parse)
    {
        var pen = Screen.Open(parse.RootCommandResult.ReadableValue(SharedOptions.Color)).Error;
        var command = parse.CommandResult.Command;
        foreach (var message in Mistakes.Of(parse))
        {
            pen.Write("error", Style.Error).Write(": ", Style.Bold).Line(Printable.Line(message), Style.Bold);
        }

        pen.Line($"usage: {HelpRenderer.Usage(command)}");
        pen.Line($"'{HelpRenderer.Call(command)} --help' shows its options.", Style.Dim);
        pen.Flush();
        return ExitCode.Usage;
    }

    private static int Fail(Exception problem)
    {
        var pen = Screen.Open(ColorChoice.Auto).Error;
        try
        {
            switch (problem)
            {
                case ModelException model:
                    new DiagnosticRenderer(pen).Render([Compiler.Diagnostics.ModelDiagnostics.Of(model, null)]);
                    break;
                case IOException or UnauthorizedAccessException when !IsDebugged:
                    new DiagnosticRenderer(pen).Render([new DiagnosticBuilder(null).CannotWrite("The output", EntryFile.Reason(problem))]);
                    break;
                default:
                    pen.Write("internal error", Style.Error).Line($": {Printable.Line(problem.GetType().Name + ": " + problem.Message)} (please report)");
                    break;
            }

            if (IsDebugged)
            {
                pen.Line(problem.ToString());
            }

            pen.Flush();
        }
        catch (IOException)
        {
            // Standard error is closed too: the exit code is all that is left.
        }

        return ExitCode.Failed;
    }

    private static bool IsDebugged => Environment.GetEnvironmentVariable(DebugVariable) == "1";
}
