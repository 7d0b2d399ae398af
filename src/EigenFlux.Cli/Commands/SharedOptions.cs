using System.CommandLine;
using EigenFlux.Cli.Terminal;

namespace EigenFlux.Cli.Commands;

/// <summary>The options that more than one command has.</summary>
internal static class SharedOptions
{
    // No machine has as many; an engine makes one of each.
    private const int MostThreads = 1024;

    public static readonly Option<bool> Json = new("--json")
    {
        Description = "Write the result as JSON on standard output, and nothing else there.",
    };

    public static readonly Option<ColorChoice> Color = new("--color")
    {
        Description = "When to colour: auto (on a terminal, unless NO_COLOR is set), always or never.",
        HelpName = "WHEN",
        Recursive = true,
    };

    public static readonly Option<string> Scene = new("--scene")
    {
        Description = "The scene; without, the last one of the file.",
        HelpName = "NAME",
    };

    public static readonly Option<string> Model = new("--model", "-m")
    {
        Description = "The model, in the place of the scene's own: a GGUF file or another URI that 'eflux models' lists.",
        HelpName = "URI",
    };

    public static readonly Option<string[]> ModelFolders = new("--models-folder")
    {
        Description = "A folder that the program may take models from, besides its own; may be given once for each.",
        HelpName = "FOLDER",
        Arity = ArgumentArity.OneOrMore,
    };

    public static readonly Option<string> Template = new("--template")
    {
        Description = "The chat template, in the place of the model's own; 'eflux models' lists the names.",
        HelpName = "NAME",
    };

    public static readonly Option<string[]> Targets = new("--targets")
    {
        Description = "A file of a target that 'target' can then name; may be given once for each.",
        HelpName = "FILE.json",
        Arity = ArgumentArity.OneOrMore,
    };

    public static readonly Option<string[]> Arguments = new("--arg", "-a")
    {
        Description = "A value for one of the scene's parameters; may be given once for each.",
        HelpName = "NAME=VALUE",
        Arity = ArgumentArity.OneOrMore,
    };

    public static readonly Option<int?> Threads = new("--threads")
    {
        Description = "Threads to compute with; without, one for each processor.",
        HelpName = "N",
    };

    public static readonly Option<int> GpuLayers = new("--gpu-layers")
    {
        Description = "Layers of the model to put on the GPU, in a build whose native library has one; 0 for none.",
        HelpName = "N",
    };

    static SharedOptions()
    {
        Color.OnlyWords();
        Arguments.Validators.Add(result =>
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (var token in result.Tokens)
            {
                var equals = token.Value.IndexOf('=', StringComparison.Ordinal);
                if (equals < 1)
                {
                    result.AddError($"--arg takes NAME=VALUE, and '{token.Value}' is not of that form.");
                }
                else if (!names.Add(token.Value[..equals]))
                {
                    result.AddError($"--arg gives '{token.Value[..equals]}' twice.");
                }
            }
        });
        Threads.AtLeast(1);
        Threads.AtMost(MostThreads);
        GpuLayers.AtLeast(0);
    }

    /// <summary>The values of <see cref="Arguments"/>, by name.</summary>
    public static IReadOnlyDictionary<string, string> ReadArguments(ParseResult parse) =>
        (parse.GetValue(Arguments) ?? []).ToDictionary(
            text => text[..text.IndexOf('=', StringComparison.Ordinal)],
            text => text[(text.IndexOf('=', StringComparison.Ordinal) + 1)..],
            StringComparer.Ordinal);

    /// <summary>The words that an option takes; none where it takes any text, or a number.</summary>
    public static string[] Words(this Option option)
    {
        var type = Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType;
        return type.IsEnum ? [.. Enum.GetNames(type).Select(name => name.ToLowerInvariant())] : [];
    }

    /// <summary>Refuses what is none of an option's words: a number is no word.</summary>
    public static void OnlyWords<T>(this Option<T> option) => option.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, option.Words());

    /// <summary>Refuses a smaller number.</summary>
    public static void AtLeast<T>(this Option<T> option, int least) => option.Validators.Add(result =>
    {
        if (result.Tokens is [var token] && int.TryParse(token.Value, out var value) && value < least)
        {
            result.AddError($"{option.Name} takes a number from {least} on, and not {token.Value}.");
        }
    });

    /// <summary>Refuses a larger number.</summary>
    public static void AtMost<T>(this Option<T> option, int most) => option.Validators.Add(result =>
    {
        if (result.Tokens is [var token] && int.TryParse(token.Value, out var value) && value > most)
        {
            result.AddError(FormattableString.Invariant($"{option.Name} takes a number up to {most:N0}, and not {token.Value}."));
        }
    });
}
