namespace EigenFlux.Scenes.Mentions;

/// <summary>What a place between two characters is to a name that begins or ends there.</summary>
internal enum WordEdge
{
    /// <summary>The middle of a word or of a character: no name ends here.</summary>
    Inside,

    /// <summary>A name may end here though its word goes on, unless a longer name goes on too.</summary>
    Soft,

    /// <summary>A word begins or ends here.</summary>
    Hard,
}
