namespace EigenFlux.Models.Contract;

/// <summary>The operations of every context, with or without its optional abilities.</summary>
public static class ModelContextExtensions
{
    /// <summary>As <see cref="IModelContext.EvaluateAsync"/>; blocks until the engine completes.</summary>
    public static void Evaluate(this IModelContext context, IReadOnlyList<IModelSession> sessions)
    {
        var pending = context.EvaluateAsync(sessions);
        if (pending.IsCompleted)
        {
            pending.GetAwaiter().GetResult();
        }
        else
        {
            pending.AsTask().GetAwaiter().GetResult();
        }
    }

    /// <summary>As <see cref="IRestorable.Restore"/>; a context without it loads one session after the other.</summary>
    public static void Restore(this IModelContext context, IReadOnlyList<IModelSession> sessions, IReadOnlyList<byte[]> states)
    {
        if (context.Ability<IRestorable>() is { } restorable)
        {
            restorable.Restore(sessions, states);
            return;
        }

        ArgumentOutOfRangeException.ThrowIfNotEqual(states.Count, sessions.Count, nameof(states));
        for (var i = 0; i < sessions.Count; i++)
        {
            sessions[i].Load(states[i]);
        }
    }
}
