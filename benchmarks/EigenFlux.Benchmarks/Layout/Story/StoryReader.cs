using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using EigenFlux.Benchmarks.Measuring;
using EigenFlux.Compiler;
using EigenFlux.Compiler.Profiles;
using EigenFlux.Language;
using EigenFlux.Language.Binding;
using EigenFlux.Language.Text;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Ngram;
using EigenFlux.Models.Opening;
using EigenFlux.Profiling;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Image;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Targets;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Benchmarks.Layout.Story;

/// <summary>Compiles and plays programs of the suite: as they are, or in another window.</summary>
/// <param name="folder">The folder of the programs and their turns.</param>
/// <param name="vocabulary">The address of the model whose tokens are counted.</param>
/// <param name="tokenizer">Its tokenizer.</param>
internal sealed class StoryReader(string folder, string vocabulary, ITokenizer tokenizer) : IDisposable
{
    private readonly FluxHost host = new(new FluxHostOptions { BaseFolder = folder, Threads = Machine.Threads });

    /// <summary>The tokenizer.</summary>
    public ITokenizer Tokenizer => tokenizer;

    /// <summary>A reader of the suite, whose tokens are its words.</summary>
    public static StoryReader OfSuite()
    {
        // A parameter of the recording's address may be an address with a parameter.
        const string Words = "ngram:" + Suite.WordsName + "?unit=words";
        return new StoryReader(
            Suite.Folder, Words, new NgramEngine().OpenTokenizer(ModelUri.Parse(Words), new ModelOptions { BaseFolder = Suite.Folder }));
    }

    /// <summary>Compiles a program in the window, with the cache mode and by the weights that are given; null keeps its own, and the default weights.</summary>
    public CompileResult Compile(string name, int? window = null, CacheMode cache = CacheMode.Exact, LayoutWeights? weights = null) =>
        host.Compile(Load(name, window, cache), new CompileOptions
        {
            Model = $"replay:{name}.turns.txt?tokenizer={vocabulary}",
            BaseFolder = folder,
            Weights = weights ?? LayoutWeights.Default,
        });

    /// <summary>Measures what the texts of a program are worth, by its recorded turns.</summary>
    /// <param name="name">The program.</param>
    /// <param name="window">Its window.</param>
    /// <param name="turns">The most turns that are measured.</param>
    /// <param name="includes">Which turns may be measured.</param>
    public async Task<ModelProfile> ProfileAsync(string name, int window, int turns, Func<int, bool> includes)
    {
        var result = await host.ProfileAsync(
            Load(name, window, CacheMode.Exact),
            new CompileOptions { Model = vocabulary, BaseFolder = folder },
            new ProfileOptions { Recorded = name + ".turns.txt", Turns = turns, Includes = includes });
        return result.Profile ?? throw new InvalidOperationException($"{name}: {string.Join('\n', result.Diagnostics)}");
    }

    private BoundProgram Load(string name, int? window, CacheMode cache)
    {
        var path = Path.Combine(folder, name + ".eflux");
        var text = File.ReadAllText(path);
        if (window is { } tokens)
        {
            text = Regex.Replace(text, @"window \d+ tokens", string.Create(CultureInfo.InvariantCulture, $"window {tokens} tokens"));
        }

        text = text.Replace("cache exact", cache == CacheMode.Shift ? "cache shift" : "cache exact", StringComparison.Ordinal);
        return EfluxProgram.Load(path, new InMemorySourceProvider().Add(path, text));
    }

    /// <summary>Runs what was compiled.</summary>
    public IAsyncEnumerable<FluxEvent> RunAsync(FluxImage image) => host.RunAsync(image, new RunOptions { Seed = 7 });

    /// <summary>Plays a program in the window that it has in its file, in which nothing is deleted.</summary>
    public async Task<PlayedStory> PlayAsync(string name)
    {
        var image = Compile(name) is { Image: { } whole } ? whole : throw new InvalidOperationException(
            $"{name}: {string.Join('\n', Compile(name).Diagnostics)}");
        var log = await StoryLog.ReadAsync(RunAsync(image));
        var plan = image.Plan;
        var items = new List<StoryItem>();
        var head = new List<StoryItem>();
        var frames = plan.Prefix.Where(segment => segment.Kind == SegmentKind.Frame).ToList();
        head.AddRange(frames.Where(frame => frame.Id == "begin").Select(Prefix));
        var defined = plan.Segments.Where(segment => segment.Kind == SegmentKind.Definition).Select(segment => segment.Owner).ToHashSet();
        head.AddRange(image.Characters.Values.Where(character => defined.Contains(character.Id)).Select(Definition));
        head.AddRange(plan.Prefix.Where(segment => segment.Kind == SegmentKind.Pin).Select(Prefix));
        head.AddRange(frames.Where(frame => frame.Id != "begin").Select(Prefix));

        var scene = image.Scenes[image.Scene];
        var depths = Writes(scene.Body).Where(write => write.Depth is Expression.Constant)
            .ToDictionary(write => write.Id, write => int.Parse(((Expression.Constant)write.Depth!).Value.AsText(), CultureInfo.InvariantCulture));
        var stream = log.Order.Select(id => Stream(plan.Stream.First(segment => segment.Id == id))).ToList();
        StoryLife.Find(plan, head, stream);
        var turns = new List<StoryTurn>();
        var since = -1;
        foreach (var (item, before) in stream.Select((item, i) => (item, i)).Where(pair => pair.item.Kind == SegmentKind.Turn))
        {
            var live = items.Where(other => other != item && IsLive(other, since + 1, item.Birth)).ToList();
            var (open, said) = log.Turns[item.Id];
            turns.Add(new StoryTurn(item, item.Birth, open, said, before, live));
            since = item.Birth;
        }

        return new PlayedStory
        {
            Name = name,
            Items = items,
            Head = head,
            Stream = stream,
            Turns = turns,
            Beats = plan.Beats.Count,
            Reserve = plan.Reserve,
        };

        StoryItem Add(StoryItem item)
        {
            items.Add(item);
            return item;
        }

        StoryItem Prefix(PlannedSegment segment) => Add(new StoryItem
        {
            Index = items.Count,
            Id = segment.Id,
            Kind = segment.Kind,
            Owner = segment.Owner,
            Tokens = [.. segment.TokenIds],
            Text = segment.Text,
        });

        StoryItem Definition(CharacterProgram character)
        {
            var writer = new TargetWriter(image.Targets[image.Scene]);
            var (full, brief) = (Level(character.Full ?? character.Brief), Level(character.Brief ?? character.Full));
            return Add(new StoryItem
            {
                Index = items.Count,
                Id = character.Id,
                Kind = SegmentKind.Definition,
                Owner = character.Id,
                Display = character.Display,
                Tokens = Tokenize(full),
                Brief = Tokenize(brief),
                BriefText = brief,
                Text = full,
                Weight = character.Weight,
            });

            string Level(Expression? level) => writer.Definition(
                character.Display,
                level is null ? character.Display + "." : Text(level),
                character.Voice is null ? null : Text(character.Voice),
                [.. character.Facts.Select(Text)],
                [.. character.Lines.Select(Text)]);
        }

        StoryItem Stream(PlannedSegment segment) => Add(new StoryItem
        {
            Index = items.Count,
            Id = segment.Id,
            Kind = segment.Kind,
            Owner = segment.Owner,
            Tokens = [.. log.Tokens[segment.Id]],
            Text = log.Texts[segment.Id],
            Words = [.. log.Tokens[segment.Id].Select(token => Encoding.UTF8.GetString(Tokenizer.GetBytes(new TokenId(token))).Trim())],
            Birth = segment.Birth,
            Depth = depths.TryGetValue(segment.Id.Split('#')[0], out var depth) ? depth : null,
        });
    }

    public void Dispose() => host.Dispose();

    /// <summary>
    /// Whether something is live for a turn. What the author wrote since the turn before is what it answers: who speaks or is named
    /// there, and what is recalled there, is live for it. The setting and the notes are those that hold when it begins.
    /// </summary>
    private static bool IsLive(StoryItem item, int from, int beat) => item.Kind switch
    {
        SegmentKind.Pin => true,
        SegmentKind.Setting or SegmentKind.Note => item.IsLive(beat, beat),
        _ => item.IsLive(from, beat),
    };

    private int[] Tokenize(string text) => [.. Tokenizer.Tokenize(text).Select(token => token.Value)];

    private static string Text(Expression expression) => expression is Expression.Constant constant
        ? constant.Value.AsText()
        : throw new NotSupportedException("The suite's definitions are plain text.");

    private static IEnumerable<Instruction.Write> Writes(IReadOnlyList<Instruction> body) => body.SelectMany(instruction =>
        instruction is Instruction.Write write ? [write] : instruction.Bodies.SelectMany(Writes));
}
