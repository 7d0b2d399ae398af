using System.Collections;
using System.Collections.Immutable;

namespace EigenFlux.Hosting;

/// <summary>Folders to which others are added while threads look through them. None is ever taken out.</summary>
internal sealed class AllowedFolders(IEnumerable<string> folders) : IReadOnlyList<string>
{
    private ImmutableArray<string> folders = [.. folders];

    public int Count => folders.Length;

    public string this[int index] => folders[index];

    public void Add(string folder) =>
        ImmutableInterlocked.Update(ref folders, static (known, added) => known.Contains(added) ? known : known.Add(added), folder);

    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)folders).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
