namespace EigenFlux.Language.Diagnostics;

/// <summary>Coalitions that play a scene.</summary>
public readonly partial struct DiagnosticBuilder
{
    internal Diagnostic CannotTakeLine(string coalition, string scene, string reason) =>
        Make(DiagnosticCodes.CannotTakeLine, coalition, scene, reason);

    internal Diagnostic PlaysForNothing(string coalition, string scene) => Make(DiagnosticCodes.PlaysForNothing, coalition, scene);

    internal Diagnostic PlaysInCircle(string coalition, string way) => Make(DiagnosticCodes.PlaysInCircle, coalition, way);
}
