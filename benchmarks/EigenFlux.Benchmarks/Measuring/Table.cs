namespace EigenFlux.Benchmarks.Measuring;

/// <summary>A Markdown table.</summary>
internal sealed class Table(string title, params string[] head)
{
    private readonly List<string[]> rows = [];

    public void Add(params string[] row) => rows.Add(row);

    public void Print()
    {
        Console.WriteLine($"### {title}\n");
        Console.WriteLine(Line(head));
        Console.WriteLine(Line(head.Select((_, i) => i == 0 ? "---" : "---:")));
        foreach (var row in rows)
        {
            Console.WriteLine(Line(row));
        }
    }

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
}
