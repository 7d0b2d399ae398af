namespace EigenFlux.Cli;

/// <summary>What the process says when it ends.</summary>
internal static class ExitCode
{
    public const int Fine = 0;

    /// <summary>The program or the run has an error.</summary>
    public const int Failed = 1;

    /// <summary>The command line itself is wrong.</summary>
    public const int Usage = 2;
}
