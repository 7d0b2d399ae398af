namespace EigenFlux.Runtime.Loop;

/// <summary>The last text of the story that anybody said in a scene, by who may know of it: what a coalition plays with.</summary>
internal sealed class LastSaid
{
    private readonly List<(string Text, IReadOnlySet<string>? SeenBy)> said = [("", null)];

    /// <summary>Nothing was said.</summary>
    public LastSaid()
    {
    }

    /// <summary>The same, in a branch.</summary>
    public LastSaid(LastSaid other) => said = [.. other.said];

    /// <summary>Somebody said something.</summary>
    /// <param name="text">What.</param>
    /// <param name="seenBy">The names of those who alone see it; null for everyone.</param>
    public void Say(string text, IReadOnlySet<string>? seenBy = null)
    {
        if (seenBy is null)
        {
            said.Clear();
        }

        said.Add((text, seenBy));
    }

    /// <summary>The last text that someone can see; empty before the first.</summary>
    public string For(string who) => said.FindLast(text => text.SeenBy is null || text.SeenBy.Contains(who)).Text;
}
