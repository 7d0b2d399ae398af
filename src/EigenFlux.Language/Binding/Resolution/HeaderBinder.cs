using System.Collections.Immutable;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Parsing;
using EigenFlux.Language.Symbols;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding.Resolution;

/// <summary>The header of a scene.</summary>
internal sealed class HeaderBinder(BindingContext context, ExpressionBinder expressions, SceneNames names, SceneCast cast)
{
    private static readonly string[] Policies = ["turn", "token", "block", "summary"];
    private static readonly string[] CacheModes = ["exact", "shift"];

    /// <summary>The word that a statement of a header begins with; null for any other statement.</summary>
    public static string? WordOf(StatementSyntax statement) => statement switch
    {
        WindowSyntax => "window",
        TargetSyntax => "target",
        DeleteSyntax => "delete",
        CacheSyntax => "cache",
        StoryFloorSyntax => "story",
        CastSyntax => "cast",
        _ => null,
    };

    /// <summary>The header, and how many statements of a scene it has.</summary>
    public (BoundSceneHeader Header, int Count) Bind(BlockSyntax body, SourceLocation scene)
    {
        var header = new BoundSceneHeader(null, null, null, null, null, BoundCacheMode.Unspecified, [], scene);
        var seen = new HashSet<string>();
        var count = 0;
        for (; count < body.Statements.Length; count++)
        {
            var statement = body.Statements[count];
            if (context.IsUncertainLeaf(statement))
            {
                cast.IsCertain = false;
                continue;
            }

            if (WordOf(statement) is not { } word)
            {
                break;
            }

            if (!seen.Add(word))
            {
                context.Report(context.At(statement.Span).HeaderRepeated(word));
                continue;
            }

            var location = context.Locate(statement.Span);
            header = statement switch
            {
                WindowSyntax s => BindWindow(header, s, location),
                TargetSyntax s => header with { Target = s.Name.Text, TargetLocation = context.Locate(s.Name.Span) },
                DeleteSyntax s => header with { Deletion = BindDelete(s) },
                CacheSyntax s => header with { Cache = BindCache(s), CacheLocation = location },
                StoryFloorSyntax s => header with { Floor = BindFloor(s, location) },
                _ => header with { Cast = BindCast((CastSyntax)statement) },
            };
        }

        return (header, count);
    }

    private BoundSceneHeader BindWindow(BoundSceneHeader header, WindowSyntax syntax, SourceLocation location)
    {
        header = header with { Window = BindTokens(syntax.Size, "The window", 1), WindowLocation = location };
        foreach (var share in syntax.Shares)
        {
            header = share.IsReserve
                ? header with { Reserve = BindTokens(share.Size, "The reserve", 0) }
                : header with { LoreBudget = BindTokens(share.Size, "The share of lore", 0) };
        }

        return header;
    }

    // 2^26: no model has a window as large, and memory is set aside for it before a model can say so.
    private const int MostTokens = 67_108_864;

    private const int MostTurns = 1_000;

    private int? BindTokens(ExpressionSyntax syntax, string what, int least) => BindSize(syntax, what, least, MostTokens);

    private int? BindSize(ExpressionSyntax syntax, string what, int least, int most)
    {
        var value = expressions.BindAs(syntax, FluxType.Int);
        if (value is BoundErrorExpression)
        {
            return null;
        }

        var at = context.At(syntax.Span);
        if (ConstantFolder.Fold(value) is not double number)
        {
            context.Report(at.NotConstant(what));
            return null;
        }

        if (number < least || number > most)
        {
            context.Report(at.NumberOutOfRange(what, $"from {least} to {most}", value.Location.Text));
            return null;
        }

        return (int)number;
    }

    private BoundDeletionPolicy? BindDelete(DeleteSyntax syntax)
    {
        BoundDeletionKind? kind = syntax.Policy.Text switch
        {
            "turn" => BoundDeletionKind.Turn,
            "token" => BoundDeletionKind.Token,
            "block" => BoundDeletionKind.Block,
            "summary" => BoundDeletionKind.Summary,
            _ => null,
        };
        if (kind is null)
        {
            ReportOption(syntax.Policy, "deletion policy", Policies);
            return null;
        }

        if (kind == BoundDeletionKind.Block && syntax.Size is null)
        {
            context.Report(context.At(syntax.Policy.Span).OptionMismatch("'block' needs the number of tokens to delete at a time. Write 'block 64', for example."));
        }
        else if (kind != BoundDeletionKind.Block && syntax.Size is { } extra)
        {
            context.Report(context.At(extra.Span).OptionMismatch($"'{syntax.Policy.Text}' takes no number. Delete it, or write 'block' instead of '{syntax.Policy.Text}'."));
        }

        var size = CheckRange(syntax.Size, "The block", 1, 1_000_000, "from 1 to 1000000");
        var lowWater = CheckRange(syntax.LowWater, "The low-water mark", 1, 100, "from 1 to 100 percent");
        SceneSymbol? scene = null;
        if (syntax.Using is { } name)
        {
            scene = context.Resolve<SceneSymbol>(name, "a scene");
            if (kind != BoundDeletionKind.Summary)
            {
                context.Report(context.At(name.Span).OptionMismatch("Only 'summary' takes a scene. Delete 'using', or write 'delete by summary'."));
            }
        }

        return new BoundDeletionPolicy(kind.Value, kind == BoundDeletionKind.Block ? (int?)size : null, scene, lowWater, context.Locate(syntax.Span));
    }

    private double? CheckRange(NumberSyntax? number, string what, double least, double most, string range)
    {
        if (number is null || (number.Value >= least && number.Value <= most))
        {
            return number?.Value;
        }

        context.Report(context.At(number.Span).NumberOutOfRange(what, range, context.Locate(number.Span).Text));
        return null;
    }

    private BoundCacheMode BindCache(CacheSyntax syntax)
    {
        switch (syntax.Mode.Text)
        {
            case "exact":
                return BoundCacheMode.Exact;
            case "shift":
                return BoundCacheMode.Shift;
            default:
                ReportOption(syntax.Mode, "cache mode", CacheModes);
                return BoundCacheMode.Unspecified;
        }
    }

    private BoundStoryFloor? BindFloor(StoryFloorSyntax syntax, SourceLocation location)
    {
        var size = syntax.IsInTokens
            ? BindTokens(syntax.Size, "The least number of tokens", 0)
            : BindSize(syntax.Size, "The least number of turns", 0, MostTurns);
        return size is { } least ? new BoundStoryFloor(least, syntax.IsInTokens, location) : null;
    }

    private void ReportOption(NameSyntax name, string what, string[] options)
    {
        if (name.Text.Length == 0)
        {
            return;
        }

        var diagnostic = context.At(name.Span).UnknownOption(name.Text, what, string.Join(", ", options));
        context.Report(EditDistance.Nearest(name.Text, options) is { } near
            ? diagnostic with { Fix = context.At(name.Span).Replacement(near) }
            : diagnostic);
    }

    private ImmutableArray<BoundCastEntry> BindCast(CastSyntax syntax)
    {
        cast.Syntax = syntax;
        var entries = ImmutableArray.CreateBuilder<BoundCastEntry>();
        foreach (var entry in syntax.Entries)
        {
            var model = expressions.BindModel(entry.Model);
            if (names.ResolveCharacter(entry.Name) is not { } symbol)
            {
                cast.IsCertain = false;
                continue;
            }

            if (entries.Any(e => e.Symbol == symbol))
            {
                context.Report(context.At(entry.Span).CastTwice(symbol.Name));
                continue;
            }

            cast.Add(symbol);
            entries.Add(new BoundCastEntry(symbol, model, context.Locate(entry.Span)));
        }

        return entries.ToImmutable();
    }
}
