using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using EigenFlux.Benchmarks.Measuring;

namespace EigenFlux.Benchmarks.Runtime;

/// <summary>llama-server with <c>--context-shift</c>, over HTTP on this machine, in a process of its own.</summary>
internal static class ServerPeer
{
    /// <summary>Generates after a prefix, which is kept.</summary>
    public static async Task<PastFull> RunAsync(int[] prefix, int tokens)
    {
        string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
        var port = FreePort();
        using var server = Process.Start(Places.Start(Peers.Server!, [
            "-m", Places.Model!, "-c", Text(FullWindow.Window), "-np", "1", "-t", Text(Machine.Threads), "-tb", Text(Machine.Threads),
            "--context-shift", "--swa-full", "--host", "127.0.0.1", "--port", Text(port)]))!;
        var log = Task.WhenAll(server.StandardError.ReadToEndAsync(), server.StandardOutput.ReadToEndAsync());
        try
        {
            using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromMinutes(9) };
            await UntilReadyAsync(client, server);
            using var request = new HttpRequestMessage(HttpMethod.Post, "/completion")
            {
                Content = JsonContent.Create(new
                {
                    prompt = prefix, n_predict = tokens, n_keep = prefix.Length, ignore_eos = true, seed = 7, stream = true,
                    return_tokens = true, cache_prompt = false, temperature = 0.8, min_p = 0.05, samplers = (string[])["min_p", "temperature"],
                }),
            };
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            response.EnsureSuccessStatusCode();
            using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
            var times = new List<double>();
            while (times.Count < tokens && await lines.ReadLineAsync() is { } line)
            {
                if (!line.StartsWith("data: ", StringComparison.Ordinal))
                {
                    continue;
                }

                using var said = JsonDocument.Parse(line.AsMemory(6));
                var now = Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;
                times.AddRange(said.RootElement.GetProperty("tokens").EnumerateArray().Select(_ => now));
            }

            return times.Count >= tokens
                ? PastFull.Of(times[..tokens], FullWindow.Window - prefix.Length)
                : throw new InvalidOperationException($"llama-server generated {times.Count} tokens.");
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
            await log;
        }
    }

    private static async Task UntilReadyAsync(HttpClient client, Process server)
    {
        while (!server.HasExited)
        {
            try
            {
                using var health = await client.GetAsync("/health");
                if (health.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException("llama-server ended by itself.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
