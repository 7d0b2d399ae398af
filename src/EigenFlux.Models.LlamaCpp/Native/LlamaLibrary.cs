using System.Reflection;
using System.Runtime.InteropServices;
using EigenFlux.Models.Contract;

namespace EigenFlux.Models.LlamaCpp.Native;

/// <summary>Loads llama.cpp's libraries from the application's folder, once, and checks their release.</summary>
internal static class LlamaLibrary
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, nint> Handles = new(StringComparer.Ordinal);
    private static bool ready;
    private static bool resolving;

    /// <summary>The release that the binding is written for.</summary>
    public static string Release { get; } = Metadata("LlamaRelease");

    /// <summary>The libraries' folder, below the application's.</summary>
    public static string RelativeFolder { get; } = Metadata("LlamaFolder");

    /// <summary>Whether a back end is there that can take a model's layers from the CPU.</summary>
    public static bool HasGpu
    {
        get
        {
            Load();
            return LlamaApi.llama_supports_gpu_offload() != 0;
        }
    }

    /// <summary>Loads the libraries, where that has not been done.</summary>
    /// <exception cref="ModelException">They are not there, cannot be loaded, or are of another release.</exception>
    public static void Load()
    {
        if (Volatile.Read(ref ready))
        {
            return;
        }

        lock (Gate)
        {
            if (!ready)
            {
                LoadFrom(FindFolder());
                Volatile.Write(ref ready, true);
            }
        }
    }

    private static unsafe void LoadFrom(string folder)
    {
        // Each needs those before it, and finds them loaded already.
        foreach (var name in (ReadOnlySpan<string>)[LlamaApi.GgmlBase, LlamaApi.Ggml, LlamaApi.Llama])
        {
            if (!Handles.ContainsKey(name))
            {
                Handles[name] = LoadOne(folder, name);
            }
        }

        if (!resolving)
        {
            NativeLibrary.SetDllImportResolver(typeof(LlamaLibrary).Assembly, (name, _, _) => Handles.GetValueOrDefault(name));
            resolving = true;
        }

        var release = Marshal.PtrToStringUTF8((nint)LlamaApi.llama_version()) ?? "";
        if (Normalize(release) != Normalize(Release))
        {
            throw new ModelException(
                ModelErrorKind.LibraryMissing,
                $"The llama.cpp library in '{folder}' is release {release}, and this build is for {Release}. Put that release there, or build again.");
        }

        LlamaApi.llama_log_set(LlamaLog.Callback, null);
        LlamaApi.llama_backend_init();
        LlamaApi.ggml_backend_load_all_from_path(folder);
        if (LlamaApi.ggml_backend_dev_count() == 0)
        {
            throw new ModelException(
                ModelErrorKind.LibraryMissing,
                $"No llama.cpp back end in '{folder}' runs on this processor. Build again with -p:LlamaBackend for this machine.");
        }
    }

    private static nint LoadOne(string folder, string name)
    {
        // The package writes the release into some names (libllama.v0.5.0.so) and not into others (libggml-base.so).
        var file = Directory.EnumerateFiles(folder)
            .Order(StringComparer.Ordinal)
            .FirstOrDefault(path => FirstPart(path) == name || FirstPart(path) == "lib" + name)
            ?? throw Missing($"There is no '{name}' library in '{folder}'");
        try
        {
            return NativeLibrary.Load(file);
        }
        catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException)
        {
            throw Missing($"'{file}' cannot be loaded ({exception.Message.ReplaceLineEndings(" ").Trim()})", exception);
        }
    }

    private static string FindFolder()
    {
        var beside = Path.GetDirectoryName(typeof(LlamaLibrary).Assembly.Location);
        foreach (var root in (ReadOnlySpan<string?>)[AppContext.BaseDirectory, beside])
        {
            if (!string.IsNullOrEmpty(root) && Directory.Exists(Path.Combine(root, RelativeFolder)))
            {
                return Path.Combine(root, RelativeFolder);
            }
        }

        throw Missing($"llama.cpp's native library is not at '{Path.Combine(AppContext.BaseDirectory, RelativeFolder)}'");
    }

    private static ModelException Missing(string what, Exception? inner = null) => new(
        ModelErrorKind.LibraryMissing,
        $"{what}. GGUF models need it: build on a machine that can fetch it, or give the build -p:LlamaLibraryFolder=FOLDER with release {Release}.",
        inner);

    private static string FirstPart(string path)
    {
        var name = Path.GetFileName(path);
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? name : name[..dot];
    }

    /// <summary>A build that was not made from the release's tag, but from its commit, says <c>-dev</c> after the number.</summary>
    internal static string Normalize(string release) => release.TrimStart('v').Split('-')[0];

    private static string Metadata(string key) => typeof(LlamaLibrary).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == key)
        .Value!;
}
