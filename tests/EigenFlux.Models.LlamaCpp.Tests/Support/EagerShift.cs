using EigenFlux.Models.Contract;
using EigenFlux.Models.LlamaCpp.Native;

namespace EigenFlux.Models.LlamaCpp.Tests.Support;

/// <summary>The plainest shifting session, to compare with: after every deletion and at every insertion the later
/// entries are moved at once.</summary>
internal sealed unsafe class EagerShift : IDisposable
{
    private readonly LlamaContextHandle context;
    private readonly nint memory;
    private readonly Batch batch = new(512, 1);
    private readonly List<int> page = [];
    private readonly float[] row;
    private int computed;

    public EagerShift(LlamaModel model, int window)
    {
        var parameters = LlamaApi.llama_context_default_params();
        parameters.ContextSize = (uint)window;
        parameters.BatchSize = 512;
        parameters.MicroBatchSize = 512;
        parameters.MaximumOutputs = 2;
        parameters.MaximumSequences = 2;
        parameters.KvUnified = 1;
        parameters.SwaFull = 1;
        parameters.Threads = parameters.BatchThreads = model.Threads;
        context = LlamaApi.llama_init_from_model(model.Handle, parameters);
        memory = LlamaApi.llama_get_memory(context);
        row = new float[model.Tokenizer.VocabularySize];
    }

    public void Append(ReadOnlySpan<TokenId> tokens)
    {
        foreach (var token in tokens)
        {
            page.Add(token.Value);
        }
    }

    public void Delete(int start, int count)
    {
        if (start < computed)
        {
            var end = Math.Min(start + count, computed);
            LlamaApi.llama_memory_seq_rm(memory, 0, start, end);
            LlamaApi.llama_memory_seq_add(memory, 0, end, -1, start - end);
            computed -= end - start;
        }

        page.RemoveRange(start, count);
    }

    public void Insert(int at, ReadOnlySpan<TokenId> tokens)
    {
        var added = tokens.ToArray().Select(token => token.Value).ToArray();
        page.InsertRange(at, added);
        if (at >= computed)
        {
            return;
        }

        // What comes after goes to a sequence of its own and comes back when the tokens are there.
        LlamaApi.llama_memory_seq_cp(memory, 0, 1, at, -1);
        LlamaApi.llama_memory_seq_rm(memory, 0, at, -1);
        LlamaApi.llama_memory_seq_add(memory, 1, at, -1, added.Length);
        batch.Clear();
        for (var i = 0; i < added.Length; i++)
        {
            batch.Add(added[i], at + i, 0, -1);
        }

        LlamaApi.llama_decode(context, batch.Native).ShouldBe(0);
        LlamaApi.llama_memory_seq_cp(memory, 1, 0, -1, -1);
        LlamaApi.llama_memory_seq_rm(memory, 1, -1, -1);
        computed += added.Length;
    }

    public float[] Next()
    {
        if (computed == page.Count)
        {
            computed--;
            LlamaApi.llama_memory_seq_rm(memory, 0, computed, -1);
        }

        batch.Clear();
        for (; computed < page.Count; computed++)
        {
            batch.Add(page[computed], computed, 0, -1);
        }

        batch.MarkLast();
        LlamaApi.llama_decode(context, batch.Native).ShouldBe(0);
        LogProbabilities.Write(LlamaApi.llama_get_logits_ith(context, batch.Count - 1), row);
        return row;
    }

    public void Dispose()
    {
        batch.Dispose();
        context.Dispose();
    }
}
