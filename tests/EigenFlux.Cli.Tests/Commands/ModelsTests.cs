using EigenFlux.Cli.Tests.Support;

namespace EigenFlux.Cli.Tests.Commands;

public sealed class ModelsTests
{
    [Fact]
    public void The_ways_to_name_a_model_are_listed()
    {
        var outcome = Eflux.Run(null, "models").ShouldEndWith(0);
        outcome.Output.ShouldContain("builtin:mini");
        outcome.Output.ShouldContain("PATH.gguf");
        outcome.Output.ShouldContain("Chat templates");
    }

    [Fact]
    public void One_model_is_described()
    {
        var info = Eflux.Run(null, "models", "builtin:mini", "--json").ShouldEndWith(0).Json;
        info.GetProperty("engine").GetString().ShouldBe("ngram");
        info.GetProperty("window").GetInt32().ShouldBeGreaterThan(1024);
        Eflux.Run(null, "models", "none.gguf").ShouldEndWith(1).Error.ShouldStartWith("error[EF4002]: ");
    }
}
