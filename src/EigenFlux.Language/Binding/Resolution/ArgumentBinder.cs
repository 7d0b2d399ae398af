using System.Collections.Immutable;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Symbols;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding.Resolution;

/// <summary>The arguments of calls and runs.</summary>
internal sealed class ArgumentBinder(BindingContext context, ExpressionBinder expressions)
{
    /// <summary>The arguments of a scene, each with its parameter.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="syntax">The arguments.</param>
    /// <param name="span">Where a missing one is reported.</param>
    public ImmutableArray<BoundArgument> Bind(SceneSymbol scene, ImmutableArray<ArgumentSyntax> syntax, TextSpan span)
    {
        var bound = ImmutableArray.CreateBuilder<BoundArgument>();
        var position = 0;
        if (scene.IsUncertain)
        {
            foreach (var argument in syntax)
            {
                expressions.BindGiven(argument.Value);
            }

            return [];
        }

        foreach (var argument in syntax)
        {
            ParameterSymbol? parameter;
            if (argument.Name is { } name)
            {
                parameter = scene.Parameters.FirstOrDefault(p => p.Name == name.Text);
                if (parameter is null && name.Text.Length > 0)
                {
                    var near = Parsing.EditDistance.Nearest(name.Text, scene.Parameters.Select(p => p.Name));
                    var known = scene.Parameters.IsEmpty ? " It has none." : $" It has: {string.Join(", ", scene.Parameters.Select(p => p.Name))}.";
                    var diagnostic = context.At(name.Span).UnknownArgument(scene.Name, name.Text, near is null ? known : $" Did you mean '{near}'?");
                    context.Report(near is null ? diagnostic : diagnostic with { Fix = context.At(name.Span).Replacement(near) });
                    foreach (var other in syntax)
                    {
                        expressions.BindGiven(other.Value);
                    }

                    return [];
                }
            }
            else if (position < scene.Parameters.Length)
            {
                parameter = scene.Parameters[position++];
            }
            else
            {
                var count = scene.Parameters.Length switch { 0 => "no arguments", 1 => "one argument", var n => $"{n} arguments" };
                context.Report(context.At(argument.Span).TooManyArguments(scene.Name, count));
                continue;
            }

            if (parameter is null)
            {
                expressions.BindGiven(argument.Value);
                continue;
            }

            if (argument.Name is { } known2)
            {
                context.Refer(parameter, known2.Span);
            }

            var value = expressions.BindAs(argument.Value, parameter.Type);
            if (bound.Any(b => b.Parameter == parameter))
            {
                context.Report(context.At(argument.Span).ArgumentTwice(parameter.Name));
                continue;
            }

            bound.Add(new BoundArgument(parameter, value, context.Locate(argument.Span)));
        }

        var missing = scene.Parameters.Where(p => p.Default is null && !bound.Any(b => b.Parameter == p)).ToList();
        if (missing.Count > 0)
        {
            var names = string.Join(", ", missing.Select(p => $"'{p.Name}' ({p.Type})"));
            context.Report(context.At(span).MissingArgument(scene.Name, names, string.Join(", ", missing.Select(p => $"{p.Name}: …"))));
        }

        return bound.ToImmutable();
    }
}
