using EigenFlux.Language.Binding;

namespace EigenFlux.Language.Compilations;

/// <summary>
/// What callers of a program see of it. Equal to another by value: an edit of texts, statements or comments that changes no parameter, result or
/// record leaves it equal, so that what is generated from it need not be generated again.
/// </summary>
/// <param name="EntryScenes">How many of the scenes the entry file declares; they are the first.</param>
/// <param name="Scenes">The scenes of the entry file in the order of the source, and then those whose results they return.</param>
/// <param name="Records">The records that parameters and results have, in the order of their first use.</param>
public sealed record ProgramSignature(int EntryScenes, ValueList<SceneSignature> Scenes, ValueList<RecordSignature> Records)
{
    /// <summary>The signature of a program. Of one with mistakes, a type that is not known has the kind <c>Unknown</c>.</summary>
    public static ProgramSignature Of(BoundProgram program) => new SignatureReader().Read(program);
}
