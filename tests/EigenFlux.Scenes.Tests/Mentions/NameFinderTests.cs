using EigenFlux.Scenes.Mentions;

namespace EigenFlux.Scenes.Tests.Mentions;

public sealed class NameFinderTests
{
    [Theory]
    // Words are whole.
    [InlineData("Ada", "Ada came.", true)]
    [InlineData("Ada", "An Adagio.", false)]
    [InlineData("Ada", "Nada, Canada", false)]
    [InlineData("Ada", "ADA!", true)]
    [InlineData("Ada", "ada", true)]
    [InlineData("Ada", "Ada's hat", true)]
    [InlineData("Ada", "Ada’s hat", true)]
    [InlineData("Ada", "l’Ada", true)]
    [InlineData("Ada", "Ada-like", true)]
    [InlineData("Ada", "Ada2", false)]
    [InlineData("Ada", "2Ada", false)]
    [InlineData("Ada", "my_Ada", false)]
    [InlineData("Ada", "Ada_id", false)]
    [InlineData("Ada", "she _Ada_ said", true)]
    [InlineData("Ada", "__Ada__", true)]
    [InlineData("Ada", "*Ada*", true)]
    [InlineData("Ada", "Ada²", true)]
    [InlineData("Ada", "", false)]
    [InlineData("Dr. No", "It is Dr. No.", true)]
    [InlineData("Sammy Jr.", "Sammy Jr. came", true)]
    [InlineData("Sammy Jr.", "Sammy Jr.", true)]
    [InlineData("C++", "in C++.", true)]
    [InlineData("C++", "C++11", true)]
    [InlineData(".NET", "the .NET code", true)]
    [InlineData("R2-D2", "R2-D2.", true)]
    // One word in other characters.
    [InlineData("José", "I saw Jose\u0301.", true)]
    [InlineData("Jose\u0301", "I saw José.", true)]
    [InlineData("José", "Jose", false)]
    [InlineData("Jose", "José", false)]
    [InlineData("Jose", "Jose\u0301", false)]
    [InlineData("Ada", "Ada\u0332", false)]
    [InlineData("Việt", "Vie\u0302\u0323t", true)]
    [InlineData("Việt", "Vie\u0323\u0302t", true)]
    [InlineData("Ångström", "A\u030Angstro\u0308m", true)]
    [InlineData("Ελένη", "ΕΛΈΝΗ", true)]
    [InlineData("Οδυσσεύς", "ΟΔΥΣΣΕΎΣ", true)]
    [InlineData("Straße", "STRASSE", true)]
    [InlineData("Strasse", "Straße", true)]
    [InlineData("Stras", "Straße", false)]
    [InlineData("Анна", "АННА", true)]
    [InlineData("Анна", "Аннабель", false)]
    [InlineData("Ада", "Адажио", false)]
    [InlineData("O'Neill", "O’Neill", true)]
    [InlineData("O’Neill", "O'Neill", true)]
    [InlineData("O'Neill", "OʼNeill", true)]
    [InlineData("O'Neill", "O‘Neill", true)]
    [InlineData("O'Neill", "O＇Neill", true)]
    [InlineData("the Kessler dam", "the Kessler  dam", true)]
    [InlineData("the Kessler dam", "the Kessler\ndam", true)]
    [InlineData("the Kessler dam", "the Kessler\r\n  dam", true)]
    [InlineData("the Kessler dam", "the\u00A0Kessler\u202Fdam", true)]
    [InlineData("the Kessler dam", "the Kessler\u3000dam", true)]
    [InlineData("the  Kessler\u00A0dam", "the Kessler dam", true)]
    [InlineData(" Kessler ", "Kessler", true)]
    [InlineData("the Kessler dam", "the Kesslerdam", false)]
    [InlineData("the Kessler dam", "the Kessler-dam", true)]
    [InlineData("the Kessler dam", "the Kessler, dam", false)]
    [InlineData("the Kessler dam", "the Kessler - dam", false)]
    [InlineData("Jean-Luc", "Jean‐Luc", true)]
    [InlineData("Jean-Luc", "Jean‑Luc", true)]
    [InlineData("Jean-Luc", "Jean–Luc", true)]
    [InlineData("Jean-Luc", "Jean Luc", true)]
    [InlineData("Jean-Luc", "Jean-\nLuc", true)]
    [InlineData("Jean-Luc", "JeanLuc", false)]
    [InlineData("Ada", "Ａｄａ", true)]
    [InlineData("Ａｄａ", "ada", true)]
    [InlineData("Finn", "\uFB01nn", true)]
    [InlineData("Ada", "𝐀𝐝𝐚", true)]
    [InlineData("𐐀𐐁", "𐐨𐐩", true)]
    [InlineData("Kessler", "Kess\u00ADler", true)]
    [InlineData("Kessler", "Kess\u200Dler\u2060", true)]
    [InlineData("Kess\u200Bler", "Kessler", true)]
    [InlineData("congress", "the Congreſs", true)]
    [InlineData("Congreſs", "CONGRESS", true)]
    [InlineData("waſte", "waste", true)]
    [InlineData("\u1E9Bo", "ṡo", true)]
    [InlineData("\uFB05orm", "STORM", true)]
    [InlineData("o\uFB03ce", "OFFICE", true)]
    [InlineData("\u0149a", "ʼna", true)]
    [InlineData("\u1E9A", "aʾ", true)]
    [InlineData("ǰ", "J\u030C", true)]
    [InlineData("ᾳ", "ΑΙ", true)]
    [InlineData("\uFB17", "ՄԽ", true)]
    [InlineData("Ꞌa", "ꞌA", true)]
    [InlineData("ı", "I", false)]
    // A zero-width space is not read, and ends a word.
    [InlineData("Ada", "Ada\u200Bgio", true)]
    [InlineData("gio", "Ada\u200Bgio", true)]
    [InlineData("Adagio", "Ada\u200Bgio", true)]
    [InlineData("ភ្នំពេញ", "នៅ\u200Bភ្នំ\u200Bពេញ\u200Bជា", true)]
    [InlineData("Ada", "\uFEFFAda", true)]
    [InlineData("Ada", "Ada\u00ADgio", false)]
    [InlineData("علی", "علی\u200Cها", true)]
    [InlineData("علی", "علیها", false)]
    // Signs that a text may leave out.
    [InlineData("محمد", "قال مُحَمَّد نعم", true)]
    [InlineData("مُحَمَّد", "محمد", true)]
    [InlineData("محمد", "محمـــد", true)]
    [InlineData("محمد", "مُحَمَّدٌ.", true)]
    [InlineData("محمد", "مُحَمَّدون", false)]
    [InlineData("الرحمن", "ٱلرَّحْمَٰن", false)]
    [InlineData("ٱلرحمن", "ٱلرَّحْمَٰن", true)]
    [InlineData("رحمن", "ر\uFE77حمن", true)]
    [InlineData("أحمد", "ا\u0654حمد", true)]
    [InlineData("أحمد", "احمد", false)]
    [InlineData("آدم", "ادم", false)]
    [InlineData("שלום", "שָׁלוֹם", true)]
    [InlineData("\uFB2Aלום", "שלום", true)]
    [InlineData("בית לחם", "בֵּית־לֶחֶם", true)]
    [InlineData("בראשית", "בְּרֵאשִׁ֖ית", true)]
    [InlineData("ܫܠܡܐ", "ܫܠܳܡܳܐ", true)]
    // Pictures.
    [InlineData("🦊", "the 🦊 ran", true)]
    [InlineData("🦊", "the🦊ran", true)]
    [InlineData("👩", "👩\u200D🚀", false)]
    [InlineData("🚀", "👩\u200D🚀", false)]
    [InlineData("👩\u200D🚀", "a 👩\u200D🚀!", true)]
    [InlineData("👩", "👩🏽", false)]
    [InlineData("❤\uFE0F", "❤", true)]
    [InlineData("🇪🇫", "🇩🇪🇫🇷", false)]
    [InlineData("🇫🇷", "🇩🇪🇫🇷", true)]
    // Scripts that put nothing between words.
    [InlineData("北京", "我在北京住了三年。", true)]
    [InlineData("林", "林在哪里？", true)]
    [InlineData("ꒌ", "ꒌꒊ", true)]
    [InlineData("ꓐ", "ꓐꓐ", false)]
    [InlineData("林", "林冲来了", true)]
    [InlineData("Ada", "我认识Ada。", true)]
    [InlineData("Ada", "Adaさんは", true)]
    [InlineData("Ada", "Adagioさんは", false)]
    [InlineData("東京", "東京タワーへ行こう。", true)]
    [InlineData("東京", "2020年東京2020", true)]
    [InlineData("さくら", "昨日さくらが来た。", true)]
    [InlineData("さくら", "さくらって誰？", true)]
    [InlineData("ガンダルフ", "ガンダルフが来た。", true)]
    [InlineData("ガンダルフ", "ｶﾞﾝﾀﾞﾙﾌが来た。", true)]
    [InlineData("ガンダルフ", "カ\u3099ンタ\u3099ルフが来た。", true)]
    [InlineData("ハンダ", "ハンタ\u3099", true)]
    [InlineData("ハンタ", "ハンタ\u3099", false)]
    [InlineData("アダ", "アダージョ", false)]
    [InlineData("アン", "アンドロイド", false)]
    [InlineData("アン", "アンと私", true)]
    [InlineData("アン", "メアリー・アン", true)]
    [InlineData("佐", "佐々木", false)]
    [InlineData("き", "きゃく", false)]
    [InlineData("กรุงเทพ", "ฉันอยู่กรุงเทพครับ", true)]
    [InlineData("กา", "กาแฟ", true)]
    [InlineData("ก", "เก", false)]
    [InlineData("ก", "กา", false)]
    [InlineData("น้ำ", "ดื่มน\u0E49\u0E4D\u0E32ไหม", true)]
    [InlineData("ວຽງຈັນ", "ຂ້ອຍຢູ່ວຽງຈັນເດີ້", true)]
    [InlineData("ភ្នំពេញ", "ខ្ញុំនៅភ្នំពេញជាមួយ", true)]
    [InlineData("ភ", "ភ្នំ", false)]
    [InlineData("រន្ធ", "រន", false)]
    [InlineData("မန္တလေး", "ကျွန်တော်မန္တလေးမှာနေတယ်", true)]
    [InlineData("က", "ကန်", false)]
    // Korean.
    [InlineData("앨리스", "앨리스가 왔다.", true)]
    [InlineData("민수", "민수는 갔다.", true)]
    [InlineData("민수", "민수가 왔다", true)]
    [InlineData("민수", "민수를, 민수의", true)]
    [InlineData("민수", "민수에게서도 들었다", true)]
    [InlineData("민수", "민수씨는", true)]
    [InlineData("민수", "민수입니다.", true)]
    [InlineData("민수", "저는 민수예요", true)]
    [InlineData("지은", "지은이에요", true)]
    [InlineData("지은", "지은이라고 해요", true)]
    [InlineData("민수", "민수였다", true)]
    [InlineData("민수", "민수야!", true)]
    [InlineData("민수", "민수한테는", true)]
    [InlineData("민수", "민수ㅋㅋ", true)]
    [InlineData("민수", "\u1106\u1175\u11AB\u1109\u116E\u1100\u1161", true)]
    [InlineData("민", "민다라", false)]
    [InlineData("민", "\u1106\u1175\u11AB\u1103\u1161\u1105\u1161", false)]
    [InlineData("민", "\u1106\u1175\u11AB\u110B\u1175\u1103\u1161", true)]
    [InlineData("가나", "가나다라", false)]
    [InlineData("사라", "사라지다", false)]
    [InlineData("민", "민지도 왔다", false)]
    [InlineData("민", "민이지도", false)]
    [InlineData("가", "가을", false)]
    [InlineData("민", "민나라", false)]
    [InlineData("민", "민가는", false)]
    [InlineData("민수", "민수가를", false)]
    [InlineData("민수", "민수다는", false)]
    [InlineData("민수", "민수이다", true)]
    [InlineData("민", "민이다", true)]
    [InlineData("민", "민다", false)]
    [InlineData("지은", "지은이가, 지은이네는", true)]
    [InlineData("민수", "민수씨께서는요", true)]
    [InlineData("민수", "민수까지만은", true)]
    [InlineData("민수", "민수부터입니다만", true)]
    [InlineData("민수", "민수라고도", true)]
    [InlineData("민수", "민수인지를", true)]
    [InlineData("민수", "민수야말로", true)]
    [InlineData("민수", "민수로", true)]
    [InlineData("지혁", "지혁로", false)]
    [InlineData("지혁", "지혁으로", true)]
    [InlineData("하늘", "하늘로", true)]
    [InlineData("하늘", "하늘는", false)]
    [InlineData("하늘", "하늘선생님들에게는", true)]
    [InlineData("민수", "민숙이", false)]
    [InlineData("민수", "김민수", false)]
    [InlineData("아다", "아다지오를 듣다", false)]
    [InlineData("Ada", "Ada가 왔다", true)]
    [InlineData("민수", "민수2", false)]
    public void A_name_is_found_where_a_reader_reads_it(string name, string text, bool isFound) =>
        new NameFinder([(name, "x")]).Find(text).Count.ShouldBe(isFound ? 1 : 0);

    [Theory]
    [InlineData("Will", "Will you?", true)]
    [InlineData("Will", "I will.", false)]
    [InlineData("Will", "WILL enters.", true)]
    [InlineData("Will", "wILL", false)]
    [InlineData("Weiß", "WEISS", true)]
    [InlineData("Weiß", "weiß", false)]
    [InlineData("X", "X", true)]
    [InlineData("x", "X", false)]
    [InlineData("O’Neill", "O'Neill", true)]
    [InlineData("José", "Jose\u0301", true)]
    [InlineData("李", "李来了", true)]
    public void A_name_whose_case_counts_is_found_as_it_is_written_or_in_capitals(string name, string text, bool isFound) =>
        new NameFinder([(name, "x")], matchCase: true).Find(text).Count.ShouldBe(isFound ? 1 : 0);

    [Theory]
    [InlineData("林冲来了", "Chong")]
    [InlineData("林来了", "Lin")]
    [InlineData("林冲和林", "Chong Lin")]
    [InlineData("東京都", "Tokyo")]
    [InlineData("京都", "Kyoto")]
    [InlineData("Ann Lee and the dam", "Ann AnnLee")]
    [InlineData("민수네가", "House")]
    [InlineData("민수가", "Minsu")]
    public void Within_a_word_the_longest_name_is_meant(string text, string who) => new NameFinder(
    [
        ("林", "Lin"), ("林冲", "Chong"), ("東京", "Tokyo"), ("京都", "Kyoto"), ("Ann", "Ann"), ("Ann Lee", "AnnLee"),
        ("민수", "Minsu"), ("민수네", "House"),
    ]).Find(text).Order().ShouldBe(who.Split(' '));

    [Fact]
    public void A_name_within_the_longer_name_of_what_is_not_looked_for_is_not_meant()
    {
        var finder = new NameFinder([("林", "Lin")], ["林冲"]);
        finder.Find("林冲来了").ShouldBeEmpty();
        finder.Find("林来了").ShouldBe(["Lin"]);
    }

    [Fact]
    public void Two_of_one_name_are_both_named() =>
        new NameFinder([("林", "a"), ("林", "b")]).Find("林在").ShouldBe(["a", "b"]);

    [Fact]
    public void Names_are_told_in_the_order_in_which_they_are_mentioned() =>
        new NameFinder([("Ada", "a"), ("Ben", "b"), ("the Ben", "c")]).Find("Ben, Ada, the Ben").ShouldBe(["b", "a", "c"]);

    [Fact]
    public void A_name_is_found_within_another_whatever_a_third_begins_with()
    {
        var finder = new NameFinder([("the old man", "a"), ("old man river", "b"), ("man", "c")]);
        finder.Find("the old man").ShouldBe(["a", "c"]);
        finder.Find("the old man river").ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public void A_name_that_ends_with_a_word_is_found_at_the_beginning_of_a_longer_one() =>
        new NameFinder([("田中", "a"), ("田中 一郎", "b")]).Find("私は田中 一郎です").ShouldBe(["b", "a"]);

    [Theory]
    [InlineData("\uD800Ada")]
    [InlineData("Ada \uDC00")]
    [InlineData("\u0301Ada")]
    public void A_text_that_is_no_good_Unicode_is_read_all_the_same(string text) => Should.NotThrow(() => new NameFinder([("Ada", "x")]).Find(text));

    [Theory]
    [InlineData("")]
    [InlineData(" \u200B")]
    public void A_name_of_nothing_is_never_found(string name) => new NameFinder([(name, "x")]).Find("a b \u200B c").ShouldBeEmpty();

    [Theory]
    [InlineData("ab -'_", true)]
    [InlineData("ab 林山", false)]
    public void Many_names_are_found_as_each_is_found_alone_but_for_those_within_longer_ones(string letters, bool areAllFound)
    {
        var random = new Random(7);
        var lost = 0;
        for (var round = 0; round < 3000; round++)
        {
            string[] names = [.. Enumerable.Range(0, 6).Select(_ => Word(random, letters, 1, 4)).Where(name => name.Trim().Length > 0).Distinct()];
            var text = Word(random, letters, 1, 24);
            var all = new NameFinder(names.Select(name => (name, name))).Find(text);
            var alone = names.Where(name => new NameFinder([(name, name)]).Find(text).Count > 0).ToList();
            all.ShouldBeSubsetOf(alone);
            (alone.Count == 0 || all.Count > 0).ShouldBeTrue($"{text}: {string.Join('|', names)}");
            lost += alone.Count - all.Count;
        }

        (lost == 0).ShouldBe(areAllFound);
    }

    private static string Word(Random random, string letters, int least, int most) =>
        string.Concat(Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => letters[random.Next(letters.Length)]));
}
