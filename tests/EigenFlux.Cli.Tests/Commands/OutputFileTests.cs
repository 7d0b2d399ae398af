using System.Text.Json;
using EigenFlux.Cli.Tests.Support;

namespace EigenFlux.Cli.Tests.Commands;

/// <summary>Files that are written and that are no regular files: pipes, devices, and outputs of the process itself.</summary>
public sealed class OutputFileTests : IDisposable
{
    private readonly Folder folder = new();

    public OutputFileTests() => folder.Write("s.eflux", """
        character Ana { brief "Ana." }
        scene S { window 300, reserve 30 cast Ana Ana -> q until line, 4 tokens }
        """);

    public void Dispose() => folder.Dispose();

    [SkippableFact]
    public void A_named_pipe_is_written_into_and_stays_a_pipe()
    {
        Skip.If(OperatingSystem.IsWindows(), "there is no bash");
        foreach (var command in (string[])["compile s.eflux -o p", "run s.eflux --seed 1 --trace p"])
        {
            var outcome = Eflux.Shell(folder, $"mkfifo p; cat p > got & timeout 50 $EFLUX {command} > out; code=$?; wait; [ -p p ] && echo pipe; rm p; exit $code");
            outcome.ShouldEndWith(0).Output.ShouldBe("pipe\n");
            using var first = JsonDocument.Parse(File.ReadLines(folder["got"]).First());
        }
    }

    [SkippableFact]
    public void A_link_to_a_pipe_is_written_into_as_the_pipe_is()
    {
        Skip.If(OperatingSystem.IsWindows(), "there is no bash");
        Eflux.Shell(folder, "mkfifo p; ln -s p l; cat p > got & timeout 50 $EFLUX compile s.eflux -o l > out; code=$?; wait; [ -p p -a -L l ] && echo both; exit $code")
            .ShouldEndWith(0).Output.ShouldBe("both\n");
        Eflux.Run(folder, "run", "got", "--seed", "1").ShouldEndWith(0);
    }

    [SkippableTheory]
    [InlineData("/dev/stdout")]
    [InlineData("/dev/fd/1")]
    [InlineData("/proc/self/fd/1")]
    public void An_image_on_standard_output_is_all_that_is_there(string name)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "there is no /proc");
        Eflux.Shell(folder, $"$EFLUX compile s.eflux -o {name} > got; $EFLUX compile s.eflux -o {name} | cat > piped; cmp got piped").ShouldEndWith(0);
        Eflux.Run(folder, "compile", "s.eflux", "-o", "file").ShouldEndWith(0);
        File.ReadAllBytes(folder["got"]).ShouldBe(File.ReadAllBytes(folder["file"]));
        Eflux.Run(folder, "compile", "s.eflux", "-o", name, "--json").ShouldEndWith(2).Error.ShouldContain("standard output");
        Eflux.Run(folder, "compile", "s.eflux", "-o", name, "--map", "text").ShouldEndWith(2).Error.ShouldContain("standard output");
    }

    [SkippableFact]
    public void A_trace_on_an_output_takes_nothing_from_it()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "there is no /proc");
        Eflux.Shell(folder, "echo before > got; $EFLUX run s.eflux --seed 1 --trace /dev/stdout >> got").ShouldEndWith(0);
        var lines = File.ReadAllLines(folder["got"]);
        lines[0].ShouldBe("before");
        lines.ShouldContain(line => line.StartsWith("Ana: ", StringComparison.Ordinal));
        lines.Count(line => line.StartsWith('{')).ShouldBeGreaterThan(3);
    }

    [SkippableFact]
    public void A_checkpoint_is_refused_where_it_could_not_be_read_again()
    {
        Skip.If(OperatingSystem.IsWindows(), "there is no bash");
        var refused = Eflux.Shell(folder, "mkfifo p; timeout 50 $EFLUX run s.eflux --seed 1 --checkpoint p; code=$?; [ -p p ] && echo pipe; exit $code").ShouldEndWith(1);
        refused.Output.ShouldEndWith("pipe\n");
        refused.Error.ShouldContain("error[EF5003]");
    }
}
