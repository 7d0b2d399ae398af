using EigenFlux;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Image;

namespace Embedding;

/// <summary>Answers many callers at once, on one host.</summary>
public static class Callers
{
    public static Task<string[]> AnswerAllAsync(FluxHost host, FluxImage image, IEnumerable<ulong> seeds) =>
        Task.WhenAll(seeds.Select(seed => Task.Run(() => AnswerAsync(host, image, seed))));

    public static async Task<string> AnswerAsync(FluxHost host, FluxImage image, ulong seed)
    {
        var said = new StringWriter();
        await foreach (var happened in host.RunAsync(image, new RunOptions { Seed = seed }))
        {
            switch (happened)
            {
                case FluxEvent.Said text:
                    said.Write(text.Text);
                    break;
                case FluxEvent.Stopped:
                    said.WriteLine();
                    break;
                case FluxEvent.Done { Fault: { } fault }:
                    throw new InvalidOperationException(FluxHost.Explain(fault).ToString());
            }
        }

        return said.ToString();
    }
}
