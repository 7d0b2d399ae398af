namespace EigenFlux.Compiler.Profiles;

/// <summary>What a text in the window is worth to a model: the change of a turn's nats for a token if the text is taken out.</summary>
/// <param name="Turns">The number of turns that were measured.</param>
/// <param name="Nats">The estimate: nats for a token that the turns have more without the text; less than 0 if they have fewer.</param>
/// <param name="Low">The lower end of the interval at 95 %.</param>
/// <param name="High">The upper end.</param>
public sealed record MeasuredWorth(int Turns, double Nats, double Low, double High);
