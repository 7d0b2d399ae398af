using System.Runtime.InteropServices;

namespace EigenFlux.Cli.Commands;

/// <summary>
/// Turns the first Ctrl-C, request to terminate, or end of the terminal into a cancellation; the second ends the process. What the
/// process was started to ignore, as <c>nohup</c> does, stays ignored.
/// </summary>
internal sealed partial class Interruption : IDisposable
{
    private const int HangUp = 1;
    private const nint Ignore = 1;

    private readonly CancellationTokenSource source = new();
    private readonly List<PosixSignalRegistration> registrations = [];

    public Interruption()
    {
        foreach (var signal in (ReadOnlySpan<PosixSignal>)[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP])
        {
            if (signal == PosixSignal.SIGHUP && IgnoresHangUp)
            {
                continue;
            }

            registrations.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = !source.IsCancellationRequested;
                source.Cancel();
            }));
        }
    }

    private static readonly bool IgnoresHangUp = !OperatingSystem.IsWindows() && IsIgnored(HangUp);

    public CancellationToken Token => source.Token;

    public void Cancel() => source.Cancel();

    public void Dispose()
    {
        foreach (var registration in registrations)
        {
            registration.Dispose();
        }

        source.Dispose();
    }

    private static bool IsIgnored(int signal)
    {
        // Only by setting another can the present handler be read.
        var present = Handle(signal, Ignore);
        Handle(signal, present);
        return present == Ignore;
    }

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint Handle(int signal, nint handler);
}
