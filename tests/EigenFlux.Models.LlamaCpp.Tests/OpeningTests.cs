using System.Buffers.Binary;
using System.Text;
using EigenFlux.Models.Contract;
using EigenFlux.Models.LlamaCpp.Tests.Support;
using EigenFlux.Models.Opening;

namespace EigenFlux.Models.LlamaCpp.Tests;

[Collection(ModelCollection.Name)]
public sealed class OpeningTests(ModelFixture fixture) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("eflux-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("model.gguf", true)]
    [InlineData("some/Where.GGUF?repack=off", true)]
    [InlineData("gguf:anything", true)]
    [InlineData("file:///tmp/model.gguf", true)]
    [InlineData("builtin:mini", false)]
    [InlineData("ngram:text.gguf", false)]
    [InlineData("model.txt", false)]
    public void Its_models_are_known_by_their_addresses(string uri, bool accepted) =>
        new LlamaEngine().Accepts(ModelUri.Parse(uri)).ShouldBe(accepted);

    [Fact]
    public void A_missing_file_is_named() => Refused("nothing.gguf", ModelErrorKind.NotFound, "There is no file '*nothing.gguf'");

    [Fact]
    public void A_folder_is_no_model()
    {
        Directory.CreateDirectory(Path.Combine(folder, "a.gguf"));
        Refused("a.gguf", ModelErrorKind.Unreadable, "is a folder");
    }

    [Fact]
    public void An_empty_file_is_called_empty()
    {
        Write("a.gguf", []);
        Refused("a.gguf", ModelErrorKind.Unreadable, "is empty");
    }

    [Theory]
    [InlineData("Once upon a time there was no model in this file.")]
    [InlineData("GG")]
    public void A_text_is_not_a_model(string text)
    {
        Write("a.gguf", Encoding.UTF8.GetBytes(text));
        Refused("a.gguf", ModelErrorKind.Unreadable, "is not a GGUF file");
    }

    [Fact]
    public void A_link_is_as_long_as_what_it_leads_to()
    {
        Write("a.gguf", Header(version: 99, tensors: 0, values: 0));
        File.CreateSymbolicLink(Path.Combine(folder, "link.gguf"), Path.Combine(folder, "a.gguf"));
        Refused("link.gguf", ModelErrorKind.Unreadable, "GGUF version 99");
    }

    [Fact]
    public void An_unknown_version_is_named()
    {
        Write("a.gguf", Header(version: 99, tensors: 0, values: 0));
        Refused("a.gguf", ModelErrorKind.Unreadable, "GGUF version 99");
    }

    [Theory]
    [InlineData(ulong.MaxValue, 1)]
    [InlineData(1, ulong.MaxValue)]
    [InlineData(1000, 1000)]
    public void A_header_that_promises_more_than_the_file_can_hold_is_damaged(ulong tensors, ulong values)
    {
        Write("a.gguf", [.. Header(3, tensors, values), .. new byte[200]]);
        Refused("a.gguf", ModelErrorKind.Unreadable, "is cut off or damaged");
    }

    [Fact]
    public void A_header_alone_is_cut_off()
    {
        Write("a.gguf", Header(3, 0, 0)[..20]);
        Refused("a.gguf", ModelErrorKind.Unreadable, "is cut off");
    }

    [Fact]
    public void A_well_formed_file_that_is_no_language_model_is_refused()
    {
        // One tensor "t" of one 32-bit float, no metadata.
        Write("a.gguf",
        [
            .. Header(3, 1, 0),
            .. BitConverter.GetBytes(1UL), (byte)'t', .. BitConverter.GetBytes(1), .. BitConverter.GetBytes(1UL), .. BitConverter.GetBytes(0), .. BitConverter.GetBytes(0UL),
            .. new byte[64],
        ]);
        Refused("a.gguf", ModelErrorKind.Unreadable, "does not say which architecture");
    }

    [SkippableTheory]
    [InlineData(30)]
    [InlineData(5_000)]
    [InlineData(5_000_000)]
    [InlineData(50_000_000)]
    [InlineData(169_000_000)]
    public void A_model_that_was_not_copied_whole_is_cut_off_wherever_it_ends(long length)
    {
        using (var source = File.OpenRead(TestModel.Require()))
        using (var target = File.Create(Path.Combine(folder, "a.gguf")))
        {
            Skip.If(source.Length <= length);
            var bytes = new byte[length];
            source.ReadExactly(bytes);
            target.Write(bytes);
        }

        Refused("a.gguf", ModelErrorKind.Unreadable, "is cut off");
    }

    [Fact]
    public void A_parameter_that_a_model_does_not_take_is_named() =>
        Should.Throw<ModelException>(() => new LlamaEngine().Open(ModelUri.Parse("a.gguf?threads=3"), new ModelOptions()))
            .Message.ShouldContain("'threads=3'");

    [SkippableFact]
    public void A_window_larger_than_the_model_s_is_refused_with_both_numbers()
    {
        var exception = Should.Throw<ModelException>(() => fixture.Model.CreateContext(new ContextOptions(32_769)));
        exception.Kind.ShouldBe(ModelErrorKind.WindowTooLarge);
        exception.Message.ShouldContain("32769");
        exception.Message.ShouldContain("32768");
    }

    [SkippableFact]
    public void More_sessions_than_memory_holds_are_refused_before_the_system_ends_the_process()
    {
        var exception = Should.Throw<ModelException>(() => fixture.Model.CreateContext(new ContextOptions(32_768, 120)));
        exception.Kind.ShouldBe(ModelErrorKind.OutOfMemory);
    }

    [SkippableFact]
    public void A_model_says_what_it_is()
    {
        var info = fixture.Model.Info;
        info.Engine.ShouldBe("llama.cpp");
        info.Family.ShouldNotBeEmpty();
        info.Description.ShouldNotBeEmpty();
        info.MaximumWindow.ShouldBeGreaterThan(0);
        info.Capabilities.HasFlag(ModelCapabilities.LogProbabilities | ModelCapabilities.Fork | ModelCapabilities.Batch | ModelCapabilities.State).ShouldBeTrue();
        using var context = fixture.Model.CreateContext(new ContextOptions(32));
        using var session = context.CreateSession();
        (info.Note is null).ShouldBe(session.ShiftsAs() == CacheMode.Shift);
    }

    [SkippableFact]
    public void A_model_may_be_disposed_before_its_contexts()
    {
        var model = TestModel.Open();
        var context = model.CreateContext(new ContextOptions(32));
        var session = context.CreateSession();
        session.Append(model.LongPage(5));
        model.Dispose();
        context.Evaluate([session]);
        session.Evaluated.ShouldBe(5);
        context.Dispose();
        session.Dispose();
        Should.Throw<ObjectDisposedException>(() => model.CreateContext(new ContextOptions(32)));
    }

    [SkippableFact]
    public void Layers_on_a_gpu_that_is_not_there_are_refused()
    {
        Skip.If(Native.LlamaLibrary.HasGpu);
        Should.Throw<ModelException>(() => new LlamaEngine().Open(ModelUri.Parse(TestModel.Require()), new ModelOptions { GpuLayers = 9 }))
            .Kind.ShouldBe(ModelErrorKind.Unsupported);
    }

    private static byte[] Header(uint version, ulong tensors, ulong values)
    {
        var bytes = new byte[24];
        "GGUF"u8.CopyTo(bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), version);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(8), tensors);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(16), values);
        return bytes;
    }

    private void Write(string name, byte[] bytes) => File.WriteAllBytes(Path.Combine(folder, name), bytes);

    private void Refused(string name, ModelErrorKind kind, string message)
    {
        var options = new ModelOptions { BaseFolder = folder };
        foreach (var open in (Action[])[() => new LlamaEngine().Open(ModelUri.Parse(name), options), () => new LlamaEngine().OpenTokenizer(ModelUri.Parse(name), options)])
        {
            var exception = Should.Throw<ModelException>(open);
            exception.Kind.ShouldBe(kind);
            foreach (var part in message.Split('*'))
            {
                exception.Message.ShouldContain(part);
            }

            exception.Message.ShouldNotContain("\n");
        }
    }
}
