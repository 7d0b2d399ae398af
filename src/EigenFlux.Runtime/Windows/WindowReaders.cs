using EigenFlux.Runtime.Events;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Runtime.Windows;

/// <summary>The characters whose window it is: those who have the same texts in view.</summary>
internal sealed class WindowReaders
{
    private readonly IReadOnlyList<string> viewers;

    /// <param name="names">Their names; the narrator's first if it is among them.</param>
    /// <param name="viewers">All who have a view in the scene.</param>
    /// <param name="isCommon">Whether the window has what everyone sees and nothing else.</param>
    public WindowReaders(IReadOnlyList<string> names, IReadOnlyList<string> viewers, bool isCommon) =>
        (Names, this.viewers, IsCommon) = (names, viewers, isCommon);

    private WindowReaders() => (IsEveryone, IsCommon, Names, viewers) = (true, true, [], []);

    /// <summary>Whether everyone has every text in view, so that the window is nobody's own.</summary>
    public bool IsEveryone { get; }

    /// <summary>Whether the window has what everyone sees and nothing else, even if nobody is left who sees no more.</summary>
    public bool IsCommon { get; }

    /// <summary>Their names; none for everyone.</summary>
    public IReadOnlyList<string> Names { get; private set; }

    /// <summary>The readers of the only window of a model in a scene in which everyone sees everything.</summary>
    public static WindowReaders Everyone() => new();

    /// <summary>The same readers, for a window in a branch.</summary>
    public WindowReaders Fork() => IsEveryone ? new WindowReaders() : new WindowReaders(Names, viewers, IsCommon);

    /// <summary>The readers of a window that has more than this one has.</summary>
    /// <param name="names">Their names.</param>
    public WindowReaders Derive(IReadOnlyList<string> names) => new(names, viewers, isCommon: false);

    /// <summary>Some readers leave for a window of their own.</summary>
    /// <returns>The readers of that window.</returns>
    public WindowReaders Split(IReadOnlyList<string> leaving)
    {
        Names = [.. Names.Except(leaving)];
        return Derive(leaving);
    }

    /// <summary>Whether it is the window of a character.</summary>
    public bool Include(string name) => IsEveryone || Names.Contains(name);

    /// <summary>Whether a text comes into the window. A text that everyone sees comes into every window.</summary>
    public bool Have(Audience audience) =>
        IsEveryone || audience.IsEveryone || (IsCommon ? audience.ContainsAll(viewers) : audience.ContainsAny(Names));

    /// <summary>Emits an event; one that changes the window, once for each reader.</summary>
    public void Emit(FluxEvent happened, Action<FluxEvent> emit)
    {
        switch (happened)
        {
            case FluxEvent.Appended appended when !IsEveryone:
                foreach (var name in Names)
                {
                    emit(appended with { View = name });
                }

                break;
            case FluxEvent.Deleted deleted when !IsEveryone:
                foreach (var name in Names)
                {
                    emit(deleted with { View = name });
                }

                break;
            default:
                emit(happened);
                break;
        }
    }
}
