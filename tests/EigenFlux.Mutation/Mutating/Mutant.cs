namespace EigenFlux.Mutation.Mutating;

/// <summary>A mutation that was drawn.</summary>
/// <param name="Number">What the switch knows it by.</param>
/// <param name="Project">The name of the project that it is in.</param>
/// <param name="File">The file, relative to the root of the tree, with slashes.</param>
/// <param name="Change">The change.</param>
internal sealed record Mutant(int Number, string Project, string File, Change Change)
{
    /// <summary>The line, from one.</summary>
    public int Line => Change.Node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    /// <summary>The text that it changes.</summary>
    public string Original => Texts.OneLine(Change.Node.ToString());
}
