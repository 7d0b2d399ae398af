using EigenFlux.Models.Contract;
using EigenFlux.Models.LlamaCpp;
using EigenFlux.Models.Opening;
using EigenFlux.Runtime.Events;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests;

/// <summary>What a scene looks like on the page in the chat templates of the families, to the letter.</summary>
public sealed class ChatPageTests : IDisposable
{
    private const string Cast = """
        character Ada "Dr. Ada" { brief "Dr. Ada measures." line "Nine feet." }
        character Ben { brief "A man who doubts." }

        """;

    private readonly Workshop workshop = new();

    public static TheoryData<string> Families => [.. ChatFamilies.All.Select(family => family.Name)];

    public void Dispose() => workshop.Dispose();

    [Theory]
    [MemberData(nameof(Families))]
    public async Task A_scene_is_the_chat_that_the_family_was_trained_on(string name)
    {
        var family = ChatFamilies.All.Single(family => family.Name == name);
        workshop.Record(" Nine feet.", " Dr. Ada: It is still nine.\\nBen: Hm.", "A door shuts.");
        using var tape = new TemplatedTape(workshop.Folder, family.Jinja);
        var run = await tape.RunAsync(Cast + """
            scene S() {
              window 4096 tokens, reserve 64
              target chat
              cast Ada, Ben
              pin "Nobody leaves."
              setting "A cellar."
              Ben: "How large?"
              Ada -> size until line, 60 tokens
              narrator: "The lamp goes out."
              Ben: "Sure?"
              Ada -> size until paragraph, 60 tokens
              narrator -> noise until line, 60 tokens
              return size: size, noise: noise
            }
            """);

        run.Done.Fault.ShouldBeNull();
        run["size"].ShouldBe("It is still nine.");
        run["noise"].ShouldBe("A door shuts.");
        run.LastText.ShouldBe(string.Concat(
            family.Begin("Dr. Ada measures.\nDr. Ada: Nine feet.\nBen — A man who doubts.\nNobody leaves.\n"),
            family.Told("A cellar."),
            family.Told("Ben: How large?"),
            family.Said("Dr. Ada: Nine feet."),
            family.Told("The lamp goes out."),
            family.Told("Ben: Sure?"),
            family.Said("Dr. Ada: It is still nine."),
            family.SaidWithoutSpace("A door shuts.")));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public async Task Messages_are_deleted_whole(string name)
    {
        var family = ChatFamilies.All.Single(family => family.Name == name);
        workshop.Record([.. Enumerable.Range(1, 12).Select(i => $" Number {i} is here.")]);
        using var tape = new TemplatedTape(workshop.Folder, family.Jinja);
        var run = await tape.RunAsync(Cast + """
            scene S() {
              window 700 tokens, reserve 160
              target chat
              delete by turn
              cast Ada, Ben
              repeat 12 {
                Ben: "Another?"
                Ada -> size until line, 40 tokens
              }
              return size.count
            }
            """);

        run.Done.Fault.ShouldBeNull();
        IReadOnlyList<(TokenId, string Segment)> before = [];
        var deleted = 0;
        foreach (var (happened, page) in run.Pages())
        {
            if (happened is FluxEvent.Deleted deletion && !Replanned.IsRetraction(run, deletion))
            {
                before.Count(token => token.Segment == deletion.Segment).ShouldBe(deletion.Count);
                deleted++;
            }

            before = page;
        }

        deleted.ShouldBeGreaterThan(3);
        var system = family.Begin("Dr. Ada measures.\nDr. Ada: Nine feet.\nBen — A man who doubts.\n");
        run.LastText.ShouldStartWith(system);
        var rest = run.LastText[system.Length..];
        var question = family.Told("Ben: Another?");
        for (var i = 12; rest.Length > 0; i--)
        {
            var answer = family.Said($"Dr. Ada: Number {i} is here.");
            rest.ShouldEndWith(answer);
            rest = rest[..^answer.Length];
            if (rest.Length > 0)
            {
                rest.ShouldEndWith(question);
                rest = rest[..^question.Length];
            }
        }
    }

    /// <summary>The metadata of a real GGUF file: the real model's, with a family's template put into it.</summary>
    [SkippableTheory]
    [InlineData("gemma")]
    [InlineData("chatml")]
    [InlineData("llama 3")]
    [InlineData("mistral 7 without spaces")]
    public void A_template_in_a_gguf_file_is_found_and_the_beginning_of_text_stands_once(string name)
    {
        var family = ChatFamilies.All.Single(family => family.Name == name);
        var path = Path.Combine(workshop.Folder, "model.gguf");
        GgufWithTemplate.Write(RealModel.Path(), path, family.Jinja);
        workshop.Host.Describe(path).ChatTemplate.ShouldBe(GgufWithTemplate.Padded(family.Jinja));
        var image = workshop.Image(Cast + $$"""
            model Real = "{{path.Replace('\\', '/')}}"
            scene S() on Real {
              window 512 tokens, reserve 32
              target chat
              cast Ada, Ben
              setting "A cellar."
              return 1
            }
            """);

        using var registry = new ModelRegistry([new LlamaEngine()]);
        var tokenizer = registry.Open(path, new ModelOptions { Threads = 1 }).Tokenizer;
        var prefix = image.Plan.Prefix.SelectMany(segment => segment.TokenIds).Select(id => new TokenId(id)).ToList();
        prefix.Count(token => token == tokenizer.BeginOfText).ShouldBe(1);
        prefix[0].ShouldBe(tokenizer.BeginOfText!.Value);
        var text = System.Text.Encoding.UTF8.GetString([.. prefix.Skip(1).SelectMany(token => tokenizer.GetBytes(token).ToArray())]);
        text.ShouldBe(family.Begin("Dr. Ada measures.\nDr. Ada: Nine feet.\nBen — A man who doubts.\n"));
        if (name == "gemma")
        {
            // The name of its control token is that token; the user's message stays open.
            prefix.Count(token => tokenizer.GetBytes(token).SequenceEqual("<start_of_turn>"u8)).ShouldBe(1);
            prefix.Count(token => tokenizer.GetBytes(token).SequenceEqual("<end_of_turn>"u8)).ShouldBe(0);
        }
    }
}
