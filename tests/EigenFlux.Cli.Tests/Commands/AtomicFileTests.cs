using System.Diagnostics;
using EigenFlux.Cli.Commands;
using EigenFlux.Cli.Tests.Support;
using EigenFlux.Models.Files;

namespace EigenFlux.Cli.Tests.Commands;

public sealed class AtomicFileTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_file_is_replaced_as_a_whole_and_nothing_is_left_beside_it()
    {
        folder.Write("a", "what was longer");
        var file = folder["a"];
        AtomicFile.Write(file, "new"u8);
        File.ReadAllText(file).ShouldBe("new");
        Directory.GetFiles(folder.Path).ShouldBe([file]);
    }

    [SkippableFact]
    public void What_a_link_leads_to_is_replaced_and_the_link_stays()
    {
        Skip.If(OperatingSystem.IsWindows());
        folder.Write("a", "what was longer");
        var file = folder["a"];
        File.CreateSymbolicLink(folder["link"], file);
        AtomicFile.Write(folder["link"], "new"u8);
        File.ReadAllText(file).ShouldBe("new");
        new FileInfo(folder["link"]).LinkTarget.ShouldBe(file);
    }

    [SkippableFact]
    public void A_file_in_memory_is_replaced_although_it_lies_among_the_devices()
    {
        Skip.IfNot(Directory.Exists("/dev/shm"), "there is no /dev/shm");
        var file = $"/dev/shm/eflux-{Guid.NewGuid():N}";
        try
        {
            File.WriteAllText(file, "what was longer");
            AtomicFile.Write(file, "new"u8);
            File.ReadAllText(file).ShouldBe("new");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [SkippableFact]
    public async Task A_pipe_is_written_to_and_stays_one()
    {
        Skip.If(OperatingSystem.IsWindows());
        Process.Start("mkfifo", folder["pipe"]).WaitForExit();
        var read = Task.Run(() => File.ReadAllText(folder["pipe"]));
        AtomicFile.Write(folder["pipe"], "new"u8);
        SafeFile.KindOf(folder["pipe"]).ShouldBe(FileKind.Special);
        (await read).ShouldBe("new");
    }

    [SkippableFact]
    public void An_image_can_be_written_to_a_pipe_without_a_name()
    {
        Skip.If(OperatingSystem.IsWindows());
        folder.Write("p.eflux", "scene S() { narrator: \"Rain.\" }\n");
        Eflux.Shell(folder, "$EFLUX compile p.eflux -o /dev/stdout | cat").ShouldEndWith(0).Output.ShouldContain("\"format\":");
    }
}
