namespace EigenFlux.Models.Contract;

/// <summary>Asks for optional abilities by their type.</summary>
/// <remarks>A generic method of the interface itself would be resolved under a lock of the runtime, for each token.</remarks>
public static class AbilityExtensions
{
    /// <summary>An optional ability, by its interface; null if the model does not have it.</summary>
    /// <typeparam name="T">The ability's interface.</typeparam>
    /// <param name="owner">The model, context or session.</param>
    public static T? Ability<T>(this IAbilities owner)
        where T : class => owner.Ability(typeof(T)) as T;
}
