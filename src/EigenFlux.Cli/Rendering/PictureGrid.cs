using EigenFlux.Cli.Terminal;

namespace EigenFlux.Cli.Rendering;

/// <summary>How beats share the columns of a terminal.</summary>
/// <param name="BeatsPerColumn">How many beats a column has.</param>
/// <param name="Columns">How many columns there are.</param>
/// <param name="Wide">How many characters a column is wide.</param>
internal readonly record struct PictureGrid(int BeatsPerColumn, int Columns, int Wide)
{
    /// <summary>The characters before the first column.</summary>
    public const int Axis = 8;

    private const int WidestBeat = 6;

    /// <summary>How many characters all columns take.</summary>
    public int Width => Columns * Wide;

    /// <summary>The grid for at least one beat, as wide as there is room for.</summary>
    public static PictureGrid For(Pen pen, int beats)
    {
        var room = Math.Clamp(pen.Width, 60, 160) - Axis - 2;
        var beatsPerColumn = (beats + room - 1) / room;
        var columns = (beats + beatsPerColumn - 1) / beatsPerColumn;
        return new PictureGrid(beatsPerColumn, columns, Math.Clamp(room / columns, 1, WidestBeat));
    }

    /// <summary>Where a beat's column begins.</summary>
    public int Left(int beat) => beat / BeatsPerColumn * Wide;

    /// <summary>The last beat of a column.</summary>
    public int LastBeat(int column, int beats) => Math.Min(beats, (column + 1) * BeatsPerColumn) - 1;
}
