using EigenFlux.Language.Binding;
using EigenFlux.Language.Symbols;

namespace EigenFlux.Language.Compilations;

/// <summary>Reads the signature of a program; scenes and records that a type leads to are read after those that lead to them.</summary>
internal sealed class SignatureReader
{
    private readonly List<SceneSymbol> _scenes = [];
    private readonly List<RecordSymbol> _records = [];

    public ProgramSignature Read(BoundProgram program)
    {
        _scenes.AddRange(program.EntryScenes.Select(scene => scene.Symbol));
        var entry = _scenes.Count;
        var scenes = new List<SceneSignature>();
        for (var i = 0; i < _scenes.Count; i++)
        {
            var scene = _scenes[i];
            scenes.Add(new SceneSignature(
                scene.Name,
                new([.. scene.Parameters.Select(p => new ParameterSignature(p.Name, TypeOf(p.Type), p.Default is not null))]),
                new([.. scene.Results.Select(result => new NamedTypeSignature(result.Name, TypeOf(result.Type)))])));
        }

        var records = new List<RecordSignature>();
        for (var i = 0; i < _records.Count; i++)
        {
            records.Add(new RecordSignature(_records[i].Name, new([.. _records[i].Fields.Select(field => new NamedTypeSignature(field.Name, TypeOf(field.Type)))])));
        }

        return new ProgramSignature(entry, new(scenes), new(records));
    }

    private TypeSignature TypeOf(FluxType type) => new(
        type.Kind,
        type.Element is { } element ? TypeOf(element) : null,
        new(type.Choices),
        type.Pattern,
        type.Record is { } record ? PlaceOf(_records, record) : type.Scene is { } scene ? PlaceOf(_scenes, scene) : null);

    private static int PlaceOf<T>(List<T> all, T one)
    {
        if (!all.Contains(one))
        {
            all.Add(one);
        }

        return all.IndexOf(one);
    }
}
