using System.Diagnostics;
using EigenFlux.Compiler;
using EigenFlux.Hosting;
using EigenFlux.Runtime.Prefixes;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Image;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests.Hostile;

/// <summary>What a program that somebody sent can make the host read: what lies in its own folder, and regular files alone.</summary>
public sealed class ForeignFileTests : IDisposable
{
    private readonly string outside = Directory.CreateTempSubdirectory("eflux-outside-").FullName;
    private readonly Workshop workshop = new();

    public void Dispose()
    {
        workshop.Dispose();
        Directory.Delete(outside, recursive: true);
    }

    private string At(string name) => Path.Combine(workshop.Folder, name);

    private void Secret(string text) => File.WriteAllText(Path.Combine(outside, "secret.txt"), text);

    private void Pipe(string name)
    {
        Skip.If(OperatingSystem.IsWindows());
        Process.Start("mkfifo", At(name)).WaitForExit();
    }

    private List<string> Codes(string source) => [.. workshop.Compile(source).Diagnostics.Select(diagnostic => diagnostic.Code.Id)];

    [SkippableTheory]
    [InlineData("link.eflux")]
    [InlineData("folder/secret.txt")]
    public void An_import_does_not_follow_a_link_out_of_the_project(string import)
    {
        Skip.If(OperatingSystem.IsWindows());
        Secret("let x = 1");
        File.CreateSymbolicLink(At("link.eflux"), Path.Combine(outside, "secret.txt"));
        Directory.CreateSymbolicLink(At("folder"), outside);
        Codes($"import \"{import}\"\nscene S() {{ narrator: \"a\" }}").ShouldBe(["EF2007"]);
    }

    [SkippableFact]
    public void An_import_may_be_a_link_within_the_project()
    {
        Skip.If(OperatingSystem.IsWindows());
        workshop.Write("real.eflux", "let x = 1");
        File.CreateSymbolicLink(At("link.eflux"), "real.eflux");
        Codes("import \"link.eflux\" as l\nscene S() { narrator: \"{l.x}\" return 1 }").ShouldBeEmpty();
    }

    [SkippableFact]
    public void An_import_of_a_pipe_a_device_or_a_folder_is_refused_and_not_waited_for()
    {
        Pipe("pipe.eflux");
        File.CreateSymbolicLink(At("zero.eflux"), "/dev/zero");
        Directory.CreateDirectory(At("folder.eflux"));
        foreach (var import in (string[])["pipe.eflux", "zero.eflux", "folder.eflux"])
        {
            Codes($"import \"{import}\"\nscene S() {{ narrator: \"a\" }}").ShouldBe(["EF2008"]);
        }
    }

    [SkippableTheory]
    [InlineData("/dev/zero", "EF2009", "bytes")]
    [InlineData("/proc/self/mem", "EF5002", "cannot be read: ")]
    [InlineData("/none/such.eflux", "EF2001", "There is no file")]
    public void Why_an_entry_cannot_be_read_is_told(string path, string code, string reason)
    {
        Skip.IfNot(OperatingSystem.IsLinux());
        var found = workshop.Host.Load(path).Diagnostics.ShouldHaveSingleItem();
        found.Code.Id.ShouldBe(code);
        found.Message.ShouldContain(reason);
        found.Message.ShouldContain(path);
    }

    [SkippableFact]
    public void A_checkpoint_is_not_written_over_a_pipe_a_device_or_an_output()
    {
        Pipe("pipe");
        File.CreateSymbolicLink(At("link"), At("pipe"));
        File.CreateSymbolicLink(At("null"), "/dev/null");
        foreach (var path in (string[])[At("pipe"), At("link"), At("null"), "/dev/stdout", "/dev/fd/2", "/proc/self/fd/1"])
        {
            CheckpointFile.Open(path, resumes: false, out var problem).ShouldBeNull();
            problem.ShouldNotBeNull().Code.Id.ShouldBe("EF5003");
            problem.Message.ShouldContain("not a regular file");
            File.Exists(path + ".lock").ShouldBeFalse();
        }

        File.Exists("/dev/null").ShouldBeTrue();
    }

    [Fact]
    public void An_import_that_another_process_has_locked_is_one_that_cannot_be_read()
    {
        using var locked = new FileStream(workshop.Write("locked.eflux", "let x = 1"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Codes("import \"locked.eflux\"\nscene S() { narrator: \"a\" }").ShouldBe(["EF5002"]);
    }

    [Fact]
    public void An_import_that_is_too_large_to_be_a_program_is_not_read()
    {
        using (var large = File.Create(At("large.eflux")))
        {
            large.SetLength(FileLimits.Source + 1);
        }

        Codes("import \"large.eflux\"\nscene S() { narrator: \"a\" }").ShouldBe(["EF2009"]);
    }

    [Theory]
    [InlineData("replay:{0}")]
    [InlineData("ngram:{0}")]
    [InlineData("replay:turns.txt?tokenizer=replay:turns.txt?tokenizer={0}.gguf")]
    [InlineData("{0}.gguf")]
    [InlineData("gguf:{0}")]
    public void A_model_outside_of_the_program_s_folder_is_not_opened(string uri)
    {
        Secret("root\n");
        workshop.Record("a");
        var address = string.Format(System.Globalization.CultureInfo.InvariantCulture, uri, Path.Combine(outside, "secret.txt").Replace('\\', '/'));
        Codes($"model M = \"{address}\"\nscene S() on M {{ narrator -> x until line return x }}").ShouldBe(["EF4043"]);
    }

    [SkippableFact]
    public void A_model_behind_a_link_that_leads_outside_is_not_opened()
    {
        Skip.If(OperatingSystem.IsWindows());
        Secret("root\n");
        Directory.CreateSymbolicLink(At("models"), outside);
        const string program = "model M = \"replay:models/secret.txt\"\nscene S() on M { narrator -> x until line return x }";
        Codes(program).ShouldBe(["EF4043"]);
        using var host = new FluxHost(new FluxHostOptions { BaseFolder = workshop.Folder, ModelFolders = [outside] });
        host.Compile(host.Load(workshop.Write("p.eflux", program)), new CompileOptions()).HasErrors.ShouldBeFalse();
    }

    [Fact]
    public async Task A_model_that_the_caller_names_may_lie_anywhere()
    {
        Secret("Hello.\n");
        var path = Path.Combine(outside, "secret.txt").Replace('\\', '/');
        var run = await workshop.RunAsync(
            "scene S() { narrator -> x until line return x }", compile: new CompileOptions { Model = $"replay:{path}" });
        run["x"].ShouldBe("Hello.");
        var argument = await workshop.RunAsync(
            "scene S(m: model) on m { narrator -> x until line return x }",
            compile: new CompileOptions { Arguments = new Dictionary<string, string> { ["m"] = $"replay:{path}" } });
        argument["x"].ShouldBe("Hello.");
    }

    [Fact]
    public async Task An_image_takes_models_from_its_own_folder_and_from_nowhere_else()
    {
        workshop.Record("Hello.");
        Secret("root\n");
        var image = workshop.Image(Workshop.Cast + "scene S() on Tape { narrator -> x until line return x }");
        var forged = image with
        {
            Models = image.Models.ToDictionary(pair => pair.Key, pair => pair.Value with { Uri = "replay:secret.txt", BaseFolder = outside }),
        };
        File.WriteAllBytes(At("a.image"), ImageSerializer.Write(image));
        File.WriteAllBytes(At("b.image"), ImageSerializer.Write(forged));
        using var host = new FluxHost(new FluxHostOptions { BaseFolder = workshop.Folder });
        var fault = new List<string?>();
        foreach (var name in (string[])["a.image", "b.image"])
        {
            var read = host.LoadImage(name, new CompileOptions());
            await foreach (var happened in host.RunAsync(read.Image!, new RunOptions { Seed = 1 }))
            {
                if (happened is Runtime.Events.FluxEvent.Done done)
                {
                    fault.Add(done.Fault is null ? null : FluxHost.Explain(done.Fault).Code.Id);
                }
            }
        }

        fault.ShouldBe([null, "EF4043"]);
    }

    [SkippableFact]
    public void A_checkpoint_an_image_and_a_target_that_are_pipes_are_refused()
    {
        Pipe("pipe");
        CheckpointFile.Read(At("pipe"), out var problem).ShouldBeNull();
        problem!.Code.Id.ShouldBe("EF5404");
        workshop.Host.LoadImage("pipe", new CompileOptions()).Diagnostics.ShouldHaveSingleItem().Code.Id.ShouldBe("EF4042");
        using var host = new FluxHost(new FluxHostOptions { BaseFolder = workshop.Folder, TargetFiles = ["pipe"] });
        host.Compile(host.Load(workshop.Write("p.eflux", "scene S() { narrator: \"a\" return 1 }")), new CompileOptions())
            .Diagnostics.ShouldContain(diagnostic => diagnostic.Code.Id == "EF5002");
    }

    [SkippableFact]
    public void A_prefix_that_is_a_pipe_is_one_that_cannot_be_read()
    {
        var key = new PrefixKey("00");
        Pipe("00.prefix");
        Should.Throw<IOException>(() => new PrefixFolder(workshop.Folder, 1000).Find(key)).Message.ShouldContain("not a regular file");
    }
}
