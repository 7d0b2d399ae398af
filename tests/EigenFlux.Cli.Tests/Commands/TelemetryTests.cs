using System.Collections.Concurrent;
using System.Net;
using System.Text;
using EigenFlux.Cli.Tests.Support;

namespace EigenFlux.Cli.Tests.Commands;

public sealed class TelemetryTests : IDisposable
{
    private const string Program = """
        character Ada { brief "Ada measures." }
        scene Tide() {
          window 256 tokens, reserve 48
          cast Ada
          Ada -> reply until 5 tokens
        }
        """;

    private readonly Folder folder = new();

    public TelemetryTests() => folder.Write("program.eflux", Program);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_watched_run_sends_spans_and_measurements_to_a_collector()
    {
        var (listener, endpoint) = Listen();
        using (listener)
        {
            var received = new ConcurrentDictionary<string, string>();
            var serving = ServeAsync(listener, received);
            var outcome = await Task.Run(() => Eflux.Shell(folder, $"OTEL_EXPORTER_OTLP_ENDPOINT={endpoint} $EFLUX run program.eflux --seed 7 --telemetry"));
            outcome.ShouldEndWith(0).Error.ShouldNotContain("EF5311");
            listener.Stop();
            await serving;
            received.Keys.Order().ShouldBe(["/v1/metrics", "/v1/traces"]);
            var traces = received["/v1/traces"];
            traces.ShouldContain("scene Tide");
            traces.ShouldContain("text_completion builtin:mini");
            traces.ShouldContain("gen_ai.usage.output_tokens");
            received["/v1/metrics"].ShouldContain("gen_ai.client.token.usage");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("--branches 2")]
    public void A_collector_that_is_not_there_costs_a_warning_and_no_failure(string options)
    {
        // Nothing listens at port 1.
        var outcome = Eflux.Shell(folder, $"OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:1 $EFLUX run program.eflux --seed 7 --telemetry {options}").ShouldEndWith(0);
        outcome.Error.ShouldContain("warning[EF5311]: Some telemetry of the run was not sent to http://127.0.0.1:1");
        outcome.Output.ShouldContain("Ada:");
    }

    [Fact]
    public async Task A_run_that_is_not_asked_to_sends_nothing()
    {
        var (listener, endpoint) = Listen();
        using (listener)
        {
            var received = new ConcurrentDictionary<string, string>();
            var serving = ServeAsync(listener, received);
            await Task.Run(() => Eflux.Shell(folder, $"OTEL_EXPORTER_OTLP_ENDPOINT={endpoint} $EFLUX run program.eflux --seed 7").ShouldEndWith(0));
            listener.Stop();
            await serving;
            received.ShouldBeEmpty();
        }
    }

    private static (HttpListener Listener, string Endpoint) Listen()
    {
        for (var port = 43180; ; port++)
        {
            var listener = new HttpListener();
            listener.Prefixes.Add($"http://127.0.0.1:{port}/");
            try
            {
                listener.Start();
                return (listener, $"http://127.0.0.1:{port}");
            }
            catch (HttpListenerException) when (port < 43280)
            {
                // Somebody else listens there.
                listener.Close();
            }
        }
    }

    private static async Task ServeAsync(HttpListener listener, ConcurrentDictionary<string, string> received)
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            var text = Encoding.Latin1.GetString(body.ToArray());
            received.AddOrUpdate(context.Request.Url!.AbsolutePath, text, (_, before) => before + text);
            context.Response.ContentType = "application/x-protobuf";
            context.Response.Close();
        }
    }
}
