using System.CommandLine;
using EigenFlux.Cli.Terminal;

namespace EigenFlux.Cli.Commands;

/// <summary>The options that several commands share.</summary>
internal static class SharedOptions
{
    // No machine has as many; an engine makes one of each.
    private const int MostThreads = 1024;

    public static readonly Option<bool> Json = new("--json")
    {
        Description = "Write only the result, as JSON, on standard output.",
    };

    public static readonly Option<ColorChoice> Color = new("--color")
    {
        Description = "When to colour: auto (on a terminal, unless NO_COLOR is set), always or never.",
        HelpName = "WHEN",
        Recursive = true,
    };

    public static readonly Option<string> Scene = new("--scene")
    {
        Description = "The scene. Default: the last one of the file.",
        HelpName = "NAME",
    };

    public static readonly Option<string> Model = new("--model", "-m")
    {
        Description = "The model, instead of the scene's: a GGUF file or another URI that 'eflux models' lists.",
        HelpName = "URI",
    };

    public static readonly Option<string[]> ModelFolders = new("--models-folder")
    {
        Description = "A folder that the program may load models from, in addition to its own; repeatable.",
        HelpName = "FOLDER",
        Arity = ArgumentArity.OneOrMore,
    };

    public static readonly Option<string> Template = new("--template")
    {
        Description = "The chat template, instead of the model's; 'eflux models' lists the names.",
        HelpName = "NAME",
    };

    public static readonly Option<string[]> Targets = new("--targets")
    {
        Description = "A target file, whose target the program can name; repeatable.",
        HelpName = "FILE.json",
        Arity = ArgumentArity.OneOrMore,
    };

    public static readonly Option<string[]> Arguments = new("--arg", "-a")
    {
        Description = "The value of a parameter of the scene; repeatable.",
        HelpName = "NAME=VALUE",
        Arity = ArgumentArity.OneOrMore,
    };

    public static readonly Option<int?> Threads = new("--threads")
    {
        Description = "The number of threads to compute with. Default: one for each processor.",
        HelpName = "N",
    };

    public static readonly Option<int> GpuLayers = new("--gpu-layers")
    {
        Description = "The number of the model's layers to put on the GPU, in a build whose native library supports one; 0 for none.",
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
                    result.AddError($"--arg takes NAME=VALUE, not '{token.Value}'.");
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

    /// <summary>The words that an option accepts; empty if it takes any text, or a number.</summary>
    public static string[] Words(this Option option)
    {
        var type = Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType;
        return type.IsEnum ? [.. Enum.GetNames(type).Select(name => name.ToLowerInvariant())] : [];
    }

    /// <summary>Rejects every value that is not one of the option's words, including numbers.</summary>
    public static void OnlyWords<T>(this Option<T> option) => option.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, option.Words());

    /// <summary>Rejects a smaller number.</summary>
    public static void AtLeast<T>(this Option<T> option, int least) => option.Validators.Add(result =>
    {
        if (result.Tokens is [var token] && int.TryParse(token.Value, out var value) && value < least)
        {
            result.AddError($"{option.Name} takes a number of at least {least}, not {token.Value}.");
        }
    });

    /// <summary>Rejects a larger number.</summary>
    public static void AtMost<T>(this Option<T> option, int most) => option.Validators.Add(result =>
    {
        if (result.Tokens is [var token] && int.TryParse(token.Value, out var value) && value > most)
        {
            result.AddError(FormattableString.Invariant($"{option.Name} takes a number of at most {most:N0}, not {token.Value}."));
        }
    });
}
