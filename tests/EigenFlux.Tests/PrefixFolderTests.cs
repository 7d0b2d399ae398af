using System.Runtime.Versioning;
using EigenFlux.Hosting;
using EigenFlux.Runtime.Prefixes;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests;

public sealed class PrefixFolderTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("eflux-test-").FullName;
    private readonly Clock clock = new();

    private string Path => System.IO.Path.Combine(root, "deep", "prefixes");

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void What_was_kept_is_found_and_what_was_not_is_not()
    {
        var folder = Folder(1000);
        folder.Find(Key(1)).ShouldBeNull();
        folder.Measure().ShouldBe((0, 0));
        folder.Keep(Key(1), [1, 2, 3]);
        folder.Keep(Key(2), []);
        folder.Keep(Key(1), [4, 5]);
        Folder(1000).Find(Key(1)).ShouldBe([4, 5]);
        folder.Find(Key(2)).ShouldBe([]);
        folder.Find(Key(3)).ShouldBeNull();
        folder.Measure().ShouldBe((2, 2));
        File.ReadAllText(System.IO.Path.Combine(Path, "CACHEDIR.TAG")).ShouldStartWith("Signature: 8a477f597d28d172789f06886806bc55");
    }

    [Fact]
    public void What_was_not_used_for_longest_goes_when_the_limit_would_be_passed()
    {
        var folder = Folder(100);
        for (var i = 1; i <= 3; i++)
        {
            clock.Pass(1);
            folder.Keep(Key(i), new byte[30]);
        }

        clock.Pass(1);
        folder.Find(Key(1)).ShouldNotBeNull();
        clock.Pass(1);
        folder.Keep(Key(4), new byte[40]);
        folder.Find(Key(2)).ShouldBeNull();
        folder.Measure().ShouldBe((3, 100));
        clock.Pass(1);
        folder.Keep(Key(5), new byte[100]);
        folder.Measure().ShouldBe((1, 100));

        // A state that takes the place of its own older one needs room for the difference only.
        folder.Keep(Key(5), new byte[60]);
        folder.Keep(Key(6), new byte[40]);
        clock.Pass(1);
        folder.Keep(Key(6), new byte[40]);
        folder.Measure().ShouldBe((2, 100));
    }

    [Fact]
    public void A_limit_that_was_lowered_holds_when_something_is_kept_next()
    {
        var folder = Folder(1000);
        for (var i = 1; i <= 9; i++)
        {
            clock.Pass(1);
            folder.Keep(Key(i), new byte[100]);
        }

        clock.Pass(1);
        Folder(250).Keep(Key(10), new byte[100]);
        folder.Measure().ShouldBe((2, 200));
        folder.Find(Key(9)).ShouldNotBeNull();
    }

    [Fact]
    public void Other_files_in_the_folder_are_left_alone()
    {
        Directory.CreateDirectory(Path);
        var mine = System.IO.Path.Combine(Path, "notes.txt");
        File.WriteAllBytes(mine, new byte[500]);
        var folder = Folder(100);
        folder.Keep(Key(1), new byte[100]);
        folder.Keep(Key(2), new byte[100]);
        folder.Clear().ShouldBe((1, 100));
        Directory.GetFileSystemEntries(Path).ShouldBe([mine]);
    }

    [Fact]
    public void What_a_process_left_unfinished_goes_after_an_hour()
    {
        var folder = Folder(1000);
        folder.Keep(Key(1), [1]);
        var left = System.IO.Path.Combine(Path, Key(2).Name + ".prefix.77-abc.tmp");
        File.WriteAllText(left, "half");
        File.SetLastWriteTimeUtc(left, clock.GetUtcNow().UtcDateTime);
        clock.Pass(30 * 60);
        folder.Keep(Key(3), [1]);
        File.Exists(left).ShouldBeTrue();
        folder.Measure().ShouldBe((2, 2));
        clock.Pass(31 * 60);
        folder.Keep(Key(3), [1]);
        File.Exists(left).ShouldBeFalse();
    }

    [Fact]
    public async Task Many_that_keep_at_once_see_whole_states_only_and_hold_the_limit()
    {
        // Each has a folder object of its own, as processes do.
        var seen = 0;
        await Parallel.ForAsync(0, 200, (i, _) =>
        {
            var folder = Folder(5000);
            var number = (byte)((i % 10) + 1);
            if (folder.Find(Key(number)) is { } found)
            {
                found.ShouldBe(Enumerable.Repeat(number, 1000));
                Interlocked.Increment(ref seen);
            }

            folder.Keep(Key(number), [.. Enumerable.Repeat(number, 1000)]);
            return ValueTask.CompletedTask;
        });
        seen.ShouldBeGreaterThan(0);
        Folder(5000).Keep(Key(11), new byte[1000]);
        Folder(5000).Measure().Bytes.ShouldBeLessThanOrEqualTo(5000);
        Directory.GetFiles(Path, "*.tmp").ShouldBeEmpty();
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_told_once_as_one_line()
    {
        var file = System.IO.Path.Combine(root, "file");
        File.WriteAllText(file, "");
        var folder = new PrefixFolder(System.IO.Path.Combine(file, "prefixes"), 1000, clock);
        folder.Find(Key(1)).ShouldBeNull();
        Should.Throw<IOException>(() => folder.Keep(Key(1), [1])).Message.ShouldNotContain('\n');
        folder.Keep(Key(1), [1]);
        folder.Measure().ShouldBe((0, 0));
    }

    [SkippableFact]
    [UnsupportedOSPlatform("windows")]
    public void A_folder_that_can_only_be_read_gives_what_it_has()
    {
        Skip.If(OperatingSystem.IsWindows() || Environment.UserName == "root", "Needs a user whom the system refuses something.");
        var folder = Folder(1000);
        folder.Keep(Key(1), [1]);
        File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        folder.Find(Key(1)).ShouldBe([1]);
        Should.Throw<IOException>(() => folder.Keep(Key(2), [1]));
        File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [SkippableFact]
    [UnsupportedOSPlatform("windows")]
    public void The_folder_is_its_owners_alone()
    {
        Skip.If(OperatingSystem.IsWindows(), "There are no such modes.");
        Folder(1000).Keep(Key(1), [1]);
        File.GetUnixFileMode(Path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.GetUnixFileMode(Directory.GetFiles(Path, "*.prefix").Single()).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private static PrefixKey Key(int number) => new($"{number:x64}");

    private PrefixFolder Folder(long limit) => new(Path, limit, clock);
}
