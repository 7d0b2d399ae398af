namespace EigenFlux.Models.Chat;

/// <summary>Finds chat templates, by name or by a model's Jinja source.</summary>
public interface IChatTemplateSource
{
    /// <summary>The names of the known templates, in ordinal order.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>The template with a name; null if there is none.</summary>
    IChatTemplate? FindByName(string name);

    /// <summary>The template for the Jinja source in a model's metadata; null if the source is not recognized.</summary>
    IChatTemplate? FindBySource(string jinja);
}
