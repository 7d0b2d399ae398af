using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Compiler.Lowering;

/// <summary>Describes models to the compiler.</summary>
public interface IModelSource
{
    /// <summary>Describes a model to the compiler.</summary>
    /// <exception cref="ModelException">The model cannot be opened.</exception>
    ModelFacts Describe(ModelProgram model);
}
