namespace EigenFlux.Models.Opening;

/// <summary>What one entry of a <see cref="ModelPool"/> was opened with.</summary>
/// <param name="Uri">The address.</param>
/// <param name="Options">The host's part.</param>
/// <param name="IsTokenizer">Whether the tokenizer alone was opened.</param>
internal readonly record struct PoolKey(string Uri, ModelOptions Options, bool IsTokenizer);
