using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace EigenFlux.Scenes.Values;

/// <summary>A value of the language.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Text), "text")]
[JsonDerivedType(typeof(Integer), "int")]
[JsonDerivedType(typeof(Number), "number")]
[JsonDerivedType(typeof(Boolean), "bool")]
[JsonDerivedType(typeof(List), "list")]
[JsonDerivedType(typeof(Record), "record")]
[JsonDerivedType(typeof(Character), "character")]
[JsonDerivedType(typeof(Lore), "lore")]
[JsonDerivedType(typeof(Model), "model")]
[JsonDerivedType(typeof(Turn), "turn")]
[JsonDerivedType(typeof(Result), "result")]
[JsonDerivedType(typeof(Capture), "capture")]
[JsonDerivedType(typeof(Amplitudes), "amplitudes")]
[JsonDerivedType(typeof(Unknown), "unknown")]
public abstract record FluxValue
{
    /// <summary>Empty text: the value of a capture before its first turn, and of a list's element past its end.</summary>
    public static readonly FluxValue Empty = new Text("");

    /// <summary>The value as text in prose.</summary>
    public abstract string AsText();

    /// <summary>Text.</summary>
    public sealed record Text(string Value) : FluxValue
    {
        /// <inheritdoc/>
        public override string AsText() => Value;
    }

    /// <summary>A whole number.</summary>
    public sealed record Integer(long Value) : FluxValue
    {
        /// <inheritdoc/>
        public override string AsText() => Value.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A number.</summary>
    public sealed record Number(double Value) : FluxValue
    {
        /// <inheritdoc/>
        public override string AsText() => Value.ToString("0.######", CultureInfo.InvariantCulture);
    }

    /// <summary>True or false.</summary>
    public sealed record Boolean(bool Value) : FluxValue
    {
        /// <inheritdoc/>
        public override string AsText() => Value ? "true" : "false";
    }

    /// <summary>A list.</summary>
    public sealed record List(IReadOnlyList<FluxValue> Items) : FluxValue
    {
        // Computed when it is first asked for; a list never changes. In a box, which is there whole or not at all: runs share the lists of their image.
        private StrongBox<ValueSize>? size;

        /// <summary>The size of the list.</summary>
        internal ValueSize Size => (size ??= new StrongBox<ValueSize>(ValueSize.OfItems(Items))).Value;

        /// <summary>The elements of two lists, one after the other.</summary>
        internal static List Joined(List first, List second) =>
            new([.. first.Items, .. second.Items]) { size = new StrongBox<ValueSize>(ValueSize.Joined(first.Size, second.Size)) };

        /// <summary>Whether the other has the same items; that its size is known makes no difference.</summary>
        public bool Equals(List? other) => other is not null && EqualityComparer<IReadOnlyList<FluxValue>>.Default.Equals(Items, other.Items);

        /// <inheritdoc/>
        public override int GetHashCode() => EqualityComparer<IReadOnlyList<FluxValue>>.Default.GetHashCode(Items);

        /// <inheritdoc/>
        public override string AsText() => string.Join("\n", Items.Select(item => item.AsText()));
    }

    /// <summary>A record: its fields, in their order.</summary>
    public sealed record Record(IReadOnlyList<KeyValuePair<string, FluxValue>> Fields) : FluxValue
    {
        /// <summary>The field with the given name; empty text if there is none.</summary>
        public FluxValue this[string name] => Fields.FirstOrDefault(field => field.Key == name).Value ?? Empty;

        /// <summary>The record as JSON.</summary>
        public override string AsText() => ValueJson.Of(this);
    }

    /// <summary>A character or a coalition.</summary>
    /// <param name="Id">The name in the program.</param>
    /// <param name="Display">The display name.</param>
    public sealed record Character(string Id, string Display) : FluxValue
    {
        /// <summary>The narrator.</summary>
        public static readonly Character Narrator = new("narrator", "Narrator");

        /// <inheritdoc/>
        public override string AsText() => Display;
    }

    /// <summary>An entry of lore.</summary>
    /// <param name="Id">The name in the program.</param>
    /// <param name="Display">The display name.</param>
    public sealed record Lore(string Id, string Display) : FluxValue
    {
        /// <inheritdoc/>
        public override string AsText() => Display;
    }

    /// <summary>A model, by its name in the program; <c>input</c> is a person.</summary>
    public sealed record Model(string Name) : FluxValue
    {
        /// <summary>The name of the person at the terminal, as a model.</summary>
        public const string Input = "input";

        /// <inheritdoc/>
        public override string AsText() => Name;
    }

    /// <summary>A finished turn.</summary>
    /// <param name="Said">The text, without the stop and surrounding white space.</param>
    /// <param name="Speaker">The speaker.</param>
    /// <param name="Stop">The stop that ended the turn.</param>
    /// <param name="Tokens">The number of generated tokens.</param>
    /// <param name="Occurrence">The number of the turn within its capture, from 1.</param>
    public sealed record Turn(string Said, Character Speaker, string Stop, int Tokens, int Occurrence) : FluxValue
    {
        /// <summary>The natural logarithm of the turn's probability under its model, in nats; 0 if the program does not read it.</summary>
        public double LogProbability { get; init; }

        /// <summary>The value of a typed turn; empty text if the value is incomplete. Null for a turn without a type.</summary>
        public FluxValue? Value { get; init; }

        /// <summary>
        /// The probability of each alternative of a choice under the model, before any sampler's setting. Null if the turn is not
        /// a choice, or the probabilities are unknown.
        /// </summary>
        public IReadOnlyList<KeyValuePair<FluxValue, double>>? Probabilities { get; init; }

        /// <inheritdoc/>
        public override string AsText() => Value?.AsText() ?? Said;
    }

    /// <summary>The result of a called scene, in the order of its <c>return</c>.</summary>
    public sealed record Result(IReadOnlyList<KeyValuePair<string, FluxValue>> Parts) : FluxValue
    {
        /// <summary>The part with a name; empty text if there is none.</summary>
        public FluxValue this[string name]
        {
            get
            {
                foreach (var (key, value) in Parts)
                {
                    if (key == name)
                    {
                        return value;
                    }
                }

                return Empty;
            }
        }

        /// <inheritdoc/>
        public override string AsText() => Parts.Count == 0 ? "" : Parts[0].Value.AsText();
    }

    /// <summary>All items captured under one name: turns, or results of calls. As a single value, a capture is its last item.</summary>
    public sealed record Capture(IReadOnlyList<FluxValue> Items) : FluxValue
    {
        /// <summary>The empty capture.</summary>
        public static readonly Capture None = new([]);

        /// <summary>The last item; empty text before the first.</summary>
        [JsonIgnore]
        public FluxValue Last => Items.Count == 0 ? Empty : Items[^1];

        /// <inheritdoc/>
        public override string AsText() => Last.AsText();
    }

    /// <summary>The current result of a watch.</summary>
    /// <param name="Premises">The premises' names.</param>
    /// <param name="Now">The amplitudes by the evidence in the window, in the same order.</param>
    /// <param name="Ever">The amplitudes by all evidence.</param>
    /// <param name="Rest">The surprise that no premise explains, in nats per token; null if the program does not read it.</param>
    public sealed record Amplitudes(
        IReadOnlyList<string> Premises, IReadOnlyList<double> Now, IReadOnlyList<double> Ever, double? Rest) : FluxValue
    {
        /// <summary>The amplitude of a premise; 0 if the premise is not watched.</summary>
        public double Of(string premise, bool ever)
        {
            for (var i = 0; i < Premises.Count; i++)
            {
                if (Premises[i] == premise)
                {
                    return ever ? Ever[i] : Now[i];
                }
            }

            return 0;
        }

        /// <inheritdoc/>
        public override string AsText() => string.Join(
            ", ", Premises.Zip(Now).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.First} {pair.Second:0.######}")));
    }

    /// <summary>
    /// A value that only a run determines. <paramref name="MaximumTokens"/> bounds its length in prose; -1 for an unbounded length.
    /// </summary>
    public sealed record Unknown(int ExpectedTokens, int MaximumTokens) : FluxValue
    {
        /// <inheritdoc/>
        public override string AsText() => "";
    }
}
