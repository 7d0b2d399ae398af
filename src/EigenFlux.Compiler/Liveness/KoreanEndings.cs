using EigenFlux.Language.Text;

namespace EigenFlux.Compiler.Liveness;

/// <summary>
/// What Korean writes onto a name without a blank: forms of address, particles and forms of the copula. What else follows a name in
/// the same word makes another word of it.
/// </summary>
internal static class KoreanEndings
{
    // Ends a word that is nothing but a name and these, in any order; each begins a syllable.
    private const string Known =
        "씨 님 군 양 네 들 쌤 형 누나 언니 오빠 선생 선배 후배 교수 박사 사장 왕 여왕 공주 왕자 아저씨 아줌마 아주머니 할머니 할아버지 이모 삼촌 "
        + "이 가 은 는 을 를 의 에 에게 에게서 에서 께 께서 한테 한테서 더러 보고 로 으로 로서 으로서 로써 으로써 로부터 으로부터 와 과 랑 이랑 하고 "
        + "도 만 만큼 까지 부터 조차 마저 마다 처럼 같이 보다 밖에 뿐 나 이나 나마 이나마 든 이든 든지 이든지 야 아 여 이여 이시여 며 이며 커녕 대로 요 "
        + "다 이다 인 일 임 란 이란 라 이라 라고 이라고 라는 이라는 라며 이라며 라면 이라면 라도 이라도 라서 이라서 라니 이라니 래 이래 라던 이라던 "
        + "고 이고 지만 이지만 지 이지 죠 이죠 이네 이니 니까 이니까 이므로 면 이면 면서 이면서 인데 인지 인가 일까 입니다 입니까 "
        + "였다 이었다 였습니다 이었습니다 였어 이었어 였던 이었던 였고 이었고 였지만 이었지만 였는데 이었는데 예요 이에요 여요 이어요 이야 군 이군 구나 이구나 이시다 이십니다";

    /// <summary>The most units that endings have together.</summary>
    public const int Most = 36;

    private static readonly HashSet<string> Endings = [.. Known.Split(' ').Select(FoldedText.Key)];
    private static readonly int Longest = Endings.Max(ending => ending.Length);

    /// <summary>Whether the rest of a word is nothing but endings.</summary>
    /// <param name="rest">The rest, decomposed as <see cref="FoldedText"/> decomposes.</param>
    public static bool Are(string rest)
    {
        if (rest.Length > Most)
        {
            return false;
        }

        var reached = new bool[rest.Length + 1];
        reached[0] = true;
        for (var end = 1; end <= rest.Length; end++)
        {
            for (var start = Math.Max(0, end - Longest); start < end && !reached[end]; start++)
            {
                reached[end] = reached[start] && Endings.Contains(rest[start..end]);
            }
        }

        return reached[rest.Length];
    }
}
