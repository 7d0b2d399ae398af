using EigenFlux.Models.Decoding;

namespace EigenFlux.Fuzz.Generation;

/// <summary>Changes bytes: single bits and bytes, numbers that may be counts, and stretches.</summary>
internal static class ByteMutator
{
    private static readonly long[] Counts = [0, 1, 2, 127, 128, 255, 256, 65535, 65536, int.MaxValue, int.MinValue, uint.MaxValue, long.MaxValue, long.MinValue, -1, 1L << 40];

    /// <summary>Bytes with some changes.</summary>
    public static byte[] Mutate(byte[] bytes, SeededRandom random)
    {
        var list = bytes.ToList();
        for (var changes = 1 + random.Small(6); changes > 0; changes--)
        {
            var at = random.NextInt32(list.Count + 1);
            var count = Math.Min(1 + random.Small(16), list.Count - at);
            switch (random.NextInt32(7))
            {
                case 0 when at < list.Count:
                    list[at] ^= (byte)(1 << random.NextInt32(8));
                    break;
                case 1 when at < list.Count:
                    list[at] = (byte)random.NextInt32(256);
                    break;
                case 2 or 3:
                    var number = BitConverter.GetBytes(random.Pick(Counts));
                    for (var i = 0; i < (random.OneIn(2) ? 4 : 8) && at + i < list.Count; i++)
                    {
                        list[at + i] = number[i];
                    }

                    break;
                case 4 when count > 0:
                    list.RemoveRange(at, count);
                    break;
                case 5 when count > 0:
                    list.InsertRange(random.NextInt32(list.Count + 1), list.GetRange(at, count));
                    break;
                case 6 when random.OneIn(3):
                    list.RemoveRange(at, list.Count - at);
                    break;
            }
        }

        return [.. list];
    }
}
