namespace EigenFlux.Cli.Terminal;

/// <summary>How a text looks on a terminal that shows colours.</summary>
/// <param name="Code">The parameters of the escape sequence that selects it; empty for the terminal's own look.</param>
internal readonly record struct Style(string Code)
{
    public static readonly Style Plain = new("");
    public static readonly Style Bold = new("1");
    public static readonly Style Dim = new("2");
    public static readonly Style Italic = new("3");
    public static readonly Style Error = new("1;38;5;203");
    public static readonly Style Warning = new("1;38;5;221");
    public static readonly Style Note = new("1;38;5;117");
    public static readonly Style Gutter = new("38;5;67");
    public static readonly Style Success = new("38;5;114");
    public static readonly Style Heading = new("1;38;5;117");
    public static readonly Style Keyword = new("38;5;110");
    public static readonly Style Text = new("38;5;150");
    public static readonly Style Number = new("38;5;180");
    public static readonly Style Name = new("38;5;180");

    // Far apart in hue, of about one lightness, readable on dark and on light.
    private static readonly int[] Hues = [74, 173, 107, 140, 179, 168, 73, 139, 143, 67];

    /// <summary>The colour of the n-th character of a program, from 0; after the last hue the first comes again.</summary>
    public static int HueOf(int character) => Hues[character % Hues.Length];

    /// <summary>Text in a colour of the 256 that terminals have.</summary>
    public static Style Foreground(int colour, bool bold = false) => new($"{(bold ? "1;" : "")}38;5;{colour}");

    /// <summary>Text in one colour on another.</summary>
    public static Style On(int foreground, int background) => new($"38;5;{foreground};48;5;{background}");
}
