namespace EigenFlux.Models.Chat;

/// <summary>Finds chat templates, by name or by a model's Jinja source.</summary>
public interface IChatTemplateSource
{
    /// <summary>The names that can be asked for, in ordinal order.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>The template of that name; null where there is none.</summary>
    IChatTemplate? FindByName(string name);

    /// <summary>The template that a model's metadata holds; null where its form is not known.</summary>
    IChatTemplate? FindBySource(string jinja);
}
