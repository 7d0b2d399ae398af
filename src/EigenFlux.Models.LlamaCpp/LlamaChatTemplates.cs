using System.Runtime.InteropServices;
using EigenFlux.Models.Chat;
using EigenFlux.Models.Contract;
using EigenFlux.Models.LlamaCpp.Native;

namespace EigenFlux.Models.LlamaCpp;

/// <summary>
/// The chat templates that llama.cpp has built in. It does not run Jinja: it recognises the source of a template that it has. No
/// model is needed. Every member throws a <see cref="ModelException"/> where the native library is missing.
/// </summary>
public sealed unsafe class LlamaChatTemplates : IChatTemplateSource
{
    private const string OwnName = "model";
    private static readonly ChatMessage[] Probe = [new("user", "?")];
    private readonly Lazy<string[]> names = new(ReadNames);

    /// <inheritdoc/>
    public IReadOnlyList<string> Names => names.Value;

    /// <inheritdoc/>
    public IChatTemplate? FindByName(string name) =>
        Array.BinarySearch(names.Value, name, StringComparer.Ordinal) < 0 ? null
        : FramedTemplate.All.FirstOrDefault(template => template.Name == name) is { } framed ? framed
        : new LlamaChatTemplate(name, name);

    /// <inheritdoc/>
    public IChatTemplate? FindBySource(string jinja)
    {
        LlamaLibrary.Load();

        // A source that is only a built-in template's name would be taken for that template.
        if (jinja.Contains('\0', StringComparison.Ordinal) || FindByName(jinja) is not null)
        {
            return null;
        }

        // The library's forms of these differ from what the models were trained on.
        if (FramedTemplate.FindBySource(jinja) is { } framed)
        {
            return framed;
        }

        var template = new LlamaChatTemplate(OwnName, WithoutSpaces(jinja) ?? jinja);
        return template.TryRender(Probe, openAssistant: true) is null ? null : template;
    }

    /// <summary>
    /// The name of Mistral's template whose marks stand without spaces, where the source is that. The library takes such a source for
    /// an earlier template of the family, with spaces, unless it is written in just one way.
    /// </summary>
    private string? WithoutSpaces(string jinja)
    {
        var name = jinja.Contains("[SYSTEM_PROMPT]", StringComparison.Ordinal) ? "mistral-v7-tekken" : "mistral-v3-tekken";
        var isOne = (jinja.Contains("[INST]'", StringComparison.Ordinal) || jinja.Contains("[INST]\"", StringComparison.Ordinal))
            && !jinja.Contains("[INST] ", StringComparison.Ordinal)
            && !jinja.Contains("<<SYS>>", StringComparison.Ordinal);
        return isOne && FindByName(name) is not null ? name : null;
    }

    private static string[] ReadNames()
    {
        LlamaLibrary.Load();
        var count = LlamaApi.llama_chat_builtin_templates(null, 0);
        var pointers = new byte*[count];
        fixed (byte** start = pointers)
        {
            LlamaApi.llama_chat_builtin_templates(start, (nuint)count);
        }

        var found = new string[count];
        for (var i = 0; i < count; i++)
        {
            found[i] = Marshal.PtrToStringUTF8((nint)pointers[i])!;
        }

        Array.Sort(found, StringComparer.Ordinal);
        return found;
    }
}
