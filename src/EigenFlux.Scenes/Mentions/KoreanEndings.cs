namespace EigenFlux.Scenes.Mentions;

/// <summary>
/// What Korean writes onto a name without a blank: forms of address, then particles, then a form of the copula; each in the form that
/// follows a vowel or a consonant. What else follows a name in the same word makes another word of it.
/// </summary>
internal static class KoreanEndings
{
    // A form behind '-' follows a vowel, behind '+' a consonant, behind '~' a vowel or ㄹ. Each begins a syllable.
    private const string Address =
        "씨 님 군 양 네 들 쌤 형 누나 언니 오빠 선생 선배 후배 교수 박사 사장 왕 여왕 공주 왕자 아저씨 아줌마 아주머니 할머니 할아버지 이모 삼촌 +이";

    // Other particles and the copula may follow these.
    private const string Inner =
        "에 에게 에게서 에서 께 께서 한테 한테서 더러 보고 ~로 +으로 ~로서 +으로서 ~로써 +으로써 ~로부터 +으로부터 -와 +과 -랑 +이랑 하고 "
        + "만 만큼 까지 부터 조차 마저 마다 처럼 같이 보다 밖에 뿐 대로 임";

    // Nothing but 요 follows these.
    private const string Final =
        "+이 -가 +은 -는 +을 -를 의 도 -나 +이나 -나마 +이나마 -든 +이든 -든지 +이든지 -야 +아 -여 +이여 이시여 -며 이며 +은커녕 -는커녕 커녕 -야말로 +이야말로 -요 이요";

    // Forms of the copula and of quotation that particles follow, and those that end a word.
    private const string Joining =
        "-라고 이라고 -라면 이라면 -라서 이라서 -고 이고 -면서 이면서 인데 인지 일지 -지만 이지만 -였고 이었고 -였지만 이었지만 -였는데 이었는데";

    private const string Ending =
        "-다 이다 인 일 -란 이란 -라 이라 -라는 이라는 -라며 이라며 -라도 이라도 -라니 이라니 -래 이래 -라던 이라던 "
        + "-지 이지 -죠 이죠 이네 이니 -니까 이니까 -므로 이므로 -면 이면 인가 일까 입니다 입니다만 입니까 "
        + "-였다 이었다 -였습니다 이었습니다 -였어 이었어 -였던 이었던 -예요 이에요 -여요 이어요 이야 -군 이군 -구나 이구나 이시다 이십니다";

    private const string Tail = "도 는 은 만 까지 가 를";
    private const string Polite = "요";

    /// <summary>The most units that endings have together.</summary>
    public const int Most = 36;

    private static readonly (string Forms, Part Part, Part[] Before)[] Parts =
    [
        (Address, Part.Name, [Part.Name]),
        (Inner, Part.Inner, [Part.Name, Part.Inner]),
        (Final, Part.Final, [Part.Name, Part.Inner]),
        (Joining, Part.Joining, [Part.Name, Part.Inner]),
        (Ending, Part.Ending, [Part.Name, Part.Inner]),
        (Tail, Part.Final, [Part.Joining]),
        (Polite, Part.Polite, [Part.Inner, Part.Final, Part.Joining, Part.Ending]),
    ];

    private static readonly Dictionary<string, List<(Sound After, Part Part, Part[] Before)>> Endings = Read();
    private static readonly int Longest = Endings.Keys.Max(ending => ending.Length);

    /// <summary>What a word is as far as it has been read.</summary>
    private enum Part
    {
        Name,
        Inner,
        Final,
        Joining,
        Ending,
        Polite,
    }

    /// <summary>What a form follows.</summary>
    private enum Sound
    {
        Any,
        Vowel,
        VowelOrLiquid,
        Consonant,
    }

    /// <summary>Whether the rest of a word is nothing but endings.</summary>
    /// <param name="last">The last unit of the name.</param>
    /// <param name="rest">The rest, decomposed as <see cref="FoldedText"/> decomposes.</param>
    public static bool Are(int last, string rest)
    {
        if (rest.Length > Most)
        {
            return false;
        }

        var reached = new HashSet<Part>[rest.Length + 1];
        reached[0] = [Part.Name];
        for (var end = 1; end <= rest.Length; end++)
        {
            reached[end] = [];
            for (var start = Math.Max(0, end - Longest); start < end; start++)
            {
                if (reached[start].Count > 0 && Endings.TryGetValue(rest[start..end], out var forms))
                {
                    var before = start == 0 ? last : rest[start - 1];
                    reached[end].UnionWith(forms.Where(form => Follows(form.After, before) && reached[start].Overlaps(form.Before)).Select(form => form.Part));
                }
            }
        }

        return reached[rest.Length].Count > 0;
    }

    private static bool Follows(Sound sound, int before)
    {
        var (isConsonant, isLiquid) = (before is >= 0x11A8 and <= 0x11FF, before == 0x11AF);
        return sound switch
        {
            Sound.Vowel => !isConsonant,
            Sound.VowelOrLiquid => !isConsonant || isLiquid,
            Sound.Consonant => isConsonant,
            _ => true,
        };
    }

    private static Dictionary<string, List<(Sound After, Part Part, Part[] Before)>> Read()
    {
        var endings = new Dictionary<string, List<(Sound After, Part Part, Part[] Before)>>(StringComparer.Ordinal);
        foreach (var (forms, part, before) in Parts)
        {
            foreach (var form in forms.Split(' '))
            {
                var sound = form[0] switch { '-' => Sound.Vowel, '~' => Sound.VowelOrLiquid, '+' => Sound.Consonant, _ => Sound.Any };
                var key = FoldedText.Key(form.TrimStart('-', '~', '+'));
                if (!endings.TryGetValue(key, out var same))
                {
                    endings[key] = same = [];
                }

                same.Add((sound, part, before));
            }
        }

        return endings;
    }
}
