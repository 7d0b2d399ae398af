using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Globalization;
using EigenFlux.Cli.Rendering;
using EigenFlux.Compiler.Lowering;

namespace EigenFlux.Cli.Commands;

/// <summary>The error messages for an invalid command line.</summary>
internal static class Mistakes
{
    /// <summary>The errors, one sentence each.</summary>
    public static IEnumerable<string> Of(ParseResult parse)
    {
        var command = parse.CommandResult.Command;
        if (UnknownOptions(parse) is { Count: > 0 } unknown)
        {
            return unknown.Select(word => $"There is no option '{word}'.{(word.Length > 2 ? Suggestion.For(word, OptionsOf(parse)) : "")} To name a file like this, write it after '--'.");
        }

        if (command.Subcommands.Count == 0)
        {
            return parse.Errors.Select(Describe).Distinct();
        }

        return parse.UnmatchedTokens.FirstOrDefault() is { } word
            ? [$"There is no {(word.StartsWith('-') ? "option" : "command")} '{word}'.{Suggestion.For(word, command.Subcommands.Select(sub => sub.Name))}"]
            : ["A command is missing."];
    }

    /// <summary>The words that look like options, stand where a file may, and are not after <c>--</c>: the parser takes them for files.</summary>
    public static IReadOnlyList<string> UnknownOptions(ParseResult parse)
    {
        if (parse.CommandResult.Command.Subcommands.Count > 0)
        {
            return [];
        }

        var before = parse.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash).ToHashSet<Token>(ReferenceEqualityComparer.Instance);
        var files = parse.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Where(before.Contains)
            .Select(token => token.Value);
        var rest = before.Select(token => token.Value).Intersect(parse.UnmatchedTokens);
        return [.. files.Concat(rest).Where(LooksLikeOption).Select(word => word.Split('=')[0]).Distinct()];
    }

    /// <summary>Whether a word begins as an option does, or with a dash that an editor made of the hyphens and that begins no file's name.</summary>
    private static bool LooksLikeOption(string word) => word.Length > 1
        && (word[0] == '-' || (IsDash(word[0]) && !Path.Exists(word)));

    private static bool IsDash(char character) =>
        character == '\u2212' || char.GetUnicodeCategory(character) == UnicodeCategory.DashPunctuation;

    private static IEnumerable<string> OptionsOf(ParseResult parse) => parse.CommandResult.Command.Options
        .Concat(parse.RootCommandResult.Command.Options.Where(option => option.Recursive || option is HelpOption))
        .SelectMany(option => option.Aliases.Append(option.Name));

    /// <summary>
    /// The value of an option, for a check of several options; the default if it is missing or unreadable, which is reported separately.
    /// </summary>
    public static T? ReadableValue<T>(this SymbolResult result, Option<T> option)
    {
        try
        {
            return result.GetResult(option) is null ? default : result.GetValue(option);
        }
        catch (InvalidOperationException)
        {
            return default;
        }
    }

    /// <summary>Rewrites a message of the parser, which names types, in the words of the help.</summary>
    private static string Describe(ParseError error)
    {
        if (error.SymbolResult is not OptionResult { Option: { HelpName: { } wanted } option } result || IsOurs(error.Message))
        {
            return error.Message;
        }

        wanted = option.Words() is { Length: > 0 } words ? string.Join('|', words) : wanted == "N" ? "a number" : wanted;
        return result.Tokens is [.., var token] ? $"{option.Name} takes {wanted}, not '{token.Value}'." : $"{option.Name} needs a value: {wanted}.";
    }

    private static bool IsOurs(string message) => !message.StartsWith("Argument ", StringComparison.Ordinal)
        && !message.StartsWith("Cannot parse argument", StringComparison.Ordinal) && !message.StartsWith("Required argument missing", StringComparison.Ordinal);
}
