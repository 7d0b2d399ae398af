using System.Text.Json;

namespace EigenFlux.Compiler.Testing;

/// <summary>Writes and reads lowered tests as JSON, so that another process can run them.</summary>
public static class TestSerializer
{
    /// <summary>The tests as UTF-8 JSON.</summary>
    public static byte[] Write(TestSuite suite) => JsonSerializer.SerializeToUtf8Bytes(suite, TestJson.Default.TestSuite);

    /// <summary>Reads tests.</summary>
    /// <exception cref="FormatException">The bytes are no tests.</exception>
    public static TestSuite Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, TestJson.Default.TestSuite) ?? throw new FormatException("It holds no tests.");
        }
        catch (Exception problem) when (problem is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new FormatException("Its JSON is damaged or of another format.", problem);
        }
    }
}
