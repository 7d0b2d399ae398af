using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace EigenFlux.Fuzz.Engine;

/// <summary>Tells faults apart: by the exception's type and the innermost methods of the product, without lines and arguments.</summary>
internal static partial class Signature
{
    private const int Frames = 2;

    public static string Of(Exception fault)
    {
        while (fault is AggregateException { InnerException: { } inner })
        {
            fault = inner;
        }

        return fault is BrokenRuleException broken
            ? broken.Rule
            : string.Join(" < ", FramesOf(fault).Prepend(fault.GetType().Name));
    }

    private static IEnumerable<string> FramesOf(Exception fault)
    {
        var own = new List<string>();
        foreach (var frame in new StackTrace(fault, fNeedFileInfo: false).GetFrames())
        {
            if (frame.GetMethod() is not { DeclaringType: { } type } method || type.Namespace?.StartsWith("EigenFlux", StringComparison.Ordinal) != true
                || type.Namespace.StartsWith("EigenFlux.Fuzz", StringComparison.Ordinal))
            {
                continue;
            }

            // A lambda or an async method is named by the method that it is written in.
            var name = Written().Match(method.Name + " " + type.Name) is { Success: true } made ? made.Groups[1].Value : method.Name;
            while (type.DeclaringType is { } outer && type.Name.StartsWith('<'))
            {
                type = outer;
            }

            var at = string.Create(CultureInfo.InvariantCulture, $"{type.Name}.{name}");
            if (own.LastOrDefault() != at)
            {
                own.Add(at);
            }

            if (own.Count == Frames)
            {
                break;
            }
        }

        return own;
    }

    [GeneratedRegex(@"<(\w+)>")]
    private static partial Regex Written();
}
