using EigenFlux;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Runtime.Trajectories;
using EigenFlux.Scenes.Image;

namespace Embedding;

/// <summary>Prints the content of the window during a run, and returns the path through its page-states.</summary>
public static class Windows
{
    public static async Task<Trajectory> TellAsync(FluxHost host, FluxImage image, TextWriter output)
    {
        var trajectory = new Trajectory();
        await foreach (var happened in trajectory.FollowAsync(host.RunAsync(image, new RunOptions { Seed = 7 })))
        {
            if (happened is FluxEvent.Stopped)
            {
                var page = trajectory.Now.Page;
                output.WriteLine($"{page.Length} of {page.Window} tokens: {string.Join(", ", page.Segments.Select(segment => segment.Name))}");
            }
        }

        var middle = trajectory.AtToken(trajectory.Generated / 2);
        output.WriteLine($"after {middle.Generated} tokens {middle.Scene.Scene} had before it:\n{middle.Page.Text}");
        return trajectory;
    }
}
