using EigenFlux.Scenes.Window;

namespace EigenFlux.Runtime.Windows;

/// <summary>The last text of the story that anybody said in a scene, by who may know of it: what a coalition plays with.</summary>
internal sealed class LastSaid
{
    private readonly List<(string Text, Audience Audience)> said = [("", Audience.Everyone)];

    /// <summary>Nothing was said.</summary>
    public LastSaid()
    {
    }

    /// <summary>The same, in a branch.</summary>
    public LastSaid(LastSaid other) => said = [.. other.said];

    /// <summary>Somebody said something.</summary>
    /// <param name="text">What.</param>
    /// <param name="audience">Who sees it.</param>
    public void Say(string text, Audience audience)
    {
        if (audience.IsEveryone)
        {
            said.Clear();
        }

        said.Add((text, audience));
    }

    /// <summary>The last text that someone can see; empty before the first.</summary>
    public string For(string who) => said.FindLast(text => text.Audience.Contains(who)).Text;
}
