namespace EigenFlux.Runtime.Batching;

/// <summary>What a walker is at.</summary>
internal enum WalkerState
{
    /// <summary>It can go on.</summary>
    Ready,

    /// <summary>It waits for a batch.</summary>
    Waiting,

    /// <summary>It waits for its children.</summary>
    Suspended,

    /// <summary>It waits for something that is not a model, while others continue.</summary>
    Away,

    /// <summary>It has come to its end.</summary>
    Over,
}
