using System.Text.Json.Serialization;
using EigenFlux.Models.Constraints.Shapes;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Image;

/// <summary>The image's JSON, generated at build so that reading one needs no reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    MaxDepth = MaximumDepth,
    Converters = [typeof(PlanProblemConverter)])]
[JsonSerializable(typeof(FluxImage))]
[JsonSerializable(typeof(StoredProblem))]
[JsonSerializable(typeof(FluxValue.Boolean), TypeInfoPropertyName = "FluxBoolean")]
[JsonSerializable(typeof(FluxValue.List), TypeInfoPropertyName = "FluxList")]
[JsonSerializable(typeof(ValueShape.ListOf), TypeInfoPropertyName = "ShapeListOf")]
[JsonSerializable(typeof(ValueShape.Pattern), TypeInfoPropertyName = "ShapePattern")]
internal sealed partial class ImageJson : JsonSerializerContext
{
    // A source may nest 256 levels of blocks, each of which is several levels of JSON.
    private const int MaximumDepth = 4096;
}
