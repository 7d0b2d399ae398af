using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Compiler.Lowering;

/// <summary>Tells the compiler about models.</summary>
public interface IModelSource
{
    /// <summary>What the compiler needs of a model.</summary>
    /// <exception cref="ModelException">The model cannot be opened.</exception>
    ModelFacts Describe(ModelProgram model);
}
