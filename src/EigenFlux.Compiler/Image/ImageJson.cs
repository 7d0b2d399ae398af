using System.Text.Json.Serialization;
using EigenFlux.Compiler.Values;

namespace EigenFlux.Compiler.Image;

/// <summary>The image's JSON, generated at build so that reading one needs no reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FluxImage))]
[JsonSerializable(typeof(FluxValue.Boolean), TypeInfoPropertyName = "FluxBoolean")]
[JsonSerializable(typeof(FluxValue.List), TypeInfoPropertyName = "FluxList")]
internal sealed partial class ImageJson : JsonSerializerContext;
