using EigenFlux.Models.Constraints.Shapes;

namespace EigenFlux.Models.Constraints.Automata;

/// <summary>A rule of an automaton.</summary>
/// <param name="Start">Its first state.</param>
/// <param name="Shape">What it says.</param>
/// <param name="Record">The record that it was first met in; null for the turn's own value.</param>
/// <param name="Field">The field that it was first met in.</param>
/// <param name="IsJson">Whether texts are JSON strings in it.</param>
internal readonly record struct ShapeRule(int Start, ValueShape Shape, string? Record, string? Field, bool IsJson);
