namespace EigenFlux.Runtime.Events;

/// <summary>What can go wrong in a run, or be worth knowing.</summary>
public enum RunFaultKind
{
    /// <summary>A model could not do what was asked: <see cref="RunFault.Model"/>.</summary>
    Model,

    /// <summary>An expression cannot be computed; the subject says why.</summary>
    Evaluation,

    /// <summary>What may not be deleted fills the window: the tokens needed, the window.</summary>
    WindowFull,

    /// <summary>The subject is played by a person, and there is nobody.</summary>
    NoPerson,

    /// <summary>A limit was reached: the subject says which, the detail what to do, a sentence.</summary>
    Limit,

    /// <summary>A value would be larger than values may be; the subject says which limit it passes.</summary>
    ValueTooLarge,

    /// <summary>A <c>choose</c> has too many branches: the subject says how many, the detail how many there may be.</summary>
    TooManyBranches,

    /// <summary>The subject, a scene, is called too deeply: the depth.</summary>
    CallsTooDeep,

    /// <summary>The subject, a called scene, cannot be laid out: the plan's problem.</summary>
    PlanRefused,

    /// <summary>The image was made for another tokenizer than the subject's, a model.</summary>
    ForeignImage,

    /// <summary>Who speaks was drawn by lot, since the subject, a model, gives no probabilities: the names.</summary>
    SpeakerDrawn,

    /// <summary>The subject, a scene that was to sum up what was deleted, wrote nothing: the scene that was summed up.</summary>
    SummaryEmpty,

    /// <summary>The cache of the subject, a model, cannot be audited: why.</summary>
    AuditRefused,

    /// <summary>A prefix that was kept on disk cannot be used; the subject says why.</summary>
    PrefixIgnored,

    /// <summary>A prefix's computed cache cannot be kept on disk; the subject says why.</summary>
    PrefixNotKept,

    /// <summary>A prefix's computed cache is larger than all that may be kept: its bytes, the limit.</summary>
    PrefixTooLarge,

    /// <summary>The clock went back, or leapt; the leap does not count.</summary>
    ClockJumped,

    /// <summary>The subject, a checkpoint, could not be written: the reason. The run goes on.</summary>
    CheckpointUnwritten,

    /// <summary>The subject, a watch, is on a model without probabilities: the model, who is watched.</summary>
    WatchNeedsProbabilities,

    /// <summary>The subject, a premise, does not fit in a model's window: the scene, the tokens needed, the most there are, a window that would do.</summary>
    PremiseTooLong,

    /// <summary>The subject, a coalition, plays a scene whose result is no value of its turn's type: the scene, the capture. It stays text.</summary>
    PlayedNoValue,

    /// <summary>The subject, a person's part, was given a line that the window has no room for: the reason, where the line stands.</summary>
    LineTooLong,

    /// <summary>The subject, a person's part, was given an answer that will not do: the reason, where it stands.</summary>
    AnswerRefused,

    /// <summary>No value of the subject, a capture with a type, fits in its bound: the tokens of the shortest, the bound. The turn is empty.</summary>
    ValueTooLong,

    /// <summary>The vocabulary has no value of the subject, a capture with a type: the model.</summary>
    CannotSpell,

    /// <summary>The checkpoint does not fit the program, the model or the release: the subject says which.</summary>
    CheckpointForeign,
}
