namespace EigenFlux.Cli.Terminal;

/// <summary>
/// Looks whether this process may have the file handles that it will need. Without them it could not load the rest of itself, and so
/// nothing here uses more than the framework's core.
/// </summary>
internal static class FileHandles
{
    // Each assembly that is loaded takes two; a run needs few more.
    private const int Needed = 60;

    /// <summary>Whether there are enough.</summary>
    public static bool AreEnough()
    {
        var open = new List<IDisposable>(Needed);
        try
        {
            while (open.Count < Needed)
            {
                open.Add(File.OpenHandle(typeof(FileHandles).Assembly.Location));
            }

            return true;
        }
        catch (FileNotFoundException)
        {
            return true; // In one file with the framework.
        }
        catch (IOException)
        {
            return false;
        }
        finally
        {
            open.ForEach(handle => handle.Dispose());
        }
    }

    /// <summary>Reports that there are too few.</summary>
    public static void Refuse()
    {
        try
        {
            StandardOutputStream.Open(2).Write("error: the limit on open files is too low; 'ulimit -n 128' raises it enough.\n"u8);
        }
        catch (Exception unwritten) when (unwritten is IOException or TypeLoadException or DllNotFoundException)
        {
            // There are too few for that too: the exit code is all that is left.
        }
    }
}
