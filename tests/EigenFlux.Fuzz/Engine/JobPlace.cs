using System.IO.MemoryMappedFiles;

namespace EigenFlux.Fuzz.Engine;

/// <summary>Where a job is, in a file that outlives its process: the round, the target and the input that is running.</summary>
internal sealed class JobPlace : IDisposable
{
    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor view;

    public JobPlace(string path)
    {
        file = MemoryMappedFile.CreateFromFile(path, FileMode.OpenOrCreate, null, 3 * sizeof(long));
        view = file.CreateViewAccessor(0, 3 * sizeof(long));
    }

    public (long Round, int Target, long Index) Value
    {
        get => (view.ReadInt64(0), (int)view.ReadInt64(sizeof(long)), view.ReadInt64(2 * sizeof(long)));
        set
        {
            view.Write(0, value.Round);
            view.Write(sizeof(long), (long)value.Target);
            view.Write(2 * sizeof(long), value.Index);
        }
    }

    public void Dispose()
    {
        view.Dispose();
        file.Dispose();
    }
}
