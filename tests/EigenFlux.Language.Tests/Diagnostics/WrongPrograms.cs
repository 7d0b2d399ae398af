namespace EigenFlux.Language.Tests.Diagnostics;

/// <summary>For each code a wrong program, with the place that is reported between [| and |].</summary>
public static partial class WrongPrograms
{
    /// <summary>Beside every wrong program in <c>program.eflux</c>.</summary>
    public const string Other = "character Ada { brief \"Another Ada.\" }\nlet _hidden = 1\n";

    public static TheoryData<string, string> All
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var (code, program) in Syntax.Concat(Names).Concat(Plays).Concat(Typed))
            {
                all.Add(code, program);
            }

            return all;
        }
    }
}
