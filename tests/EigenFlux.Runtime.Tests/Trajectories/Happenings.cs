using EigenFlux.Models.Contract;
using EigenFlux.Models.Tokenizers;
using EigenFlux.Runtime.Events;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Runtime.Tests.Trajectories;

/// <summary>Events as a run would give them, with bytes as tokens.</summary>
internal static class Happenings
{
    public static readonly FluxEvent RunBegan =
        new FluxEvent.RunStarted("p.eflux", "Main", new Dictionary<string, FluxValue>(), "builtin:mini", 100, 7);

    public static FluxEvent Put(int at, string segment, string text, int n = 0, string? model = null, SegmentKind kind = SegmentKind.Turn) =>
        TokenBytes.AddTo(
            new FluxEvent.Appended(at, segment, kind, ByteTokenizer.Instance.Tokenize(text), text, Again: false, model) { Generated = n },
            ByteTokenizer.Instance);

    /// <summary>One generated token that is a part of a character, or completes one.</summary>
    public static FluxEvent Part(int at, string segment, byte value, string text) => TokenBytes.AddTo(
        new FluxEvent.Appended(at, segment, SegmentKind.Turn, [new TokenId(value)], text, Again: false, null), ByteTokenizer.Instance);

    public static FluxEvent Cut(int at, int count, string segment, int n = 0, string? model = null) =>
        new FluxEvent.Deleted(at, count, segment, CacheMode.Exact, model) { Generated = n };

    public static FluxEvent Call(string scene, int depth) => new FluxEvent.Called(scene, depth, "builtin:mini", 50);

    public static FluxEvent Back(string scene, int depth) => new FluxEvent.Returned(scene, depth, new FluxValue.Result([]));
}
