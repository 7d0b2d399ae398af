using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Text;
using EigenFlux.Models.Contract;

namespace EigenFlux.Compiler.Diagnostics;

/// <summary>Converts the errors of models to diagnostics.</summary>
public static class ModelDiagnostics
{
    /// <summary>The diagnostic for a model's failure.</summary>
    public static Diagnostic Of(ModelException problem, SourceLocation? location = null) =>
        new DiagnosticBuilder(location).Make(CodeOf(problem.Kind), problem.Message);

    private static DiagnosticCode CodeOf(ModelErrorKind kind) => kind switch
    {
        ModelErrorKind.UnknownModel => DiagnosticCodes.UnknownModel,
        ModelErrorKind.NotFound => DiagnosticCodes.ModelNotFound,
        ModelErrorKind.Outside => DiagnosticCodes.ModelOutside,
        ModelErrorKind.Unreadable => DiagnosticCodes.ModelUnreadable,
        ModelErrorKind.LibraryMissing => DiagnosticCodes.LibraryMissing,
        ModelErrorKind.OutOfMemory => DiagnosticCodes.ModelOutOfMemory,
        ModelErrorKind.EngineFailed => DiagnosticCodes.EngineFailed,
        ModelErrorKind.NothingToSay => DiagnosticCodes.NothingToSay,
        ModelErrorKind.WindowTooLarge or ModelErrorKind.NotAllowed or ModelErrorKind.Unsupported => DiagnosticCodes.ModelCannot,
        _ => throw new InvalidOperationException($"There is no diagnostic for {kind}."),
    };
}
