namespace EigenFlux.Models.Contract;

/// <summary>A part of the model contract that can have optional abilities, each an interface of its own.</summary>
public interface IAbilities
{
    /// <summary>
    /// An optional ability, by its interface; null if this model does not have it. Ask with this method and not with a cast: a decorator has the
    /// abilities of the object that it wraps. <see cref="AbilityExtensions.Ability{T}"/> returns it as the interface.
    /// </summary>
    /// <param name="ability">The ability's interface.</param>
    object? Ability(Type ability) => ability.IsInstanceOfType(this) ? this : null;
}
