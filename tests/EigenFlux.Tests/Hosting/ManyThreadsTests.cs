using EigenFlux.Compiler;
using EigenFlux.Hosting;
using EigenFlux.Runtime.Prefixes;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Image;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests.Hosting;

/// <summary>One host, many threads: nothing that one does shows in what another gets.</summary>
public sealed class ManyThreadsTests : IDisposable
{
    private const int Threads = 16;
    private const int ScenesEach = 5;
    private const int Seeds = 3;
    private const string Cast = """
        character Ada { brief "Ada measures." }
        character Ben { brief "Ben doubts." }

        """;

    private static readonly string[] Sources =
    [
        Cast + """
            scene Talk() {
              window 160 tokens, reserve 24
              cast Ada, Ben
              repeat 4 {
                Ada -> said until line, 20 tokens
                Ben -> reply until line, 20 tokens
              }
              return said: said, reply: reply
            }
            """,
        Cast + """
            record Opinion {
              verdict: "guilty" | "innocent" | "unsure"
              days: int
              reason: text
            }
            scene Judge(names: list of text = ["Noor", "Carl", "Dora"]) {
              window 700 tokens
              cast Ada, Ben
              for name in names {
                narrator: "What of {name}?"
                Ada -> opinion: Opinion until 60 tokens
              }
              Ben -> answer: /[a-z]{2,8}( [a-z]{2,8}){0,2}/
              return opinions: opinion.all, answer: answer
            }
            """,
        Cast + """
            scene Chosen() {
              window 400 tokens
              cast Ada, Ben
              Ada -> first until line, 16 tokens
              choose 3 by reply.length {
                Ben -> reply until line, 16 tokens
              }
              return reply: reply
            }
            """,
        Cast + """
            model Words = "ngram:story.txt?unit=words"
            scene Story() on Words {
              window 120 tokens, reserve 24
              cast Ada, Ben
              repeat 4 {
                Ada -> said until line, 12 tokens
                Ben -> reply until line, 12 tokens
              }
              return said: said, reply: reply
            }
            """,
        Cast + """
            model Tape = "replay:turns.txt?tokenizer=ngram:story.txt?unit=words"
            scene Played() on Tape {
              window 200 tokens
              cast Ada, Ben
              Ada -> said until line
              Ben -> reply until line
              return said: said, reply: reply
            }
            """,
    ];

    private readonly Workshop alone = new();

    public void Dispose() => alone.Dispose();

    [Fact]
    public async Task Runs_that_begin_at_once_on_a_new_host_all_finish_and_each_is_what_it_is_alone()
    {
        var images = Compile();
        var expected = new Dictionary<(int, ulong), string>();
        for (var i = 0; i < Sources.Length * Seeds; i++)
        {
            var (program, seed) = (i % Sources.Length, (ulong)(i / Sources.Length) + 1);
            expected[(program, seed)] = await Traces.OfAsync(alone.Host.RunAsync(images[program], new RunOptions { Seed = seed }));
        }

        expected.Values.Distinct().Count().ShouldBe(Sources.Length * Seeds);
        for (var host = 0; host < Sources.Length; host++)
        {
            using var fresh = NewHost();
            await OwnThreads.AtOnceAsync(Threads, async thread =>
            {
                for (var scene = 0; scene < ScenesEach; scene++)
                {
                    // All begin with one program, whose model none has opened yet, and go on with different ones.
                    var program = (host + (scene * (thread + 1))) % Sources.Length;
                    var seed = (ulong)((thread % Seeds) + 1);
                    var told = await Traces.OfAsync(fresh.RunAsync(images[program], new RunOptions { Seed = seed }));
                    told.ShouldBe(expected[(program, seed)], $"program {program}, seed {seed}");
                }

                return true;
            });
        }
    }

    [Fact]
    public async Task Two_runs_that_one_caller_awaits_together_on_a_new_host_both_finish()
    {
        var image = Compile()[0];
        var options = new RunOptions { Seed = 7 };
        var expected = await Traces.OfAsync(alone.Host.RunAsync(image, options));
        for (var i = 0; i < 20; i++)
        {
            using var fresh = NewHost();
            var told = await Task.WhenAll(Traces.OfAsync(fresh.RunAsync(image, options)), Traces.OfAsync(fresh.RunAsync(image, options)));
            told.ShouldBe([expected, expected]);
        }
    }

    [Fact]
    public async Task Many_threads_load_check_and_compile_on_a_new_host_and_each_gets_the_same_image()
    {
        var expected = Compile().Select(ImageSerializer.Write).ToArray();
        var broken = alone.Write("broken.eflux", Cast + "scene Oops() { cast Ada, Carl\n  Ada -> said until line\n}");
        var mistakes = alone.Host.Load(broken).Diagnostics.Select(found => found.ToString()).ToList();
        mistakes.ShouldNotBeEmpty();
        using var fresh = NewHost();
        await OwnThreads.AtOnceAsync(Threads, thread =>
        {
            for (var i = 0; i < Sources.Length; i++)
            {
                var number = (i + thread) % Sources.Length;
                var program = fresh.Load(PathOf(number));
                fresh.Check(program).ShouldBeEmpty();
                var compiled = fresh.Compile(program, new CompileOptions());
                ImageSerializer.Write(compiled.Image!).ShouldBe(expected[number], $"program {number}");
                fresh.Check(fresh.Load(broken)).Select(found => found.ToString()).ShouldBe(mistakes);
            }

            return Task.FromResult(true);
        });
    }

    [Fact]
    public async Task One_loaded_program_is_compiled_by_many_threads_at_once()
    {
        var expected = Compile().Select(ImageSerializer.Write).ToArray();
        using var fresh = NewHost();
        var programs = Sources.Select((_, number) => fresh.Load(PathOf(number))).ToArray();
        await OwnThreads.AtOnceAsync(Threads, thread =>
        {
            for (var i = 0; i < Sources.Length; i++)
            {
                var number = (i + thread) % Sources.Length;
                ImageSerializer.Write(fresh.Compile(programs[number], new CompileOptions()).Image!).ShouldBe(expected[number], $"program {number}");
            }

            return Task.FromResult(true);
        });
    }

    [Fact]
    public async Task Many_threads_score_a_text_and_run_many_seeds_at_once()
    {
        var image = Compile()[0];
        var score = alone.Host.Score("builtin:mini", "The sea was calm.").Sum;
        ulong[] seeds = [1, 2, 3];
        var expected = await RunManyAsync(alone.Host);
        using var fresh = NewHost();
        await OwnThreads.AtOnceAsync(Threads, async _ =>
        {
            fresh.Score("builtin:mini", "The sea was calm.").Sum.ShouldBe(score);
            fresh.Describe("builtin:mini").Engine.ShouldBe("ngram");
            (await RunManyAsync(fresh)).ShouldBe(expected);
            return true;
        });

        async Task<string[]> RunManyAsync(FluxHost host)
        {
            var ends = new string[seeds.Length];
            await foreach (var (run, happened) in host.RunManyAsync(image, new RunOptions(), seeds))
            {
                ends[run] = happened.ToString();
            }

            return ends;
        }
    }

    [SkippableFact]
    public async Task Isolated_runs_that_go_on_at_once_on_one_real_model_are_each_what_they_are_alone_and_others_all_finish()
    {
        var model = RealModel.Path();
        var image = alone.Image(
            Cast + $$"""
                model Real = "{{model.Replace('\\', '/')}}" { temperature 0.9 min_p 0.05 dry 0.8 }
                scene Talk() on Real {
                  window 200 tokens, reserve 24
                  cast Ada, Ben
                  repeat 2 {
                    Ada -> said until line, 10 tokens
                    Ben -> reply until line, 10 tokens
                  }
                  return said: said, reply: reply
                }
                """);
        const int Runs = 4;
        var expected = new string[Runs];
        for (var run = 0; run < Runs; run++)
        {
            expected[run] = await Traces.OfAsync(alone.Host.RunAsync(image, new RunOptions { Seed = (ulong)run }));
        }

        expected.Distinct().Count().ShouldBe(Runs);
        using var fresh = NewHost();
        var isolated = await OwnThreads.AtOnceAsync(
            Runs, run => Traces.OfAsync(fresh.RunAsync(image, new RunOptions { Seed = (ulong)run, Isolated = true })));
        isolated.ShouldBe(expected);
        var together = await OwnThreads.AtOnceAsync(Runs, run => Traces.OfAsync(fresh.RunAsync(image, new RunOptions { Seed = (ulong)run })));
        together.ShouldAllBe(trace => trace.Contains("\"by\":\"end\",\"seed\""));
    }

    [Fact]
    public async Task Threads_that_keep_prefixes_in_a_new_folder_at_once_all_keep_them()
    {
        for (var round = 0; round < 50; round++)
        {
            var folder = new PrefixFolder(Path.Combine(alone.Folder, $"prefixes-{round}"), 1_000_000);
            await OwnThreads.AtOnceAsync(8, thread =>
            {
                folder.Keep(new PrefixKey($"{thread:x64}"), [(byte)thread]);
                return Task.FromResult(true);
            });
            folder.Measure().ShouldBe((8, 8));
            File.ReadAllText(Path.Combine(folder.Path, "CACHEDIR.TAG")).ShouldStartWith("Signature: ");
        }
    }

    private string PathOf(int number) => Path.Combine(alone.Folder, $"program{number}.eflux");

    private FluxHost NewHost() => new(new FluxHostOptions { BaseFolder = alone.Folder, Threads = 1, ModelFolders = [alone.Folder, .. RealModel.Folders] });

    private FluxImage[] Compile()
    {
        alone.Record("The tide turned.", "The boat was late.");
        alone.Write("story.txt", string.Concat(Enumerable.Repeat("The boat was late. The tide turned and the boat left. Ada measured the tide. Ben doubted it.\n", 20)));
        return [.. Sources.Select((source, number) =>
        {
            var compiled = alone.Host.Compile(alone.Host.Load(alone.Write($"program{number}.eflux", source)), new CompileOptions());
            return compiled.Image ?? throw new InvalidOperationException(string.Join('\n', compiled.Diagnostics));
        })];
    }
}
