using System.Diagnostics;
using EigenFlux.Models.Files;

namespace EigenFlux.Models.Tests.Opening;

public sealed class SafeFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private string At(string name) => Path.Combine(folder.Path, name);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(70_000)]
    public void A_file_is_read_to_its_end(int length)
    {
        var bytes = Enumerable.Range(0, length).Select(i => (byte)(i * 7)).ToArray();
        folder.Write("a", bytes);
        SafeFile.Read(At("a"), 70_000).ShouldBe(bytes);
    }

    [Fact]
    public void A_file_that_is_larger_than_may_be_read_is_refused_with_both_numbers()
    {
        folder.Write("a", new byte[1001]);
        Should.Throw<UnfitFileException>(() => SafeFile.Read(At("a"), 1000)).Message.ShouldBe("it has 1,001 bytes; the limit is 1,000.");
        SafeFile.Read(At("a"), 1001).Length.ShouldBe(1001);
    }

    [Theory]
    [InlineData(10, 10)]
    [InlineData(10, 70_000)]
    [InlineData(70_000, 70_000)]
    [InlineData(200_000, 200_000)]
    public void A_stream_that_does_not_tell_its_length_is_read_up_to_the_limit(int length, int most)
    {
        var bytes = Enumerable.Range(0, length).Select(i => (byte)i).ToArray();
        SafeFile.Read(new Trickle(bytes), most).ShouldBe(bytes);
        Should.Throw<UnfitFileException>(() => SafeFile.Read(new Trickle([.. bytes, 1]), length));
    }

    [Fact]
    public void A_folder_is_no_file()
    {
        SafeFile.KindOf(folder.Path).ShouldBe(FileKind.Folder);
        Should.Throw<UnfitFileException>(() => SafeFile.Read(folder.Path, 10)).Kind.ShouldBe(FileKind.Folder);
        SafeFile.KindOf(At("nothing")).ShouldBe(FileKind.None);
    }

    [SkippableFact]
    public void A_pipe_and_a_device_are_not_opened()
    {
        Skip.If(OperatingSystem.IsWindows());
        Process.Start("mkfifo", At("pipe")).WaitForExit();
        File.CreateSymbolicLink(At("zero"), "/dev/zero");
        foreach (var name in (string[])["pipe", "zero"])
        {
            SafeFile.KindOf(At(name)).ShouldBe(FileKind.Special);
            Should.Throw<UnfitFileException>(() => SafeFile.Read(At(name), 10)).Kind.ShouldBe(FileKind.Special);
        }

        Should.Throw<UnfitFileException>(() => SafeFile.Read("/dev/zero", 100_000, orPipe: true)).Kind.ShouldBe(FileKind.Regular);
    }

    [SkippableFact]
    public void Links_are_followed_when_it_is_looked_where_a_file_lies()
    {
        Skip.If(OperatingSystem.IsWindows());
        Directory.CreateDirectory(At("in"));
        Directory.CreateDirectory(At("out"));
        folder.Write("in/a", "x");
        folder.Write("out/b", "x");
        File.CreateSymbolicLink(At("in/link"), "../out/b");
        Directory.CreateSymbolicLink(At("in/folder"), At("out"));
        Directory.CreateSymbolicLink(At("other"), At("in"));
        File.CreateSymbolicLink(At("in/round"), At("in/round"));
        var real = SafeFile.RealPath(folder.Path);
        SafeFile.RealPath(At("in/link")).ShouldBe(Path.Combine(real, "out/b"));
        SafeFile.RealPath(At("other/link")).ShouldBe(Path.Combine(real, "out/b"));
        SafeFile.IsWithin(At("in"), At("in/a")).ShouldBeTrue();
        SafeFile.IsWithin(At("in"), At("other/a")).ShouldBeTrue();
        SafeFile.IsWithin(At("other"), At("in/a")).ShouldBeTrue();
        SafeFile.IsWithin(At("in"), At("in/not-there")).ShouldBeTrue();
        SafeFile.IsWithin(At("in"), At("in/link")).ShouldBeFalse();
        SafeFile.IsWithin(At("in"), At("in/folder/b")).ShouldBeFalse();
        SafeFile.IsWithin(At("in"), At("in/../out/b")).ShouldBeFalse();
        SafeFile.IsWithin(At("in"), At("in/round")).ShouldBeFalse();
        SafeFile.IsWithin(At("in"), At("inside")).ShouldBeFalse();
    }

    /// <summary>Gives a few bytes at a time, and cannot be sought in.</summary>
    private sealed class Trickle(byte[] bytes) : Stream
    {
        private int at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => at; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var taken = Math.Min(Math.Min(count, 999), bytes.Length - at);
            bytes.AsSpan(at, taken).CopyTo(buffer.AsSpan(offset));
            at += taken;
            return taken;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
