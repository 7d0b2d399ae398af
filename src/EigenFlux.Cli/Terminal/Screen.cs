using System.Globalization;
using System.Text;

namespace EigenFlux.Cli.Terminal;

/// <summary>The two outputs, and what is known of the terminal.</summary>
internal sealed class Screen
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private Screen(Pen output, Pen error, bool outputIsTerminal, bool errorIsTerminal) =>
        (Out, Error, OutputIsTerminal, ErrorIsTerminal) = (output, error, outputIsTerminal, errorIsTerminal);

    /// <summary>Standard output: what was asked for.</summary>
    public Pen Out { get; }

    /// <summary>Standard error: what there is to say about it.</summary>
    public Pen Error { get; }

    public bool OutputIsTerminal { get; }

    public bool ErrorIsTerminal { get; }

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
        return new Screen(
            new Pen(Writer(1), Colours(choice, outputIsTerminal), width),
            new Pen(Writer(2), Colours(choice, errorIsTerminal), width),
            outputIsTerminal,
            errorIsTerminal);
    }

    private static StreamWriter Writer(int descriptor) =>
        new(StandardOutputStream.Open(descriptor), Utf8, bufferSize: 8192) { AutoFlush = false, NewLine = "\n" };

    private static bool Colours(ColorChoice choice, bool isTerminal) => choice switch
    {
        ColorChoice.Always => true,
        ColorChoice.Never => false,
        _ => isTerminal
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && Environment.GetEnvironmentVariable("TERM") != "dumb",
    };

    private static int Width(bool isTerminal)
    {
        if (int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns)
            && columns > 0)
        {
            return Math.Max(40, columns);
        }

        try
        {
            return isTerminal && Console.WindowWidth is > 0 and var width ? Math.Max(40, width) : Pen.DefaultWidth;
        }
        catch (IOException)
        {
            return Pen.DefaultWidth;
        }
    }
}
