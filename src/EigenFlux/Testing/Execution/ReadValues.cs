using EigenFlux.Compiler.Testing;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Testing.Execution;

/// <summary>What an expression reads of a run, by the names that its author wrote.</summary>
internal sealed class ReadValues
{
    private readonly List<(string Name, Expression Path, Expression.Quantifier? Asks)> paths = [];
    private readonly List<string> patterns = [];
    private readonly List<string> words = [];

    public ReadValues(Expression expression) => Visit(expression);

    /// <summary>The values in one run, each once.</summary>
    public IReadOnlyList<ObservedValue> Of(IEvaluationScope scope)
    {
        var evaluator = new Evaluator(scope);
        return [.. paths.Select(path => Mark(path.Name, Text(evaluator, path))).DistinctBy(value => value.Name)];
    }

    private void Visit(Expression expression)
    {
        switch (expression)
        {
            case Expression.Match match:
                patterns.Add(match.Pattern);
                break;
            case Expression.Binary { Operator: BinaryOperator.Contains, Right: Expression.Constant { Value: FluxValue.Text { Value.Length: > 0 } word } }:
                words.Add(word.Value);
                break;
        }

        if (expression is Expression.Quantifier quantifier && NameOf(quantifier.Source) is { } source)
        {
            paths.Add((source, quantifier.Source, quantifier));
            Visit(quantifier.Condition);
        }
        else if (NameOf(expression) is { } name)
        {
            paths.Add((name, expression, null));
        }
        else
        {
            foreach (var child in expression.Children)
            {
                Visit(child);
            }
        }
    }

    /// <summary>A path from a value of the run, as it is written; null for every other expression.</summary>
    private static string? NameOf(Expression expression) => expression switch
    {
        Expression.Variable { Name: TestProgram.ResultSlot or [TestProgram.OwnMark, ..] } => null,
        Expression.Variable { Name: [TestProgram.GlobalMark, .. var name] } => name,
        Expression.Variable variable => variable.Name,
        Expression.Member { Target: Expression.Variable { Name: TestProgram.ResultSlot } } result => result.Name,
        Expression.Member { Name: "all" } all => NameOf(all.Target),
        Expression.Member member => NameOf(member.Target) is { } target ? $"{target}.{member.Name}" : null,
        Expression.Field field => NameOf(field.Target) is { } target ? $"{target}.{field.Name}" : null,
        Expression.ProbabilityOf { Value: Expression.Constant asked } probability =>
            NameOf(probability.Turn) is { } target ? $"{target}.p({Quoted(asked.Value)})" : null,
        Expression.Index { Position: Expression.Constant position } index =>
            NameOf(index.Target) is { } target ? $"{target}[{position.Value.AsText()}]" : null,
        Expression.CountOf { Text: Expression.Constant counted } count =>
            NameOf(count.Target) is { } target ? $"{target}.count(\"{counted.Value.AsText()}\")" : null,
        _ => null,
    };

    private static string Quoted(FluxValue value) => value is FluxValue.Text text ? $"\"{text.Value}\"" : value.AsText();

    private static string Text(Evaluator evaluator, (string Name, Expression Path, Expression.Quantifier? Asks) path)
    {
        if (path.Asks is not { } asks || evaluator.Items(path.Path) is not { Count: > 0 } items)
        {
            return Shown(Evaluator.Single(evaluator.Evaluate(path.Path)));
        }

        // The first item that decides is the one to look at; where none does, all of them are.
        var deciding = items.FirstOrDefault(item => evaluator.Test(
            asks with { Source = new Expression.Constant(new FluxValue.Capture([item])) }) == !asks.Every);
        return deciding is not null ? Shown(deciding) : string.Join(" / ", items.Select(Shown));
    }

    private static string Shown(FluxValue value) => value is FluxValue.List list ? string.Join(" / ", list.Items.Select(Shown)) : value.AsText();

    private ObservedValue Mark(string name, string text)
    {
        foreach (var pattern in patterns)
        {
            if (RegexCache.First(pattern, text) is { Length: > 0 } found)
            {
                return new ObservedValue(name, text, found.Index, found.Length);
            }
        }

        foreach (var word in words)
        {
            if (text.IndexOf(word, StringComparison.OrdinalIgnoreCase) is >= 0 and var at)
            {
                return new ObservedValue(name, text, at, word.Length);
            }
        }

        return new ObservedValue(name, text);
    }
}
