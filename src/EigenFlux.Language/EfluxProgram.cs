using EigenFlux.Language.Binding;
using EigenFlux.Language.Binding.Resolution;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Text;

namespace EigenFlux.Language;

/// <summary>The entry to the language: reads a file and all that it imports, and binds them.</summary>
public static class EfluxProgram
{
    /// <summary>Loads a program. Whatever is wrong with it is in its diagnostics; a file that is not there is one too.</summary>
    /// <param name="path">The entry file, as the provider knows it; an absolute path, so that the project's root can be found above
    /// it.</param>
    /// <param name="sources">Where files come from.</param>
    public static BoundProgram Load(string path, ISourceProvider sources)
    {
        var diagnostics = new List<Diagnostic>();
        var loader = new SourceLoader(sources, diagnostics);
        loader.Load(path);
        return new ProgramBinder(loader, diagnostics).Bind();
    }
}
