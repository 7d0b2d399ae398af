using System.CommandLine;

namespace EigenFlux.Cli.Commands;

/// <summary>A command with what its help tells beyond its options: a paragraph, and examples that can be copied.</summary>
internal sealed class TaughtCommand(string name, string description, string paragraph, params (string Line, string Meaning)[] examples)
    : Command(name, description)
{
    public string Paragraph => paragraph;

    public IReadOnlyList<(string Line, string Meaning)> Examples => examples;
}
