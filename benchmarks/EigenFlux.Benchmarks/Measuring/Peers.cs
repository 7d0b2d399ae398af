namespace EigenFlux.Benchmarks.Measuring;

/// <summary>What <c>benchmarks/runtime/build-native.sh</c> has built and installed outside the repository.</summary>
internal static class Peers
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("EFLUX_PEERS") is { Length: > 0 } given
        ? Path.GetFullPath(given)
        : Path.Combine(Path.GetTempPath(), "eigenflux-peers");

    /// <summary>llama.cpp's benchmark of several sequences in one batch; null where it is not built.</summary>
    public static string? BatchedBench { get; } = Existing("libraries/bins/linux-x64/llama-batched-bench");

    /// <summary>llama.cpp's server; null where it is not built.</summary>
    public static string? Server { get; } = Existing("libraries/bins/linux-x64/llama-server");

    /// <summary>The folder in which node-llama-cpp is installed; null where it is not.</summary>
    public static string? Node { get; } = Existing("node/node_modules/node-llama-cpp/package.json") is null ? null : Path.Combine(Folder, "node");

    /// <summary>Says that something is left out because it is not there.</summary>
    public static void SayMissing(string what) =>
        Console.WriteLine($"{what} is left out: it is not in {Folder}. 'bash benchmarks/runtime/build-native.sh' puts it there.");

    private static string? Existing(string path) => File.Exists(Path.Combine(Folder, path)) ? Path.Combine(Folder, path) : null;
}
