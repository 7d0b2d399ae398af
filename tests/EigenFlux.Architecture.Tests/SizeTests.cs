using EigenFlux.Architecture.Tests.Known;
using EigenFlux.Architecture.Tests.Reading;

namespace EigenFlux.Architecture.Tests;

/// <summary>Size is a symptom: a type with many fields, or one that uses many others, may have more than one purpose.</summary>
public sealed class SizeTests
{
    private const string List = "sizes.txt";

    [Fact]
    public void A_type_with_many_fields_or_many_used_types_has_its_reason_in_the_list()
    {
        var types = House.Current.Uses.GroupBy(use => use.From).ToDictionary(group => group.Key, group => group.Select(use => use.To).Distinct().Count());
        var sizes = House.Current.Shapes.Select(shape => new KnownSize(
            $"{shape.Namespace}.{shape.Name}",
            shape.IsNative ? 0 : shape.Fields,
            shape.IsNested ? 0 : types.GetValueOrDefault(shape.Type),
            "")).ToList();
        var known = KnownSizes.Parse(KnownText.Read(List));
        if (KnownText.Accepts)
        {
            KnownText.Write(List, KnownSizes.Format(KnownSizes.Find(sizes, known)));
            known = KnownSizes.Parse(KnownText.Read(List));
        }

        KnownText.ShouldBeTrue(List, KnownSizes.Compare(sizes, known));
    }
}
