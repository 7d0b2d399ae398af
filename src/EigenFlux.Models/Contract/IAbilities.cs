namespace EigenFlux.Models.Contract;

/// <summary>A part of the model contract that can have optional abilities, each an interface of its own.</summary>
public interface IAbilities
{
    /// <summary>
    /// An optional ability, by its interface; null if this model has not got it. Ask with this method and not with a cast: a decorator has the
    /// abilities of the object that it wraps.
    /// </summary>
    /// <typeparam name="T">The ability's interface.</typeparam>
    T? Ability<T>()
        where T : class => this as T;
}
