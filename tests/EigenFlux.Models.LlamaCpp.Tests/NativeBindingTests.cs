using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using EigenFlux.Models.LlamaCpp.Gguf;
using EigenFlux.Models.LlamaCpp.Native;

namespace EigenFlux.Models.LlamaCpp.Tests;

public sealed unsafe class NativeBindingTests
{
    public NativeBindingTests() => LlamaLibrary.Load();

    [Fact]
    public void The_loaded_library_is_of_the_pinned_release() =>
        LlamaLibrary.Normalize(Marshal.PtrToStringUTF8((nint)LlamaApi.llama_version())!).ShouldBe(LlamaLibrary.Normalize(LlamaLibrary.Release));

    [Fact]
    public void Structures_are_as_large_as_the_header_says()
    {
        Unsafe.SizeOf<LlamaModelParams>().ShouldBe(80);
        Unsafe.SizeOf<LlamaContextParams>().ShouldBe(160);
        Unsafe.SizeOf<LlamaKvOverride>().ShouldBe(264);
        Unsafe.SizeOf<LlamaBatch>().ShouldBe(56);
        Unsafe.SizeOf<LlamaTokenData>().ShouldBe(12);
        Unsafe.SizeOf<LlamaTokenDataArray>().ShouldBe(32);
        Unsafe.SizeOf<LlamaChatMessage>().ShouldBe(16);
    }

    [Fact]
    public void The_sizes_of_tensor_types_are_those_of_the_library()
    {
        const uint Types = 43;
        for (var type = 0U; type < Types; type++)
        {
            var (elements, bytes) = ((ulong)LlamaApi.ggml_blck_size((int)type), (ulong)LlamaApi.ggml_type_size((int)type));
            TensorTypes.SizesOf(type).ShouldBe(elements == 0 ? null : (elements, bytes), $"type {type}");
        }

        TensorTypes.SizesOf(Types).ShouldBeNull();
        TensorTypes.SizesOf(uint.MaxValue).ShouldBeNull();
    }

    [Fact]
    public void The_model_parameters_that_the_library_returns_read_as_the_header_documents_them()
    {
        var parameters = LlamaApi.llama_model_default_params();
        parameters.GpuLayers.ShouldBe(-1);
        parameters.SplitMode.ShouldBe(1);
        parameters.LoadMode.ShouldBe(-1);
        parameters.LazyMode.ShouldBe(1);
        parameters.MainGpu.ShouldBe(0);
        ((nint)parameters.KvOverrides).ShouldBe(0);
        parameters.VocabOnly.ShouldBe((byte)0);
        parameters.CheckTensors.ShouldBe((byte)0);
        parameters.UseExtraBuffers.ShouldBe((byte)1);
        parameters.NoHost.ShouldBe((byte)0);
        parameters.NoAlloc.ShouldBe((byte)0);
        parameters.LoadMtp.ShouldBe((byte)0);
    }

    [Fact]
    public void The_context_parameters_that_the_library_returns_read_as_the_header_documents_them()
    {
        var parameters = LlamaApi.llama_context_default_params();
        parameters.ContextSize.ShouldBe(512u);
        parameters.BatchSize.ShouldBe(2048u);
        parameters.MicroBatchSize.ShouldBe(512u);
        parameters.MaximumSequences.ShouldBe(1u);
        parameters.MaximumOutputs.ShouldBe(0u);
        parameters.MaximumOutputsPerSequence.ShouldBe(1u);
        parameters.RopeScalingType.ShouldBe(-1);
        parameters.PoolingType.ShouldBe(-1);
        parameters.AttentionType.ShouldBe(-1);
        parameters.FlashAttentionType.ShouldBe(-1);
        parameters.YarnExtFactor.ShouldBe(-1f);
        parameters.DefragThreshold.ShouldBe(-1f);
        parameters.TypeK.ShouldBe(1);
        parameters.TypeV.ShouldBe(1);
        parameters.Embeddings.ShouldBe((byte)0);
        parameters.OffloadKqv.ShouldBe((byte)1);
        parameters.NoPerf.ShouldBe((byte)1);
        parameters.OpOffload.ShouldBe((byte)1);
        parameters.SwaFull.ShouldBe((byte)1);
        parameters.KvUnified.ShouldBe((byte)0);
        parameters.Samplers.ShouldBe(0);
        parameters.SamplerCount.ShouldBe((nuint)0);
        parameters.OtherContext.ShouldBe(0);
    }
}
