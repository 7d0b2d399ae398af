namespace EigenFlux.Compiler.Targets;

/// <summary>A piece of a target's text.</summary>
/// <param name="Text">The text; <c>{name}</c> in a target's data stands for the speaker's name.</param>
/// <param name="Special">Whether names of control tokens in it become those tokens.</param>
public readonly record struct Markup(string Text, bool Special = false);
