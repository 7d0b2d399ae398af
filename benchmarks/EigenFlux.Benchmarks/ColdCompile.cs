using System.Globalization;
using EigenFlux.Benchmarks.Measuring;
using EigenFlux.Compiler;

namespace EigenFlux.Benchmarks;

/// <summary>In a process of its own: opens a model, compiles the large program once, and prints the three times in seconds.</summary>
internal static class ColdCompile
{
    public static void Run(string model)
    {
        var path = Programs.Save(Programs.Large());
        using var host = new FluxHost();
        var times = new Samples();
        times.Time(() => host.Describe(model));
        var program = times.Time(() => host.Load(path));
        var result = times.Time(() => host.Compile(program, new CompileOptions { Model = model }));
        Programs.Delete(path);
        if (result.Image is null)
        {
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
        }

        Console.Write(string.Join(' ', times.Values.Select(time => time.ToString("R", CultureInfo.InvariantCulture))));
    }
}
