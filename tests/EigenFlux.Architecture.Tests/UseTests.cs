using EigenFlux.Architecture.Tests.Graphs;
using EigenFlux.Architecture.Tests.Support;

namespace EigenFlux.Architecture.Tests;

/// <summary>What counts as a use.</summary>
public sealed class UseTests
{
    /// <summary>The types that are used.</summary>
    private const string Used = """
        using System;
        using System.Collections.Generic;
        namespace Sample.B
        {
            public class Y
            {
                public const int Constant = 1;
                public int Field;
                public Y Next => this;
                public event Action Happened { add { } remove { } }
                public int this[int index] => index;
                public static Y Make() => new();
                public static Y operator +(Y left, Y right) => left;
                public static implicit operator int(Y y) => 1;
                public void Deconstruct(out int a, out int b) => (a, b) = (1, 2);
                public class Inner { }
            }
            public class Open { }
            public interface IY { }
            public sealed class MarkAttribute : Attribute { }
            public enum E { One }
            public static class Extensions
            {
                public static int Twice(this int number) => 2 * number;
                public static IEnumerator<int> GetEnumerator(this Range range) => null;
                public static void Deconstruct(this Uri uri, out int a, out int b) => (a, b) = (1, 2);
                public static System.Runtime.CompilerServices.TaskAwaiter GetAwaiter(this Uri uri) => default;
                public static Uri Where(this Uri uri, Func<int, bool> condition) => uri;
                public static int Select(this Uri uri, Func<int, int> change) => 1;
                public static void Add(this Stack<int> stack, int number) { }
            }
        }
        namespace Sample.C
        {
            public static class Source
            {
                public static B.Y Make() => null;
                public static List<B.Y> All() => null;
                public static void Take(B.Y y) { }
                public static void TakeAll(Func<B.Y, object> each) { }
                public static int Number(int number) => number;
            }
        }
        """;

    [Theory]
    [InlineData("class X : B.Open { }", "B.Open")]
    [InlineData("class X : B.IY { }", "B.IY")]
    [InlineData("class X<T> where T : B.IY { }", "B.IY")]
    [InlineData("class X { B.Y y; }", "B.Y")]
    [InlineData("class X { B.Y[] y; }", "B.Y")]
    [InlineData("class X { B.E? y; }", "B.E")]
    [InlineData("unsafe class X { B.E* y; }", "B.E")]
    [InlineData("unsafe class X { delegate*<B.Y, void> y; }", "B.Y")]
    [InlineData("class X { (int, B.Y) y; }", "B.Y")]
    [InlineData("class X { B.Y.Inner y; }", "B.Y")]
    [InlineData("class X { System.Collections.Generic.List<B.Y> y; }", "B.Y")]
    [InlineData("class X { void F(B.Y y) { } }", "B.Y")]
    [InlineData("delegate void X(B.Y y);", "B.Y")]
    [InlineData("[B.Mark] class X { }", "B.MarkAttribute")]
    [InlineData("class X { string F() => nameof(B.Y); }", "B.Y")]
    [InlineData("class X { string F() => nameof(B.Y.Make); }", "B.Y")]
    [InlineData("class X { object F() => typeof(B.Y); }", "B.Y")]
    [InlineData("class X { bool F(object o) => o is B.Y; }", "B.Y")]
    [InlineData("class X { int F() => B.Y.Constant; }", "B.Y")]
    [InlineData("class X { int F(int e) => e switch { (int)B.E.One => 1, _ => 2 }; }", "B.E")]
    [InlineData("class X { void F() { object o = new B.Y(); } }", "B.Y")]
    [InlineData("class X { void F() { var y = C.Source.Make(); } }", "C.Source", "B.Y")]
    [InlineData("class X { void F() => C.Source.Make(); }", "C.Source", "B.Y")]
    [InlineData("class X { void F() { var y = C.Source.All(); } }", "C.Source", "B.Y")]
    [InlineData("class X { void F() => C.Source.Take(new()); }", "C.Source", "B.Y")]
    [InlineData("class X { void F() => C.Source.Take(null); }", "C.Source")]
    [InlineData("class X { void F() => C.Source.TakeAll(y => y); }", "C.Source", "B.Y")]
    [InlineData("class X { void F() => C.Source.Number(C.Source.Make()); }", "C.Source", "B.Y")]
    [InlineData("class X { void F() { foreach (var y in C.Source.All()) { } } }", "C.Source", "B.Y")]
    [InlineData("class X { void F() { var (a, b) = C.Source.Make(); } }", "C.Source", "B.Y")]
    [InlineData("class X { void F() => C.Source.All().ForEach(y => y.Happened += null); }", "C.Source", "B.Y")]
    [InlineData("class X { object F() => System.Array.Empty<B.Y>(); }", "B.Y")]
    [InlineData("class X { int F() => Sample.B.Extensions.Twice(1); }", "B.Extensions")]
    [InlineData("class X { int A => 1; class Nested { X x; B.Y y; } }", "B.Y")]
    [InlineData("class X { X x; string F() => nameof(X) + nameof(Sample.A); }")]
    [InlineData("/// <summary><see cref=\"B.Y\"/></summary>\nclass X { }")]
    public void A_type_uses_what_its_source_means(string type, params string[] used)
    {
        Sample.Read(Used, $"namespace Sample.A;\n{type}").Pairs.Where(pair => pair.StartsWith("A.", StringComparison.Ordinal))
            .ShouldBe(used.Select(to => $"A.X -> {to}"), ignoreOrder: true);
    }

    [Theory]
    [InlineData("using Sample.B;", "class X { int F() => 1.Twice(); }", "B.Extensions")]
    [InlineData("using Sample.B;", "class X { void F() { foreach (var number in 1..2) { } } }", "B.Extensions")]
    [InlineData("using Sample.B;", "class X { void F(System.Uri uri) { var (a, b) = uri; } }", "B.Extensions")]
    [InlineData("using Sample.B;", "class X { void F((System.Uri, int) pair) { var ((a, b), c) = pair; } }", "B.Extensions")]
    [InlineData("using Sample.B;", "class X { void F(System.Uri[] all) { foreach (var (a, b) in all) { } } }", "B.Extensions")]
    [InlineData("using Sample.B;", "class X { async void F(System.Uri uri) => await uri; }", "B.Extensions")]
    [InlineData("using Sample.B;", "class X { void F(System.Uri uri) { var x = from u in uri where true select u; } }", "B.Extensions")]
    [InlineData("using Sample.B;", "class X { object F() => new System.Collections.Generic.Stack<int> { 1 }; }", "B.Extensions")]
    [InlineData("using static Sample.B.Y;", "class X { object F() => Make(); }", "B.Y")]
    [InlineData("using static Sample.B.Y;", "class X { }", "B.Y")]
    [InlineData("using Z = Sample.B.Y;", "class X { }", "B.Y")]
    [InlineData("using Z = System.Collections.Generic.List<Sample.B.Y>;", "class X { }", "B.Y")]
    [InlineData("using Sample.B;", "class X { }")]
    public void The_head_of_a_file_belongs_to_its_first_type(string head, string type, params string[] used)
    {
        Sample.Read(Used, $"{head}\nnamespace Sample.A;\n{type}").Pairs.Where(pair => pair.StartsWith("A.", StringComparison.Ordinal))
            .ShouldBe(used.Select(to => $"A.X -> {to}"), ignoreOrder: true);
    }

    [Fact]
    public void An_expression_counts_once_for_each_type_and_each_expression_counts()
    {
        var uses = Sample.Read(Used, "namespace Sample.A;\nclass X\n{\n    B.Y one;\n    B.Y two;\n}").Uses.Where(use => use.From.Name == "X").ToList();
        uses.Select(use => use.Place.ToString()).Distinct().ShouldBe(["1.cs:4", "1.cs:5"]);
        uses.Count(use => use.Place.ToString() == "1.cs:4").ShouldBe(uses.Count / 2);
    }

    [Fact]
    public void Members_from_outside_are_collected_with_constructors_named_or_not()
    {
        var members = Sample.Read(
            "using System.IO;\nusing System.Text.RegularExpressions;\nusing static System.IO.File;\nclass X { StreamReader r = new(\"\"); object o = new StreamReader(Stream.Null); string F() => ReadAllText(\"\"); System.Func<string, string> f = ReadAllText; }")
            .Members;
        members.Select(use => use.Member).ShouldContain("(using System.Text.RegularExpressions)");
        members.Select(use => use.Member).ShouldContain("System.IO.StreamReader.new(String)");
        members.Select(use => use.Member).ShouldContain("System.IO.StreamReader.new(Stream)");
        members.Count(use => use.Member == "System.IO.File.ReadAllText" && use.IsStatic).ShouldBe(2);
    }

    [Fact]
    public void Two_folders_that_use_each_other_form_a_cycle()
    {
        var sample = Sample.Read("namespace Sample.A { class X { B.Y y; } class V { } }", "namespace Sample.B { class Y { } class Z { A.V F() => null; } }");
        var arrows = FolderArrow.Of("Sample", sample.Uses);
        arrows.Select(arrow => $"{arrow.From} -> {arrow.To}: {string.Join(", ", arrow.Pairs.Keys)}").ShouldBe(["A -> B: (X, Y)", "B -> A: (Z, V)"]);
        Components.Of(["A", "B"], arrows.Select(arrow => (arrow.From, arrow.To))).ShouldHaveSingleItem().ShouldBe(["A", "B"]);
    }
}
