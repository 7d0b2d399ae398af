namespace EigenFlux.Mutation;

/// <summary>Selects one mutant of those compiled into an assembly, and records which of them were reached.</summary>
internal static class Switch
{
    private const string Key = "eigenflux.mutation.reached";

    private static readonly string? Folder = global::System.Environment.GetEnvironmentVariable("EFLUX_MUTANTS_REACHED");

    private static readonly int Active =
        int.TryParse(global::System.Environment.GetEnvironmentVariable("EFLUX_MUTANT"), out var number) ? number : -1;

    private static readonly bool Recording = Folder is not null;

    private static readonly byte[] Reached = Shared();

    /// <summary>Whether the mutant is the active one.</summary>
    public static bool Is(int mutant)
    {
        if (Recording)
        {
            Reached[mutant] = 1;
        }

        return mutant == Active;
    }

    /// <summary>One array for all mutated assemblies of a process. A process that a test starts writes its own when it ends.</summary>
    private static byte[] Shared()
    {
        if (Folder is null)
        {
            return [];
        }

        var domain = global::System.AppDomain.CurrentDomain;
        lock (domain)
        {
            if (domain.GetData(Key) is byte[] shared)
            {
                return shared;
            }

            var reached = new byte[MutantCount];
            domain.SetData(Key, reached);
            domain.ProcessExit += (_, _) => global::System.IO.File.WriteAllBytes(
                global::System.IO.Path.Combine(Folder, global::System.Environment.ProcessId + ".reached"), reached);
            return reached;
        }
    }

    private const int MutantCount = 0;
}
