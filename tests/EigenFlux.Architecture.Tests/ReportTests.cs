using EigenFlux.Architecture.Tests.Reading;
using Xunit.Abstractions;

namespace EigenFlux.Architecture.Tests;

/// <summary>The graph as text.</summary>
public sealed class ReportTests(ITestOutputHelper output)
{
    [Fact]
    public void The_graph_is_written_beside_the_tests()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "architecture.md");
        var report = Report.Write(House.Current);
        File.WriteAllText(path, report);
        output.WriteLine(report);
        output.WriteLine(path);
        foreach (var project in House.Current.Projects)
        {
            report.ShouldContain($"\n## {project.Name}\n");
        }

        report.ShouldContain("\n| Rendering → Terminal | ");
    }
}
