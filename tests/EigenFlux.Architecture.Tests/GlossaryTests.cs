using System.Collections.Concurrent;
using EigenFlux.Architecture.Tests.Known;
using EigenFlux.Architecture.Tests.Reading;
using EigenFlux.Architecture.Tests.Words;

namespace EigenFlux.Architecture.Tests;

/// <summary>The words of documents, messages and public documentation comments.</summary>
public sealed class GlossaryTests
{
    private const string List = "words.txt";

    [Fact]
    public void Documents_messages_and_public_comments_use_the_terms_of_the_glossary_but_for_the_known_files()
    {
        ConcurrentBag<Prose> texts = [];
        foreach (var path in MarkdownProse.Documents)
        {
            texts.Add(MarkdownProse.Read(path, File.ReadAllText(Path.Combine(Repository.Root, path))));
        }

        Parallel.ForEach(
            House.Current.Projects.SelectMany(project => project.Sources.Select(tree => project.Compilation.GetSemanticModel(tree))),
            model => texts.Add(SourceProse.Read(model)));
        texts.Count(text => text.Text.Length > 0).ShouldBeGreaterThan(500);
        var findings = texts.SelectMany(Glossary.Current.Find).OrderBy(found => found.Path, StringComparer.Ordinal).ThenBy(found => found.Line).ToList();
        var known = KnownWords.Parse(KnownText.Read(List));
        if (KnownText.Accepts)
        {
            known = KnownWords.Lower(findings, known);
            KnownText.Write(List, KnownWords.Format(known));
        }

        KnownText.ShouldBeTrue(List, KnownWords.Compare(findings, known));
    }
}
