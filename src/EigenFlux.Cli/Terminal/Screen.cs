using System.Globalization;
using System.Text;

namespace EigenFlux.Cli.Terminal;

/// <summary>The two outputs of the process, and the abilities of the terminal.</summary>
internal sealed class Screen
{
    // Narrower, tables would not be readable; wider, there is no terminal.
    private const int Narrowest = 40;
    private const int Widest = 1000;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private Screen(Pen output, Pen error, bool outputIsTerminal, bool errorIsTerminal, LiveLine? live) =>
        (Out, Error, OutputIsTerminal, ErrorIsTerminal, Live) = (output, error, outputIsTerminal, errorIsTerminal, live);

    /// <summary>Standard output, for results.</summary>
    public Pen Out { get; }

    /// <summary>Standard error, for diagnostics and remarks.</summary>
    public Pen Error { get; }

    public bool OutputIsTerminal { get; }

    public bool ErrorIsTerminal { get; }

    /// <summary>The live line below the output, if both outputs are a terminal that can move its cursor; otherwise null.</summary>
    public LiveLine? Live { get; }

    public static bool InputIsTerminal => !Console.IsInputRedirected;

    public static Screen Open(ColorChoice choice)
    {
        var outputIsTerminal = !Console.IsOutputRedirected;
        var errorIsTerminal = !Console.IsErrorRedirected;
        if (OperatingSystem.IsWindows() && (outputIsTerminal || errorIsTerminal))
        {
            Console.OutputEncoding = Encoding.UTF8;
        }

        var width = Width(outputIsTerminal || errorIsTerminal);
        var live = outputIsTerminal && errorIsTerminal && !IsDumb
            ? new LiveLine(StandardOutputStream.Open(2), ColumnsNow, TimeProvider.System)
            : null;
        return new Screen(
            new Pen(Writer(1, live), Colours(choice, outputIsTerminal), width),
            new Pen(Writer(2, live), Colours(choice, errorIsTerminal), width),
            outputIsTerminal,
            errorIsTerminal,
            live);
    }

    /// <summary>Reads what is typed at a prompt on standard error; null where a terminal cannot show it as it is edited.</summary>
    public LineEditor? Editor => InputIsTerminal && ErrorIsTerminal && !IsDumb
        ? new LineEditor(Error, ColumnsNow, () => Console.ReadKey(intercept: true), () => Console.KeyAvailable)
        : null;

    private static bool IsDumb => Environment.GetEnvironmentVariable("TERM") == "dumb";

    private static StreamWriter Writer(int descriptor, LiveLine? live)
    {
        var stream = StandardOutputStream.Open(descriptor);
        return new StreamWriter(live is null ? stream : new LiveStream(stream, live), Utf8, bufferSize: 8192) { AutoFlush = false, NewLine = "\n" };
    }

    /// <summary>The terminal's columns at this moment, however narrow it is; 0 if it is unknown.</summary>
    private static int ColumnsNow()
    {
        try
        {
            return Console.WindowWidth;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static bool Colours(ColorChoice choice, bool isTerminal) => choice switch
    {
        ColorChoice.Always => true,
        ColorChoice.Never => false,
        _ => isTerminal
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && !IsDumb,
    };

    private static int Width(bool isTerminal)
    {
        if (int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns)
            && columns > 0)
        {
            return Math.Clamp(columns, Narrowest, Widest);
        }

        try
        {
            return isTerminal && Console.WindowWidth is > 0 and var width ? Math.Clamp(width, Narrowest, Widest) : Pen.DefaultWidth;
        }
        catch (IOException)
        {
            return Pen.DefaultWidth;
        }
    }
}
