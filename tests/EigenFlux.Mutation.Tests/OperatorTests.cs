using EigenFlux.Mutation.Mutating;
using EigenFlux.Mutation.Operators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EigenFlux.Mutation.Tests;

/// <summary>What the operators find in a source, and how a change stands in it.</summary>
public sealed class OperatorTests
{
    [Theory]
    [InlineData("if (a < b) { }", "condition: !(a < b)", "comparison: a <= b")]
    [InlineData("if (o is int n) { }", "condition: o is int n || true", "condition: o is int n && false")]
    [InlineData("var x = o is null;", "comparison: !(o is null)")]
    [InlineData("var x = a == b;", "comparison: a != b")]
    [InlineData("var x = a + b;", "arithmetic: a - b")]
    [InlineData("var x = s + s;")]
    [InlineData("a += b;", "arithmetic: a -= b", "statement: (left out)")]
    [InlineData("a++;", "arithmetic: a--")]
    [InlineData("var x = -a;", "arithmetic: a")]
    [InlineData("var x = p && q;", "logic: p || q", "logic: (left out of 'p && q': q)", "logic: (left out of 'p && q': p)")]
    [InlineData("var x = !p;", "negation: p")]
    [InlineData("var x = 3;", "constant: 4", "constant: 2")]
    [InlineData("var x = 0;", "constant: 1")]
    [InlineData("var x = true;", "constant: false")]
    [InlineData("var x = \"word\";", "constant: \"\"")]
    [InlineData("var x = \"A message for a person.\";")]
    [InlineData("const int X = 3;")]
    [InlineData("throw new System.ArgumentException(\"word\");")]
    [InlineData("F(a);", "statement: (left out)")]
    [InlineData("d.Dispose();")]
    [InlineData("return a;", "result: default")]
    [InlineData("var x = s ?? t;", "fallback: t", "fallback: s")]
    [InlineData("var x = s ?? throw new System.InvalidOperationException();")]
    [InlineData("var x = l.First();", "query: l.Last()")]
    [InlineData("var x = l.Where(F);", "query: l")]
    [InlineData("while (p) { break; }", "condition: !(p)", "jump: continue;")]
    [InlineData("switch (a) { default: break; }")]
    [InlineData("var x = new List<int>(capacity: 3);")]
    [InlineData("var x = new List<int>(3);")]
    public void An_operator_finds_its_changes(string statement, params string[] changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var (root, model) = Parse(statement);

        Changes(root, model).Select(change => $"{change.Operator}: {change.Replacement}").ShouldBe(changes, ignoreOrder: true);
    }

    [Theory]
    [InlineData("if (a < b) { }", "if ((Is(1)?(a <= b):((Is(0)!=(a < b))))) { }")]
    [InlineData("F(a);", "if(!Is(0)){F(a);}")]
    [InlineData("var x = p && q;", "var x = (Is(0)?((Is(1)||(p)) || (Is(2)||(q))):((Is(1)||(p)) && (Is(2)||(q))));")]
    [InlineData("while (p) { break; }", "while ((Is(0)!=(p))) { if(Is(1)){continue;}else{break;} }")]
    public void Every_change_stands_beside_the_original_behind_its_switch(string statement, string woven)
    {
        var (root, model) = Parse(statement);
        var mutants = Changes(root, model).Select((change, number) => new Mutant(number, "P", "F.cs", change));

        var text = new Weaver(mutants).Visit(root)!.ToString().Replace("global::EigenFlux.Mutation.Switch.", "", StringComparison.Ordinal);

        text.ShouldContain(woven);
    }

    private static List<Change> Changes(SyntaxNode root, SemanticModel model) =>
        [.. Sample.Changes(root).Where(change => change.Applies?.Invoke(model) != false)];

    private static (SyntaxNode Root, SemanticModel Model) Parse(string statement)
    {
        var tree = CSharpSyntaxTree.ParseText($$"""
            using System;
            using System.Collections.Generic;
            using System.Linq;
            class C
            {
                int M(int a, int b, object o, string s, string t, bool p, bool q, List<int> l, IDisposable d)
                {
                    {{statement}}
                }

                static bool F(int a) { }
            }
            """);
        var references = new[] { typeof(object), typeof(List<>), typeof(Enumerable) }
            .Select(type => type.Assembly.Location).Append(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System.Runtime.dll"))
            .Distinct(StringComparer.Ordinal).Select(path => MetadataReference.CreateFromFile(path));
        return (tree.GetRoot(), CSharpCompilation.Create("Snippet", [tree], references).GetSemanticModel(tree));
    }
}
