using EigenFlux.Scenes.Program;

namespace EigenFlux.Compiler.Profiles;

/// <summary>What is missing if the speaker's definition is replaced by its brief level.</summary>
/// <param name="Worth">The measurement.</param>
/// <param name="Power">The exponent of a shorter level (<see cref="LayoutWeights.LevelPower"/>).</param>
public sealed record LevelProfile(MeasuredWorth Worth, double Power);
