using EigenFlux;
using EigenFlux.Compiler;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;

using var host = new FluxHost();
var program = host.Load("examples/negotiation.eflux");
var compiled = host.Compile(program, new CompileOptions { Arguments = new Dictionary<string, string> { ["rounds"] = "2" } });
foreach (var diagnostic in compiled.Diagnostics)
{
    Console.Error.WriteLine(diagnostic);
}

if (compiled.Image is { } image)
{
    await foreach (var happened in host.RunAsync(image, new RunOptions { Seed = 7 }))
    {
        switch (happened)
        {
            case FluxEvent.TurnStarted turn:
                Console.Write($"{turn.Speaker.Display}: ");
                break;
            case FluxEvent.Said said:
                Console.Write(said.Text);
                break;
            case FluxEvent.Stopped:
                Console.WriteLine();
                break;
            case FluxEvent.Done done:
                Console.WriteLine($"[{done.By}, {done.Generated} tokens]");
                break;
        }
    }
}
