using System.Text;
using EigenFlux.Models.Contract;
using EigenFlux.Models.LlamaCpp.Tests.Support;
using EigenFlux.Models.Opening;

namespace EigenFlux.Models.LlamaCpp.Tests;

/// <summary>
/// A GGUF file that would make the library end the process never reaches it, and what is no GGUF file is called by its name. Each of
/// these values did end the process.
/// </summary>
public sealed class HostileGgufTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("eflux-").FullName;

    public static TheoryData<string, uint, object> Numbers { get; } = new()
    {
        { "general.alignment", TinyGguf.U32, 1u },
        { "general.alignment", TinyGguf.U32, 48u },
        { "general.alignment", TinyGguf.Text, "x" },
        { "general.alignment", TinyGguf.U64, 32UL },
        { "general.architecture", TinyGguf.U32, 1u },
        { "general.architecture", TinyGguf.Text, "" },
        { "llama.block_count", TinyGguf.U32, 0u },
        { "llama.block_count", TinyGguf.U32, 513u },
        { "llama.block_count", TinyGguf.U32, (uint)int.MaxValue },
        { "llama.block_count", TinyGguf.U32, uint.MaxValue },
        { "llama.block_count", TinyGguf.Text, "1" },
        { "llama.context_length", TinyGguf.U32, 0u },
        { "llama.context_length", TinyGguf.U32, uint.MaxValue },
        { "llama.embedding_length", TinyGguf.U32, 0u },
        { "llama.embedding_length", TinyGguf.U32, (uint)int.MaxValue },
        { "llama.feed_forward_length", TinyGguf.U32, uint.MaxValue },
        { "llama.attention.head_count", TinyGguf.U32, 0u },
        { "llama.attention.head_count", TinyGguf.U32, 3u },
        { "llama.attention.head_count", TinyGguf.U32, (uint)int.MaxValue },
        { "llama.attention.head_count_kv", TinyGguf.U32, 0u },
        { "llama.attention.head_count_kv", TinyGguf.U32, 3u },
        { "llama.attention.key_length", TinyGguf.U32, 0u },
        { "llama.attention.key_length", TinyGguf.U32, 17u },
        { "llama.attention.value_length", TinyGguf.U32, 8u },
        { "llama.attention.layer_norm_rms_epsilon", TinyGguf.F32, -1f },
        { "llama.attention.layer_norm_rms_epsilon", TinyGguf.F32, float.NaN },
        { "llama.rope.dimension_count", TinyGguf.U32, 0u },
        { "llama.rope.dimension_count", TinyGguf.U32, 7u },
        { "llama.rope.dimension_count", TinyGguf.U32, 1000u },
        { "llama.rope.scaling.type", TinyGguf.Text, "x" },
        { "llama.expert_count", TinyGguf.U32, 1u },
        { "llama.expert_count", TinyGguf.U32, uint.MaxValue },
        { "llama.expert_used_count", TinyGguf.U32, 1u },
        { "llama.vocab_size", TinyGguf.U32, uint.MaxValue },
        { "tokenizer.ggml.model", TinyGguf.U32, 1u },
        { "tokenizer.ggml.tokens", TinyGguf.List, Enumerable.Repeat("a", 263).ToArray() },
        { "tokenizer.ggml.tokens", TinyGguf.List, Array.Empty<string>() },
        { "tokenizer.ggml.tokens", TinyGguf.List, new[] { 1, 2, 3 } },
        { "tokenizer.ggml.scores", TinyGguf.List, new float[] { 1 } },
        { "tokenizer.ggml.scores", TinyGguf.List, new[] { "a" } },
        { "tokenizer.ggml.token_type", TinyGguf.List, new[] { 1 } },
        { "tokenizer.ggml.merges", TinyGguf.List, new[] { 1 } },
        { "tokenizer.ggml.merges", TinyGguf.Text, "x" },
        { "tokenizer.ggml.precompiled_charsmap", TinyGguf.List, new[] { 1 } },
    };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_tiny_model_opens_and_computes()
    {
        Write(new TinyGguf().ToBytes());
        using var model = new LlamaEngine().Open(ModelUri.Parse("a.gguf"), new ModelOptions { BaseFolder = folder, Threads = 1 });
        using var context = model.CreateContext(new ContextOptions(32));
        using var session = context.CreateSession();
        session.Append([new TokenId(1), new TokenId(5)]);
        var next = new float[model.Tokenizer.VocabularySize];
        session.NextLogProbabilities(next);
        next.ShouldAllBe(value => float.IsFinite(value));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_value_that_the_library_cannot_compute_with_is_refused_by_its_name(string key, uint type, object value)
    {
        var file = new TinyGguf();
        file.Values[key] = (type, value);
        Write(file.ToBytes());
        var refusal = Refusal();
        refusal.ShouldContain(key == "llama.expert_count" && value is 1u ? "llama.expert_used_count" : key.StartsWith("llama.attention.key", StringComparison.Ordinal) && value is 17u ? "head_count" : key.StartsWith("llama.attention.value", StringComparison.Ordinal) ? "head_count" : key);
    }

    [Theory]
    [InlineData("general.architecture")]
    [InlineData("llama.block_count")]
    [InlineData("llama.attention.head_count")]
    public void A_value_that_a_model_cannot_be_without_is_named_when_it_is_missing(string key)
    {
        var file = new TinyGguf();
        file.Values.Remove(key);
        Write(file.ToBytes());
        Refusal().ShouldContain(key);
    }

    [Theory]
    [InlineData("<!DOCTYPE html>\n<html>The page of the file</html>", "is a web page: download the file itself")]
    [InlineData("\n  <html><head></head></html>", "is a web page")]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:0123\nsize 5\n", "run 'git lfs pull'")]
    [InlineData("/annex/objects/SHA256E-s5--0123.gguf\n", "run 'git annex get'")]
    [InlineData(".git/annex/objects/aa/bb/SHA256E-s5--0123.gguf/SHA256E-s5--0123.gguf", "is a pointer of git-annex")]
    [InlineData("../../.git/annex/objects/aa/bb/MD5-s5--01/MD5-s5--01", "is a pointer of git-annex")]
    [InlineData("..\\.git\\annex\\objects\\aa\\MD5-s5--01", "is a pointer of git-annex")]
    [InlineData("/annex/objects/MD5-s5--01\r\n/annex/objects/MD5-s5--02\n", "is a pointer of git-annex")]
    [InlineData("/home/ann/.git/annex/objects/aa/MD5-s5--01", "is a pointer of git-annex")]
    [InlineData("See /annex/objects/ for the file", "but a text")]
    [InlineData("{\"error\":\"Invalid credentials\"}", "is JSON")]
    [InlineData("Entry not found", "but a text")]
    [InlineData("PK\u0003\u0004xx", "is a zip file")]
    [InlineData("lmgg....", "had before GGUF")]
    [InlineData("\0\0\0\0\0\0\0\0", "begins with zeros alone")]
    [InlineData("@\0\0\0\0\0\0\0{\"__metadata__\":{}}", "is a safetensors file")]
    [InlineData("\u0001\u0002\u0003\u0004", "is not a GGUF file")]
    public void What_is_no_gguf_file_is_called_by_its_name(string text, string message)
    {
        Write(Encoding.UTF8.GetBytes(text));
        var refusal = Refusal();
        refusal.ShouldContain(message);
        refusal.ShouldNotContain("Convert the model with llama.cpp's tools");
    }

    [Fact]
    public void A_header_without_tensors_and_tokenizer_lends_no_tokenizer()
    {
        var file = new TinyGguf { HasTensors = false };
        foreach (var key in file.Values.Keys.Where(key => key.StartsWith("tokenizer", StringComparison.Ordinal)).ToList())
        {
            file.Values.Remove(key);
        }

        Write(file.ToBytes());
        Refusal().ShouldContain("neither the tensors of a model nor a tokenizer");
    }

    [Fact]
    public void A_vocabulary_alone_lends_its_tokenizer_and_does_not_generate()
    {
        Write(new TinyGguf { HasTensors = false }.ToBytes());
        var options = new ModelOptions { BaseFolder = folder };
        new LlamaEngine().OpenTokenizer(ModelUri.Parse("a.gguf"), options).VocabularySize.ShouldBe(263);
        Should.Throw<ModelException>(() => new LlamaEngine().Open(ModelUri.Parse("a.gguf"), options)).Message.ShouldContain("cannot generate");
    }

    [Fact]
    public void A_model_without_a_tokenizer_says_so()
    {
        var file = new TinyGguf();
        foreach (var key in file.Values.Keys.Where(key => key.StartsWith("tokenizer", StringComparison.Ordinal)).ToList())
        {
            file.Values.Remove(key);
        }

        Write(file.ToBytes());
        Refusal().ShouldContain("has no tokenizer");
    }

    [Fact]
    public void A_file_that_ends_anywhere_is_cut_off()
    {
        var whole = new TinyGguf().ToBytes();
        for (var length = 4; length < whole.Length; length += 211)
        {
            Write(whole[..length]);
            Refusal().ShouldContain("cut off");
        }
    }

    [Fact]
    public void A_part_behind_the_first_of_a_model_in_parts_names_the_first()
    {
        var file = new TinyGguf();
        file.Values.Clear();
        file.Values["split.no"] = (TinyGguf.U16, (ushort)1);
        Write(file.ToBytes());
        Refusal().ShouldContain("the part 00001");
    }

    private void Write(byte[] bytes) => File.WriteAllBytes(Path.Combine(folder, "a.gguf"), bytes);

    private string Refusal()
    {
        var refusal = Should.Throw<ModelException>(() => new LlamaEngine().Open(ModelUri.Parse("a.gguf"), new ModelOptions { BaseFolder = folder, Threads = 1 }));
        refusal.Kind.ShouldBe(ModelErrorKind.Unreadable);
        return refusal.Message;
    }
}
