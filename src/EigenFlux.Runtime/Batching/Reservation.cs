namespace EigenFlux.Runtime.Batching;

/// <summary>Sessions of a context that are set aside for a page and its forks, until the last of these is closed.</summary>
internal sealed class Reservation(PooledContext context, int sessions)
{
    private int holders = 1;

    public PooledContext Context => context;

    public Reservation Share()
    {
        holders++;
        return this;
    }

    public void Release()
    {
        if (--holders == 0)
        {
            context.Free += sessions;
        }
    }
}
