using EigenFlux.Benchmarks.Layout;
using EigenFlux.Benchmarks.Layout.Measures;
using EigenFlux.Benchmarks.Layout.Methods;
using EigenFlux.Benchmarks.Layout.Story;
using EigenFlux.Models.Contract;

namespace EigenFlux.Benchmarks.Runtime;

/// <summary>
/// How much of the live text each way of forgetting keeps, as the layout suite counts it: the mean over its programs and windows. What is
/// in another program's window follows from its rule, given the same recorded story token by token.
/// </summary>
/// <param name="EigenFlux">With <c>cache shift</c>.</param>
/// <param name="Server">llama-server's rule.</param>
/// <param name="Node">node-llama-cpp's rule.</param>
/// <param name="Cases">How many programs and windows: those that EigenFlux does not refuse.</param>
internal readonly record struct KeptText(double EigenFlux, double Server, double Node, int Cases)
{
    /// <summary>Plays the suite.</summary>
    public static async Task<KeptText> MeasureAsync()
    {
        using var reader = StoryReader.OfSuite();
        var own = new EigenFluxRun(reader, CacheMode.Shift);
        var shares = new List<(double Own, double Server, double Node)>();
        foreach (var (name, windows) in Suite.Programs)
        {
            var story = await reader.PlayAsync(name);
            foreach (var share in windows)
            {
                var window = story.Need * share / 100;
                if ((await own.PlayAsync(story, window)).Judged is { } judged)
                {
                    shares.Add((Kept(judged), Kept(new ContextShift().Play(story, window)), Kept(new BeginningErased().Play(story, window))));
                }
            }
        }

        return new KeptText(shares.Average(share => share.Own), shares.Average(share => share.Server), shares.Average(share => share.Node), shares.Count);
    }

    private static double Kept(Judged judged) => 1 - (judged.Missing / judged.Live);
}
