using System.Diagnostics;

namespace EigenFlux.Tests.Support;

/// <summary>Names a fault of the program by its kind and its place, so that many of one kind are one.</summary>
public static class Faults
{
    public static string Describe(Exception fault)
    {
        var frames = new StackTrace(fault).GetFrames().Select(frame => frame.GetMethod()).Where(method => method?.DeclaringType?.FullName?.StartsWith("EigenFlux", StringComparison.Ordinal) == true);
        return $"{fault.GetType().Name} at {string.Join(" < ", frames.Take(3).Select(method => $"{method!.DeclaringType!.Name}.{method.Name}"))}: {fault.Message.Split('\n')[0]}";
    }
}
