using System.Text;
using System.Text.Json.Nodes;
using EigenFlux.Compiler.Tests.Support;
using EigenFlux.Runtime.Events;

namespace EigenFlux.Tests;

/// <summary>Each fault of a run has its diagnostic, and its name in a trace.</summary>
public sealed class RunFaultTests
{
    // Traces and telemetry have these names: one may be added, and none renamed.
    private const string Names =
        "AnswerRefused AuditRefused CallsTooDeep CannotSpell CheckpointForeign CheckpointUnwritten ClockJumped Evaluation ForeignImage Limit LineTooLong Model "
        + "NoPerson PlanRefused PlayedNoValue PrefixIgnored PrefixNotKept PrefixTooLarge PremiseTooLong SpeakerDrawn SummaryEmpty TooManyBranches "
        + "ValueTooLarge ValueTooLong WatchNeedsProbabilities WindowFull";

    private static readonly IReadOnlyList<RunFault> All = SampleRecords.Of<RunFault>();

    [Fact]
    public void Each_fault_has_a_code_of_its_own_and_a_whole_message()
    {
        var codes = new HashSet<string>();
        foreach (var fault in All)
        {
            var diagnostic = FluxHost.Explain(fault);
            diagnostic.Message.ShouldNotBeNullOrWhiteSpace();
            diagnostic.Message.ShouldNotContain("{");
            codes.Add(diagnostic.Code.Id).ShouldBeTrue($"{fault.Kind} is {diagnostic.Code.Id}, as another is");
        }
    }

    [Fact]
    public void Each_limit_has_words_and_advice()
    {
        var messages = Enum.GetValues<RunLimit>().Select(limit => FluxHost.Explain(new RunFault.Limit(limit, 12_345)).Message).ToList();
        messages.ShouldBeUnique();
        messages.ShouldAllBe(message => message.Contains("12,345", StringComparison.Ordinal));
    }

    [Fact]
    public void A_fault_without_a_diagnostic_is_a_bug() =>
        Should.Throw<InvalidOperationException>(() => FluxHost.Explain(new Unheard())).Message.ShouldBe("Unheard has no diagnostic.");

    [Fact]
    public void The_names_of_faults_in_traces_stay()
    {
        All.Select(fault => fault.Kind).ShouldBeUnique();
        Names.Split(' ').Except(All.Select(fault => fault.Kind)).ShouldBeEmpty();
    }

    [Fact]
    public void A_trace_has_the_kind_the_subject_and_the_place_of_each_fault()
    {
        using var written = new MemoryStream();
        using var trace = new TraceWriter(written);
        foreach (var fault in All)
        {
            trace.Write(new FluxEvent.Noticed(fault));
        }

        var lines = Encoding.UTF8.GetString(written.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!);
        lines.Select(line => (line["kind"]!.GetValue<string>(), line["subject"]!.GetValue<string>(), line["line"]!.GetValue<int>()))
            .ShouldBe(All.Select(fault => (char.ToLowerInvariant(fault.Kind[0]) + fault.Kind[1..], fault.Subject, fault.Site!.Value.Line)));
    }

    private sealed record Unheard : RunFault
    {
        public override string Subject => "";
    }
}
