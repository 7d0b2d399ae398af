using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Text;
using EigenFlux.Models;

namespace EigenFlux.Compiler.Diagnostics;

/// <summary>Turns what a model could not do into diagnostics.</summary>
public static class ModelDiagnostics
{
    /// <summary>The diagnostic for a model's failure.</summary>
    public static Diagnostic Of(ModelException problem, SourceLocation? location = null)
    {
        var at = new DiagnosticBuilder(location);
        var reason = problem.Message;
        return problem.Kind switch
        {
            ModelErrorKind.UnknownModel => at.UnknownModel(reason),
            ModelErrorKind.NotFound => at.ModelNotFound(reason),
            ModelErrorKind.Outside => at.ModelOutside(reason),
            ModelErrorKind.Unreadable => at.ModelUnreadable(reason),
            ModelErrorKind.LibraryMissing => at.LibraryMissing(reason),
            ModelErrorKind.OutOfMemory => at.ModelOutOfMemory(reason),
            ModelErrorKind.EngineFailed => at.EngineFailed(reason),
            ModelErrorKind.NothingToSay => at.NothingToSay(reason),
            _ => at.ModelCannot(reason),
        };
    }
}
