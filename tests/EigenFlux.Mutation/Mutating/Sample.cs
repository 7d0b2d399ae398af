using System.Globalization;
using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;
using EigenFlux.Mutation.Operators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EigenFlux.Mutation.Mutating;

/// <summary>Draws mutants evenly from all that there are.</summary>
internal sealed class Sample
{
    private readonly List<ProjectCompilation> _projects;

    private readonly List<(ProjectCompilation Project, string File, Change Change)> _candidates;

    private int _next;

    private int _number;

    /// <summary>Lists the possible changes and puts them in an order that the seed decides.</summary>
    /// <param name="root">The root of the tree.</param>
    /// <param name="projects">What may be changed.</param>
    /// <param name="only">Patterns of paths from the root, with <c>*</c> and <c>?</c>; all files if there is none.</param>
    /// <param name="seed">Equal seeds draw equal mutants from equal sources.</param>
    public Sample(string root, IEnumerable<ProjectCompilation> projects, IReadOnlyCollection<string> only, int seed)
    {
        _projects = [.. projects];
        List<(ProjectCompilation Project, string File, Change Change)> candidates = [];
        foreach (var project in _projects)
        {
            foreach (var tree in project.Sources)
            {
                var file = Path.GetRelativePath(root, tree.FilePath).Replace('\\', '/');
                if (!IsCatalogue(file) && (only.Count == 0 || only.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, file))))
                {
                    candidates.AddRange(Changes(tree.GetRoot()).Select(change => (project, file, change)));
                }
            }
        }

        _candidates = Shuffled(candidates, seed);
    }

    /// <summary>Every possible change of a source, by syntax alone.</summary>
    public static IEnumerable<Change> Changes(SyntaxNode root) => root
        .DescendantNodes(node => !Places.IsClosed(node))
        .Where(node => !Places.IsClosed(node))
        .SelectMany(node => MutationOperator.All.SelectMany(kind => kind.Of(node)));

    /// <summary>How many changes there are, by syntax alone.</summary>
    public int Candidates => _candidates.Count;

    /// <summary>Draws mutants that compile together, and compiles them.</summary>
    /// <returns>The mutants in the order of their numbers, and one compilation for each project that has some.</returns>
    public (List<Mutant> Mutants, List<(ProjectCompilation Project, CSharpCompilation Compilation)> Compilations) Draw(int wanted)
    {
        List<Mutant> mutants = [];
        Dictionary<ProjectCompilation, CSharpCompilation> compiled = [];
        while (true)
        {
            HashSet<string> changed = [];
            while (mutants.Count < wanted && Next() is { } mutant)
            {
                mutants.Add(mutant);
                changed.Add(mutant.Project);
            }

            if (changed.Count == 0)
            {
                break;
            }

            foreach (var project in _projects.Where(project => changed.Contains(project.Name)))
            {
                IReadOnlyCollection<Mutant> faulty;
                do
                {
                    (compiled[project], faulty) = project.Weave([.. mutants.Where(mutant => mutant.Project == project.Name)], wanted * 4);
                    mutants.RemoveAll(faulty.Contains);
                }
                while (faulty.Count > 0);
            }
        }

        return (mutants, [.. compiled.Select(pair => (pair.Key, pair.Value))]);
    }

    // Each change has its own place, which changes elsewhere do not move: nearly equal sources draw nearly equal mutants.
    private static List<(ProjectCompilation Project, string File, Change Change)> Shuffled(
        IEnumerable<(ProjectCompilation Project, string File, Change Change)> candidates, int seed)
    {
        Dictionary<string, int> equals = [];
        return
        [
            .. candidates
                .Select(candidate => (candidate, place: Place($"{candidate.File}\n{candidate.Change.Operator}\n{candidate.Change.Node}\n{candidate.Change.Replacement}")))
                .OrderBy(pair => pair.place, StringComparer.Ordinal)
                .Select(pair => pair.candidate),
        ];

        string Place(string text)
        {
            var before = equals.GetValueOrDefault(text);
            equals[text] = before + 1;
            return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}\n{before}\n{text}"))));
        }
    }

    private static bool IsCatalogue(string file) => Path.GetFileName(file).StartsWith("DiagnosticCodes", StringComparison.Ordinal);

    private Mutant? Next()
    {
        while (_next < _candidates.Count)
        {
            var (project, file, change) = _candidates[_next++];
            if (change.Applies?.Invoke(project.Model(change.Node.SyntaxTree)) != false)
            {
                return new Mutant(_number++, project.Name, file, change);
            }
        }

        return null;
    }
}
