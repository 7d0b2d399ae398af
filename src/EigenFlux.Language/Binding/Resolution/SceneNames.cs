using EigenFlux.Language.Symbols;
using EigenFlux.Language.Syntax;

namespace EigenFlux.Language.Binding.Resolution;

/// <summary>Names that statements refer to: those of the scene or test, and those of its file.</summary>
internal sealed class SceneNames(BindingContext context, LocalScope scope)
{
    /// <summary>A character or coalition, or a local name that stands for one; null with a report where it is none.</summary>
    public Symbol? ResolveCharacter(QualifiedNameSyntax name)
    {
        if (ResolveAny(name) is not { } symbol)
        {
            return null;
        }

        if (symbol is SpeakerSymbol || (symbol is not CaptureSymbol && symbol.Type.Kind is FluxTypeKind.Character or FluxTypeKind.Unknown))
        {
            return symbol;
        }

        context.ReportWrongKind(symbol, name.Span, "a character");
        return null;
    }

    /// <summary>Whatever has a name; null with a report where nothing has.</summary>
    public Symbol? ResolveAny(QualifiedNameSyntax name)
    {
        if (name.Qualifier is null && scope.Find(name.Name.Text) is { } local)
        {
            context.Refer(local, name.Span);
            return local;
        }

        if (name.Qualifier is null && name.Name.Text.IndexOf(' ') >= 0 && !context.File.Names.ContainsKey(name.Name.Text))
        {
            // A name with a space was a display name, or prose without its quotes.
            context.ReportUnknown(name.Name, []);
            return context.SpeakerByDisplayName(name.Name.Text);
        }

        return name.Qualifier is null ? context.ResolveHere(name.Name, scope.Names) : context.Resolve(name);
    }

    /// <summary>A declaration by its name, without a report and without a reference.</summary>
    public Symbol? FindQuietly(QualifiedNameSyntax name) => name.Qualifier is { } qualifier
        ? context.File.Aliases.TryGetValue(qualifier.Text, out var file) && file.Own.TryGetValue(name.Name.Text, out var there) ? there : null
        : context.File.Names.TryGetValue(name.Name.Text, out var here) ? here : null;
}
