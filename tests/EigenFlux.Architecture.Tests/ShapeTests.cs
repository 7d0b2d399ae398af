using EigenFlux.Architecture.Tests.Support;

namespace EigenFlux.Architecture.Tests;

/// <summary>What counts as a field.</summary>
public sealed class ShapeTests
{
    [Theory]
    [InlineData("class X { int a, b; static int c; }", 3)]
    [InlineData("class X { const int A = 1; static readonly int B = 2; static int C { get; } }", 0)]
    [InlineData("class X { int A { get; } int B => 1; int C { get; set; } int D { get => field; set => field = value; } }", 3)]
    [InlineData("class X { event System.Action A; event System.Action B { add { } remove { } } }", 1)]
    [InlineData("record X(int A, int B);", 2)]
    [InlineData("class X(int a, int b, int c) { int d = a; int F() => b + b; int E => 1; System.Func<int> G() => () => c; }", 3)]
    [InlineData("class Base(int a); class X(int a) : Base(a) { int B { get; } = a; }", 1)]
    [InlineData("partial class X { int a; } partial class X { int b; }", 2)]
    [InlineData("class X { class Inner { int a; } int b; }", 1)]
    [InlineData("enum X { A, B }", 0)]
    [InlineData("interface X { int A { get; } }", 0)]
    public void Fields_are_what_is_kept(string source, int fields)
    {
        Sample.Read(source).Shapes.Single(shape => shape.Name == "X").Fields.ShouldBe(fields);
    }

    [Fact]
    public void A_block_of_extensions_is_no_type()
    {
        Sample.Read("static class X { extension(int number) { public int Twice => 2 * number; } }").Shapes.Select(shape => shape.Name).ShouldBe(["X"]);
    }

    [Fact]
    public void A_shape_knows_how_its_type_is_declared()
    {
        var shapes = Sample.Read(
            "namespace Sample.A { public class X { public class Y { } internal class Z { } } class I { public struct S { } } [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential)] struct N { } }")
            .Shapes;
        shapes.Where(shape => shape.IsPublic).Select(shape => shape.Name).ShouldBe(["X", "X.Y"]);
        shapes.Where(shape => shape.IsNested).Select(shape => shape.Name).ShouldBe(["X.Y", "X.Z", "I.S"]);
        shapes.Where(shape => shape.IsNative).Select(shape => shape.Name).ShouldBe(["N"]);
        shapes.ShouldAllBe(shape => shape.Type.Folder == "A" && shape.Namespace == "Sample.A");
    }
}
