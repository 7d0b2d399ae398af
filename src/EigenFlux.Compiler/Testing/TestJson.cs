using System.Text.Json.Serialization;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Compiler.Testing;

/// <summary>The JSON of tests, generated at build.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    MaxDepth = MaximumDepth)]
[JsonSerializable(typeof(TestSuite))]
[JsonSerializable(typeof(FluxValue.Boolean), TypeInfoPropertyName = "FluxBoolean")]
[JsonSerializable(typeof(FluxValue.List), TypeInfoPropertyName = "FluxList")]
internal sealed partial class TestJson : JsonSerializerContext
{
    // As of images: a source may nest 256 levels of blocks.
    private const int MaximumDepth = 4096;
}
