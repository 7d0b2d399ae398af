using System.Collections.Immutable;
using System.Globalization;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Symbols;
using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Compiler.Lowering;

/// <summary>Lowers a model's settings.</summary>
internal static class ModelLowerer
{
    private const string Template = "template";
    private const string Stop = "stop";

    private static readonly IReadOnlyList<string> Known =
    [
        SamplerNames.Temperature, SamplerNames.TopK, SamplerNames.TopP, SamplerNames.MinP, SamplerNames.Typical,
        SamplerNames.Dry, SamplerNames.DryBase, SamplerNames.DryLength, SamplerNames.RepeatPenalty, SamplerNames.RepeatWindow,
        Template, Stop,
    ];

    public static ModelProgram Lower(ModelSymbol model, string name, LoweringReport report)
    {
        var settings = SamplerSettings.Default;
        string? template = null;
        IReadOnlyList<string> stops = [];
        foreach (var setting in model.Settings)
        {
            if (setting.Name == Template)
            {
                template = setting.Value as string;
                if (template is null)
                {
                    report.AddOnce(Bad(setting, "the name of a chat template"));
                }

                continue;
            }

            if (setting.Name == Stop)
            {
                if (StopsOf(setting.Value) is { } texts)
                {
                    stops = texts;
                }
                else
                {
                    report.AddOnce(Bad(setting, "a text, or a list of texts, none of them empty"));
                }

                continue;
            }

            if (!Known.Contains(setting.Name))
            {
                report.AddOnce(DiagnosticBuilder.At(setting.Location).UnknownModelSetting(
                    setting.Name, string.Join(", ", Known), Suggestion.For(setting.Name, Known)));
                continue;
            }

            if (Apply(settings, setting) is { } applied)
            {
                settings = applied;
            }
            else
            {
                report.AddOnce(Bad(setting, Wanted(setting.Name)));
            }
        }

        var folder = Path.GetDirectoryName(model.UriLocation.Source?.Path ?? "") ?? "";
        return new ModelProgram(name, model.Uri, folder, settings, template)
        {
            GivenSettings = [.. model.Settings.Select(setting => setting.Name).Where(given => given is not (Template or Stop))],
            Stops = stops,
        };
    }

    private static IReadOnlyList<string>? StopsOf(object value) => value switch
    {
        string { Length: > 0 } text => [text],
        ImmutableArray<object> list when list.All(item => item is string { Length: > 0 }) => [.. list.Cast<string>().Distinct()],
        _ => null,
    };

    private static SamplerSettings? Apply(SamplerSettings settings, ModelSetting setting)
    {
        if (setting.Value is not (double or long or int))
        {
            return null;
        }

        var value = Convert.ToDouble(setting.Value, CultureInfo.InvariantCulture);
        int? whole = value is >= 0 and <= int.MaxValue && value == Math.Floor(value) ? (int)value : null;
        var share = value is >= 0 and <= 1;
        return setting.Name switch
        {
            SamplerNames.Temperature when value is >= 0 and <= 100 => settings with { Temperature = value },
            SamplerNames.TopK when whole is not null => settings with { TopK = whole },
            SamplerNames.TopP when share => settings with { TopP = value },
            SamplerNames.MinP when share => settings with { MinP = value },
            SamplerNames.Typical when share => settings with { Typical = value },
            SamplerNames.Dry when value >= 0 => settings with { Dry = value },
            SamplerNames.DryBase when value >= 1 => settings with { DryBase = value },
            SamplerNames.DryLength when whole is not null => settings with { DryLength = whole },
            SamplerNames.RepeatPenalty when value > 0 => settings with { RepeatPenalty = value },
            SamplerNames.RepeatWindow when whole is not null => settings with { RepeatWindow = whole },
            _ => null,
        };
    }

    private static string Wanted(string name) => name switch
    {
        SamplerNames.Temperature => "a number from 0 to 100",
        SamplerNames.TopP or SamplerNames.MinP or SamplerNames.Typical => "a number from 0 to 1",
        SamplerNames.DryBase => "a number of at least 1",
        SamplerNames.RepeatPenalty => "a number above 0",
        SamplerNames.Dry => "a number of at least 0",
        _ => FormattableString.Invariant($"a whole number from 0 to {int.MaxValue:N0}"),
    };

    private static Diagnostic Bad(ModelSetting setting, string wanted) => DiagnosticBuilder.At(setting.Location).BadSettingValue(
        setting.Name, wanted, Convert.ToString(setting.Value, CultureInfo.InvariantCulture) ?? "nothing");
}
