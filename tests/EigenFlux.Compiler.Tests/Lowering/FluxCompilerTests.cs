using EigenFlux.Compiler.Tests.Support;
using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Image;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Compiler.Tests.Lowering;

public sealed class FluxCompilerTests
{
    private const string Ada = """character Ada { brief "Ada." }""";

    private static string Show(FluxValue value) => value switch
    {
        FluxValue.List list => $"[{string.Join(", ", list.Items.Select(Show))}]",
        FluxValue.Text text => $"\"{text.Value}\"",
        _ => $"{value.GetType().Name} {value.AsText()}",
    };

    [Fact]
    public void The_last_scene_of_the_file_is_the_main_one()
    {
        const string Source = "scene A() { narrator: \"a\" } scene B() { narrator: \"b\" }";
        Programs.Image(Source).Scene.ShouldBe("B");
        Programs.Image(Source, new CompileOptions { Scene = "A" }).Scene.ShouldBe("A");
    }

    [Fact]
    public void A_scene_that_is_not_there_is_told_with_those_that_are()
    {
        var result = Programs.Compile("scene Pricing() { narrator: \"a\" }", new CompileOptions { Scene = "Pricign" });
        result.Diagnostics.Single().ToString()
            .ShouldBe("error EF5005: There is no scene 'Pricign'. Did you mean 'Pricing'? The scenes are Pricing.");
        Programs.Codes("let x = 1").ShouldBe(["EF5004"]);
    }

    [Theory]
    [InlineData("text", "a, b", "\"a, b\"")]
    [InlineData("int", "-3", "Integer -3")]
    [InlineData("number", "1e3", "Number 1000")]
    [InlineData("bool", "True", "Boolean true")]
    [InlineData("character", "Ada", "Character Ada")]
    [InlineData("model", "some.gguf", "Model some.gguf")]
    [InlineData("list of text", "a, b", "[\"a\", \"b\"]")]
    [InlineData("list of text", "[\"a, b\", \"c\"]", "[\"a, b\", \"c\"]")]
    [InlineData("list of int", "[1, 2]", "[Integer 1, Integer 2]")]
    [InlineData("list of bool", "[true, false]", "[Boolean true, Boolean false]")]
    [InlineData("list of text", "", "[]")]
    [InlineData("list of text", "[\"[draft] one\"]", "[\"[draft] one\"]")]
    [InlineData("list of text", "one, [draft]", "[\"one\", \"[draft]\"]")]
    [InlineData("list of text", " [\"\", \"null\"] ", "[\"\", \"null\"]")]
    [InlineData("list of text", "[]", "[]")]
    [InlineData("list of number", "[1, 1e3]", "[Number 1, Number 1000]")]
    [InlineData("list of character", "[\"Ada\"]", "[Character Ada]")]
    [InlineData("list of model", "[\"some.gguf\"]", "[Model some.gguf]")]
    [InlineData("list of \"up\" | \"down\"", "[\"up\"]", "[\"up\"]")]
    [InlineData("list of list of text", "[[\"a\"], []]", "[[\"a\"], []]")]
    [InlineData("\"{{a\" | \"[b\"", "[b", "\"[b\"")]
    public void An_argument_is_read_by_its_type(string type, string text, string value) =>
        Show(Programs.Image($$"""{{Ada}} scene Main(x: {{type}}) { narrator: "a" }""", Programs.With(("x", text))).Arguments["x"])
            .ShouldBe(value);

    [Theory]
    [InlineData("int", "1.5")]
    [InlineData("int", "99999999999999999999")]
    [InlineData("number", "NaN")]
    [InlineData("bool", "yes")]
    [InlineData("character", "Bob")]
    [InlineData("list of int", "1, two")]
    [InlineData("list of text", "[draft] one")]
    [InlineData("list of text", "[true]")]
    [InlineData("list of text", "[null]")]
    [InlineData("list of text", "[1]")]
    [InlineData("list of text", "[[\"a\"]]")]
    [InlineData("list of text", "[{\"a\": 1}]")]
    [InlineData("list of text", "[\"a\",]")]
    [InlineData("list of text", "[\"a\", \"b\"")]
    [InlineData("list of text", "[\"a\"] [\"b\"]")]
    [InlineData("list of text", "\u00A0[\"a\"]")]
    [InlineData("list of int", "[\"1\"]")]
    [InlineData("list of int", "[1.5]")]
    [InlineData("list of int", "[1,]")]
    [InlineData("list of number", "[\"1\"]")]
    [InlineData("list of bool", "[\"true\"]")]
    [InlineData("list of bool", "[1]")]
    [InlineData("list of character", "[\"Bob\"]")]
    [InlineData("list of character", "[null]")]
    [InlineData("list of model", "[1]")]
    [InlineData("list of \"up\" | \"down\"", "[\"left\"]")]
    [InlineData("list of \"true\" | \"null\"", "[true]")]
    [InlineData("list of list of text", "[\"a\"]")]
    [InlineData("list of list of text", "[[null]]")]
    public void An_argument_of_another_type_is_refused(string type, string text)
    {
        var result = Programs.Compile($$"""{{Ada}} scene Main(x: {{type}}) { narrator: "a" }""", Programs.With(("x", text)));
        Programs.Codes(result).ShouldBe(["EF5008"]);
        result.Diagnostics[0].Message.ShouldStartWith($"'x' is of type {type}, but \"{text}\" is not");
    }

    [Fact]
    public void An_argument_that_is_missing_or_unknown_is_told()
    {
        Programs.Compile("scene Main(asset: text) { narrator: \"{asset}\" }").Diagnostics.Single().ToString()
            .ShouldBe("error EF5006: Main needs a value for 'asset'. Write --arg asset=VALUE; its type is text.");
        Programs.Codes("scene Main(asset: text = \"x\") { narrator: \"{asset}\" }", ("aset", "y")).ShouldBe(["EF5007"]);
        Programs.Compile("scene Main() { narrator: \"a\" }", Programs.With(("a", "y"))).Diagnostics.Single().Message
            .ShouldBe("Main has no parameter 'a'. It has none.");
    }

    [Fact]
    public void Arguments_left_out_have_their_defaults() =>
        Programs.Image($$"""
            let base = 2
            {{Ada}}
            scene Main(n: int = base + 1, who: character = Ada, l: list of text = ["a"]) { cast who who: "{n}" }
            """).Arguments.Select(pair => $"{pair.Key}={Show(pair.Value)}").ShouldBe(["n=Integer 3", "who=Character Ada", "l=[\"a\"]"]);

    [Fact]
    public void A_value_may_come_from_a_file_that_is_read_later_and_files_may_have_one_of_the_same_name()
    {
        var image = Programs.Image(
            """
            import "a/one.eflux" as a
            import "b/one.eflux" as b
            let sum = a.twice + b.twice
            scene Main(n: int = sum) { narrator: "{n}" }
            """,
            files: [("/p/a/one.eflux", "let twice = 2 * _n\nlet _n = 10"), ("/p/b/one.eflux", "let twice = 2 * _n\nlet _n = 1\n")]);
        image.Arguments["n"].ShouldBe(new FluxValue.Integer(22));
        image.Globals.Count.ShouldBe(5);
    }

    [Fact]
    public void What_two_files_call_by_one_name_has_a_number_from_2_in_the_image()
    {
        var image = Programs.Image(
            """
            import "a.eflux" as a
            import "b.eflux" as b
            scene Main() { cast a.Ada, b.Ada a.Ada -> x until 5 tokens b.Ada -> y until 5 tokens call a.Sub() call b.Sub() }
            """,
            files: [("/p/a.eflux", Ada + "\nscene Sub() { narrator: \"a\" }"), ("/p/b.eflux", Ada + "\nscene Sub() { narrator: \"b\" }")]);
        image.Characters.Keys.ShouldBe(["Ada", "Ada'2"], ignoreOrder: true);
        image.Scenes.Keys.ShouldBe(["Main", "Sub", "Sub'2"], ignoreOrder: true);
    }

    [Fact]
    public void A_model_of_the_command_line_takes_the_place_of_every_model_at_the_same_address_and_settings_stay()
    {
        var image = Programs.Image(
            $$"""
            model Warm = "a.gguf" { temperature 0.9 }
            model Cold : Warm { temperature 0.1 top_k 4 }
            model Other = "b.gguf"
            {{Ada}}
            scene Main() on Warm { cast Ada on Cold Ada -> x on Other until 5 tokens }
            """,
            new CompileOptions { Model = "c.gguf", BaseFolder = "/elsewhere" });
        image.Models["Warm"].ShouldSatisfyAllConditions(
            model => model.Uri.ShouldBe("c.gguf"),
            model => model.BaseFolder.ShouldBe("/elsewhere"),
            model => model.Sampler.Temperature.ShouldBe(0.9));
        image.Models["Cold"].ShouldSatisfyAllConditions(
            model => model.Uri.ShouldBe("c.gguf"),
            model => model.Sampler.Temperature.ShouldBe(0.1),
            model => model.Sampler.TopK.ShouldBe(4));
        image.Models["Other"].Uri.ShouldBe("b.gguf");
        image.Models["Other"].BaseFolder.ShouldBe("/p");
        image.Models[ModelProgram.DefaultName].Uri.ShouldBe("c.gguf");
    }

    [Fact]
    public void Without_any_model_the_built_in_one_serves() =>
        Programs.Image("scene Main() { narrator: \"x\" }").Models.Values.Single().Uri.ShouldBe("builtin:mini");

    [Fact]
    public void Models_that_are_arguments_are_models_of_the_program_or_addresses()
    {
        const string Source = """
            model Warm = "a.gguf"
            scene Main(m: model = Warm, l: list of model = []) on m { narrator: "x" }
            """;
        var models = new FakeModels();
        Programs.Image(Source, models: models);
        models.Described.ShouldAllBe(model => model.Uri == "a.gguf");
        var image = Programs.Image(Source, Programs.With(("m", "b.gguf"), ("l", "c.gguf, Warm")));
        image.Models.Keys.ShouldBe(["Warm", "", "b.gguf", "c.gguf"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("temperature 101", "EF4023")]
    [InlineData("temperature \"hot\"", "EF4023")]
    [InlineData("top_k 1.5", "EF4023")]
    [InlineData("top_k -1", "EF4023")]
    [InlineData("top_k 2147483648", "EF4023")]
    [InlineData("top_p 2", "EF4023")]
    [InlineData("repeat_penalty 0", "EF4023")]
    [InlineData("template 3", "EF4023")]
    [InlineData("temprature 1", "EF4021")]
    [InlineData("dry 1", "EF4022")]
    public void A_setting_that_cannot_be_is_refused(string setting, string code) =>
        Programs.Codes($$"""
            model M = "a.gguf" { {{setting}} }
            scene Main() on M { call Other() }
            scene Other() on M { narrator: "x" }
            scene Last() on M { call Main() call Other() }
            """).ShouldBe([code]);

    [Fact]
    public void Whole_numbers_of_settings_reach_as_far_as_is_told()
    {
        static CompileResult Compile(long value) =>
            Programs.Compile($$"""model M = "a.gguf" { top_k {{value}} } scene Main() on M { narrator: "x" }""");

        Compile(2_147_483_648).Diagnostics.ShouldHaveSingleItem().Message.ShouldContain("a whole number from 0 to 2,147,483,647");
        Compile(2_147_483_647).Image!.Models["M"].Sampler.TopK.ShouldBe(2_147_483_647);
    }

    [Fact]
    public void A_setting_that_is_misspelt_is_told_with_the_one_that_was_meant() =>
        Programs.Compile("model M = \"a.gguf\" { temprature 1 }\nscene Main() on M { narrator: \"x\" }").Diagnostics.Single().Message
            .ShouldStartWith("There is no model setting 'temprature'. Did you mean 'temperature'? The settings are temperature, top_k,");

    [Theory]
    [InlineData(ModelErrorKind.UnknownModel, "EF4001")]
    [InlineData(ModelErrorKind.NotFound, "EF4002")]
    [InlineData(ModelErrorKind.Unreadable, "EF4003")]
    [InlineData(ModelErrorKind.LibraryMissing, "EF4004")]
    [InlineData(ModelErrorKind.OutOfMemory, "EF4006")]
    [InlineData(ModelErrorKind.EngineFailed, "EF4007")]
    [InlineData(ModelErrorKind.NothingToSay, "EF4008")]
    [InlineData(ModelErrorKind.Unsupported, "EF4009")]
    public void A_model_that_cannot_be_had_is_told_once(ModelErrorKind kind, string code) =>
        Programs.Codes($$"""
            model M = "{{kind}}:x"
            scene Other() on M { narrator: "x" }
            scene Main() on M { call Other() }
            """).ShouldBe([code]);

    [Fact]
    public void A_target_that_is_not_there_is_told_with_those_that_are() =>
        Programs.Compile("scene Main() { target screenplai narrator: \"x\" }").Diagnostics.Single().Message
            .ShouldBe("There is no target 'screenplai'. Did you mean 'screenplay'? The targets are screenplay, novel, chat, transcript.");

    [Fact]
    public void A_chat_needs_a_template_and_takes_the_one_that_is_named_last()
    {
        const string Chat = "scene Main() { target chat narrator: \"x\" }";
        Programs.Codes(Chat).ShouldBe(["EF4012"]);
        Programs.Codes(Programs.Compile(Chat, models: new FakeModels { ChatTemplate = "{{ unheard of }}" })).ShouldBe(["EF4012"]);
        string Open(FluxImage image) => (image.Targets["Main"].EmptyPrefix is [var alone] ? alone : image.Targets["Main"].Narration.Open[0]).Text;
        Open(Programs.Image(Chat, models: new FakeModels { ChatTemplate = "{{ gemma }}" })).ShouldBe("<start_of_turn>user\n");
        const string Named = "model M = \"a.gguf\" { template llama3 } scene Main() on M { target chat narrator: \"x\" }";
        Open(Programs.Image(Named, models: new FakeModels { ChatTemplate = "{{ gemma }}" })).ShouldStartWith("<|start_header_id|>user");
        Open(Programs.Image(Named, new CompileOptions { Template = "chatml" })).ShouldBe("<|im_start|>user\n");
        Programs.Codes(Programs.Compile(Chat, new CompileOptions { Template = "chatlm" })).ShouldBe(["EF4013"]);
        Programs.Codes(Programs.Compile(Chat, new CompileOptions { Template = "silent" })).ShouldBe(["EF4009"]);
    }

    [Fact]
    public void A_chat_deletes_whole_messages_only() =>
        Programs.Codes(Programs.Compile(
            "scene Main() { target chat delete by token narrator: \"x\" }", new CompileOptions { Template = "chatml" })).ShouldBe(["EF4014"]);

    [Fact]
    public void A_cache_that_cannot_be_shifted_is_told() =>
        Programs.Codes(Programs.Compile(
            "scene Main() { cache shift narrator: \"x\" }",
            models: new FakeModels { Capabilities = ModelCapabilities.None, Note = "It cannot." })).ShouldBe(["EF4031"]);

    [Theory]
    [InlineData("let huge = 9000000000000000000 + 9000000000000000000", "")]
    [InlineData("", "let huge = 9000000000000000000 + 9000000000000000000")]
    public void What_cannot_be_computed_is_told(string global, string local) =>
        Programs.Codes($$"""
            {{global}}
            scene Main() { {{local}} narrator: "x" }
            """).ShouldBe(["EF3010"]);

    [Theory]
    [InlineData("-1", false)]
    [InlineData("0 - 9223372036854775807", false)]
    [InlineData("0", true)]
    [InlineData("9223372036854775807", true)]
    public void A_depth_below_0_is_told(string depth, bool isOne)
    {
        var result = Programs.Compile($$"""scene Main() { let d = {{depth}} note "x" depth d narrator: "y" }""");
        Programs.Codes(result).ShouldBe(isOne ? [] : ["EF3010"]);
        if (result.Image is { } image)
        {
            ImageSerializer.Read(ImageSerializer.Write(image)).ShouldNotBeNull();
        }
    }

    [Theory]
    [InlineData("100000000")]
    [InlineData("4000000000")]
    public void An_image_with_a_turn_longer_than_any_window_is_read_as_it_was_written(string tokens)
    {
        var image = Programs.Image($$"""{{Ada}} scene Main() { cast Ada repeat 3000000000 { Ada -> a until {{tokens}} tokens } }""");
        var written = ImageSerializer.Write(image);
        ImageSerializer.Write(ImageSerializer.Read(written)).ShouldBe(written);
    }

    [Fact]
    public void Only_what_the_scene_can_reach_is_in_the_image() => Programs.Image("""
        scene A() { call B() }
        scene B() { call A() }
        scene C() { narrator: "c" choose 2 by 1 { narrator: "x" } }
        scene Main() { call A() }
        """, new CompileOptions { Scene = "A" }).Scenes.Keys.ShouldBe(["A", "B"]);

    [Fact]
    public void A_program_with_errors_is_not_compiled()
    {
        var result = Programs.Compile("scene Main() { Nobody: \"x\" }");
        result.HasErrors.ShouldBeTrue();
        result.Image.ShouldBeNull();
        result.Diagnostics.ShouldAllBe(diagnostic => diagnostic.Code.Id.StartsWith("EF2"));
    }

    [Theory]
    [InlineData("stop \"\"")]
    [InlineData("stop 3")]
    [InlineData("stop [\"END\", 3]")]
    [InlineData("stop [\"END\", \"\"]")]
    [InlineData("stop true")]
    [InlineData("temprature 1")]
    [InlineData("temperature \"warm\"")]
    public void A_setting_that_is_wrong_is_reported_once_though_a_variant_has_it_too(string setting) => Programs.Codes($$"""
        model Base = "fake:m" { {{setting}} }
        model Variant : Base { }
        character Ada { brief "Ada." }
        scene S() on Variant { window 300 tokens cast Ada Ada -> x until 9 tokens }
        """).ShouldHaveSingleItem();

    [Fact]
    public void A_variant_has_the_stops_of_its_base_unless_it_gives_its_own()
    {
        var models = Programs.Image("""
            model Base = "fake:m" { stop ["END", "END", "FIN"] }
            model Variant : Base { temperature 0.2 }
            model Other : Base { stop "STOP" }
            character Ada { brief "Ada." }
            scene S() on Variant { window 300 tokens cast Ada on Other Ada -> x until 9 tokens }
            """).Models;
        models["Variant"].Stops.ShouldBe(["END", "FIN"]);
        models["Other"].Stops.ShouldBe(["STOP"]);
    }
}
