using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: DisableRuntimeMarshalling]

namespace EigenFlux.Models.LlamaCpp.Native;

/// <summary>
/// The functions of llama.cpp that are used, under their own names so that its header documents them. Truth values are bytes.
/// Call <see cref="LlamaLibrary.Load"/> first.
/// </summary>
internal static unsafe partial class LlamaApi
{
    internal const string Llama = "llama";
    internal const string Ggml = "ggml";
    internal const string GgmlBase = "ggml-base";

    // A test compares TensorTypes with these two.
    [LibraryImport(GgmlBase)]
    internal static partial long ggml_blck_size(int type);

    [LibraryImport(GgmlBase)]
    internal static partial nuint ggml_type_size(int type);

    [LibraryImport(Ggml, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void ggml_backend_load_all_from_path(string folder);

    [LibraryImport(Ggml)]
    internal static partial nuint ggml_backend_dev_count();

    [LibraryImport(Llama)]
    internal static partial byte* llama_version();

    [LibraryImport(Llama)]
    internal static partial byte* llama_print_system_info();

    [LibraryImport(Llama)]
    internal static partial void llama_log_set(delegate* unmanaged[Cdecl]<int, byte*, void*, void> callback, void* userData);

    [LibraryImport(Llama)]
    internal static partial void llama_backend_init();

    [LibraryImport(Llama)]
    internal static partial byte llama_supports_gpu_offload();

    [LibraryImport(Llama)]
    internal static partial LlamaModelParams llama_model_default_params();

    [LibraryImport(Llama)]
    internal static partial LlamaContextParams llama_context_default_params();

    [LibraryImport(Llama)]
    internal static partial nuint llama_max_parallel_sequences();

    [LibraryImport(Llama, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial LlamaModelHandle llama_model_load_from_file(string path, LlamaModelParams parameters);

    [LibraryImport(Llama)]
    internal static partial void llama_model_free(nint model);

    [LibraryImport(Llama)]
    internal static partial LlamaContextHandle llama_init_from_model(LlamaModelHandle model, LlamaContextParams parameters);

    [LibraryImport(Llama)]
    internal static partial void llama_free(nint context);

    [LibraryImport(Llama)]
    internal static partial uint llama_n_ctx(LlamaContextHandle context);

    [LibraryImport(Llama)]
    internal static partial nint llama_get_memory(LlamaContextHandle context);

    [LibraryImport(Llama)]
    internal static partial nint llama_model_get_vocab(LlamaModelHandle model);

    [LibraryImport(Llama)]
    internal static partial int llama_model_n_ctx_train(LlamaModelHandle model);

    [LibraryImport(Llama)]
    internal static partial int llama_model_n_embd(LlamaModelHandle model);

    [LibraryImport(Llama)]
    internal static partial int llama_model_n_layer(LlamaModelHandle model);

    [LibraryImport(Llama)]
    internal static partial int llama_model_n_head(LlamaModelHandle model);

    [LibraryImport(Llama)]
    internal static partial int llama_model_n_head_kv(LlamaModelHandle model);

    [LibraryImport(Llama)]
    internal static partial int llama_model_n_swa(LlamaModelHandle model);

    [LibraryImport(Llama)]
    internal static partial byte llama_model_has_encoder(LlamaModelHandle model);

    [LibraryImport(Llama)]
    internal static partial byte llama_model_has_decoder(LlamaModelHandle model);

    [LibraryImport(Llama)]
    internal static partial byte llama_model_is_recurrent(LlamaModelHandle model);

    [LibraryImport(Llama)]
    internal static partial byte llama_model_is_hybrid(LlamaModelHandle model);

    [LibraryImport(Llama, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int llama_model_meta_val_str(LlamaModelHandle model, string key, byte* buffer, nuint size);

    [LibraryImport(Llama)]
    internal static partial int llama_model_desc(LlamaModelHandle model, byte* buffer, nuint size);

    [LibraryImport(Llama)]
    internal static partial byte* llama_model_chat_template(LlamaModelHandle model, byte* name);

    [LibraryImport(Llama)]
    internal static partial void llama_memory_clear(nint memory, byte data);

    [LibraryImport(Llama)]
    internal static partial byte llama_memory_seq_rm(nint memory, int sequence, int from, int to);

    [LibraryImport(Llama)]
    internal static partial void llama_memory_seq_cp(nint memory, int source, int destination, int from, int to);

    [LibraryImport(Llama)]
    internal static partial void llama_memory_seq_add(nint memory, int sequence, int from, int to, int delta);

    [LibraryImport(Llama)]
    internal static partial int llama_memory_seq_pos_min(nint memory, int sequence);

    [LibraryImport(Llama)]
    internal static partial int llama_memory_seq_pos_max(nint memory, int sequence);

    [LibraryImport(Llama)]
    internal static partial byte llama_memory_can_shift(nint memory);

    [LibraryImport(Llama)]
    internal static partial nuint llama_state_seq_get_size(LlamaContextHandle context, int sequence);

    [LibraryImport(Llama)]
    internal static partial nuint llama_state_seq_get_data(LlamaContextHandle context, byte* destination, nuint size, int sequence);

    [LibraryImport(Llama)]
    internal static partial nuint llama_state_seq_set_data(LlamaContextHandle context, byte* source, nuint size, int sequence);

    [LibraryImport(Llama)]
    internal static partial int llama_decode(LlamaContextHandle context, LlamaBatch batch);

    [LibraryImport(Llama)]
    internal static partial float* llama_get_logits_ith(LlamaContextHandle context, int index);

    /// <summary>The hidden state of an output of the last batch; a negative index counts from the end.</summary>
    [LibraryImport(Llama)]
    internal static partial float* llama_get_embeddings_ith(LlamaContextHandle context, int index);

    /// <summary>Whether batches give hidden states beside logits.</summary>
    [LibraryImport(Llama)]
    internal static partial void llama_set_embeddings(LlamaContextHandle context, byte embeddings);

    /// <summary>Sets the directions of layers 1 to the last, one after the other; null for none.</summary>
    [LibraryImport(Llama)]
    internal static partial int llama_set_adapter_cvec(
        LlamaContextHandle context, float* data, nuint length, int width, int firstLayer, int lastLayer);

    [LibraryImport(Llama)]
    internal static partial int llama_vocab_n_tokens(nint vocabulary);

    [LibraryImport(Llama)]
    internal static partial byte llama_vocab_is_eog(nint vocabulary, int token);

    [LibraryImport(Llama)]
    internal static partial byte llama_vocab_is_control(nint vocabulary, int token);

    /// <summary>The token's attributes, a bit for each: 1 unknown, 2 unused, 4 normal, 8 control, 16 user-defined, 32 byte.</summary>
    [LibraryImport(Llama)]
    internal static partial int llama_vocab_get_attr(nint vocabulary, int token);

    [LibraryImport(Llama)]
    internal static partial int llama_vocab_bos(nint vocabulary);

    [LibraryImport(Llama)]
    internal static partial byte llama_vocab_get_add_bos(nint vocabulary);

    [LibraryImport(Llama)]
    internal static partial int llama_tokenize(
        nint vocabulary, byte* text, int length, int* tokens, int capacity, byte addSpecial, byte parseSpecial);

    [LibraryImport(Llama)]
    internal static partial int llama_token_to_piece(nint vocabulary, int token, byte* buffer, int length, int strip, byte special);

    [LibraryImport(Llama)]
    internal static partial int llama_chat_apply_template(
        byte* template, LlamaChatMessage* messages, nuint count, byte openAssistant, byte* buffer, int length);

    [LibraryImport(Llama)]
    internal static partial int llama_chat_builtin_templates(byte** names, nuint capacity);
}
