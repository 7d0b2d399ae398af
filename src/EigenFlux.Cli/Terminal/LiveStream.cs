namespace EigenFlux.Cli.Terminal;

/// <summary>An output to the terminal that <see cref="LiveLine"/> makes room for.</summary>
/// <param name="inner">The output.</param>
/// <param name="line">The line.</param>
internal sealed class LiveStream(Stream inner, LiveLine line) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        lock (line.Gate)
        {
            line.Pass(buffer);
            inner.Write(buffer);
        }
    }

    public override void Flush() => inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
