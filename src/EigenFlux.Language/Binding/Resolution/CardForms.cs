using System.Text.RegularExpressions;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding.Resolution;

/// <summary>Forms of character cards and their lorebooks that a program takes as they are written.</summary>
internal static class CardForms
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    // A macro with arguments, one of a known name, a remark, or a marker of the older cards. Doubled braces around another name are single ones in a
    // program, and <user> behind a letter or with </user> somewhere behind it is code or markup.
    private static readonly Regex Macro = new(
        @"\{\{\s*(?:(?<name>random|pick|roll|time|datetimeformat|banned|reverse|outlet|time_utc|timediff|comment|hidden_key|(?:set|get|add|inc|dec|has)(?:global)?var)"
        + @"[:\s_][^{}]*|(?<name>[a-z_]\w*)::[^{}]*|(?<name>//|/\*)[^{}]*|(?<name>if|else)\s[^{}]*|[#/]\s*(?<name>if|unless|each|with)(?:\s[^{}]*)?|(?<name>char|user|bot|persona|personality|mesexamples(?:raw)?|charprompt|"
        + @"charjailbreak|charinstruction|charversion|charfirstmessage|charcreatornotes|chardepthprompt|groupnotmuted|charifnotgroup|notchar|original|"
        + @"scenario|description|char_?name|char_(?:version|persona|greeting)|world_scenario|example_dialogue|creator_?notes|"
        + @"(?:default|global)?system_?prompt|(?:char|default)?authors_?note|exampleseparator|chatseparator|chatstart|chat_start|storystring|ismobile|"
        + @"maxprompt|allchatrange|instruct(?:input|output|system|stop|user|assistant)\w*|trim|else|"
        + @"(?:last|firstincluded|firstdisplayed)message(?:id)?|lastusermessage|lastcharmessage|lastswipeid|currentswipeid|lastgenerationtype|"
        + @"time|date|weekday|isotime|isodate|idle_duration|newline|noop|random|pick|roll|wibefore|wiafter|lorebefore|loreafter)\s*)\}\}"
        + @"|(?<!\w)<(?<name>user|bot|char|group|charifnotgroup)>|(?-i)<(?<name>USER|BOT|CHAR|GROUP|START)>",
        Options);

    private static readonly Regex ClosingTag = new("</(user|bot|char|group|charifnotgroup)>", Options);

    // Between slashes; an anchor, an escape, a class of one letter in both cases or of a range; what repeats or chooses. Signs that names have, as C++ and
    // M*A*S*H, are none.
    private static readonly Regex RegexForm = new(
        @"\A\s*/.+/[dgimsuvy]*\s*\z|\A\s*\^\w|\p{Ll}\$\s*\z|\A\s*\\[bB]|\\[bB]\s*\z|\\[dDsSwW](?:[*+?{]|\s*\z)|(?<!\.)\.[*+?]|\(\?[:=!<i]|\([^()]*\|[^()]*\)|[)\]][*+?]|\[\^?\w-\w|(?i:\[(\w)\1\])"
        + @"|\w\?\w|\A\s*[\p{Ll}()]+s\?\s*\z|\A\s*\*?\w{2,}\*\s*\z|\S\s*\|\s*\S",
        RegexOptions.CultureInvariant);

    // Without blanks behind the commas, or of short parts that are no names.
    private static readonly Regex ListForm = new(
        @"\A\s*[^,;]*[^\s,;](?:[,;][^\s,;\d][^,;]*)+[,;]?\s*\z"
        + @"|\A\s*\p{Ll}[^\s,;]*(?:\s[^\s,;]+)?(?:[,;]\s*\p{Ll}[^\s,;]*(?:\s[^\s,;]+)?)+[,;]?\s*\z",
        RegexOptions.CultureInvariant);

    /// <summary>Whether a word of lore is written as a regex, with wildcards, or as a list of words.</summary>
    public static bool IsPattern(string word) => RegexForm.IsMatch(word) || ListForm.IsMatch(word);

    /// <summary>The macros in a text as it is written, with their places.</summary>
    public static IEnumerable<(string Macro, TextSpan Span)> MacrosOf(TextSyntax text, SourceLocation location)
    {
        if (text.Span.Length == 0)
        {
            yield break;
        }

        HashSet<string>? closed = null;
        foreach (Match match in Macro.Matches(location.Text))
        {
            if (match.Value[0] == '<')
            {
                closed ??= new HashSet<string>(ClosingTag.Matches(location.Text).Cast<Match>().Select(tag => tag.Groups[1].Value), StringComparer.OrdinalIgnoreCase);
                if (closed.Contains(match.Groups["name"].Value))
                {
                    continue;
                }
            }

            var span = new TextSpan(text.Span.Start + match.Index, match.Length);
            if (!text.Pieces.OfType<InterpolationSyntax>().Any(piece => piece.Span.Start < span.End && span.Start < piece.Span.End))
            {
                yield return (match.Value, span);
            }
        }
    }

    /// <summary>What a model reads of a macro: doubled braces around a path are single ones.</summary>
    public static string AsRead(string macro) =>
        Regex.IsMatch(macro, @"\A\{\{[A-Za-z_]+\}\}\z") ? macro.Substring(1, macro.Length - 2) : macro;

    /// <summary>What to write in the place of a macro.</summary>
    public static string AdviceFor(string macro)
    {
        var name = Macro.Match(macro).Groups["name"].Value.ToLowerInvariant();
        return name switch
        {
            "char" or "bot" or "charifnotgroup" or "notchar" or "group" or "groupnotmuted" =>
                "Write the character's name in the program in single braces, as in {Mira}, or the name itself.",
            "user" or "persona" => "Write the name of the user's character in single braces, as in {Visitor}, or the name itself.",
            "random" or "pick" or "roll" => "Draw a value, as in: let weather = pick([\"sun\", \"rain\"]), and write {weather}.",
            "time" or "date" or "weekday" or "isotime" or "isodate" or "time_utc" or "datetimeformat" or "idle_duration" =>
                "Make it a parameter of the scene, as in: scene S(today: text), write {today}, and pass its value to the run.",
            "lastmessage" or "lastmessageid" or "lastusermessage" or "lastcharmessage" => "Name the turn, as in: Mira -> reply, and write {reply}.",
            "start" => "Delete it: example lines are parts of their character, as in: line \"Hello.\".",
            "//" or "/*" or "comment" or "hidden_key" => "Delete it, or write the remark outside the text, after // in the program.",
            "if" or "unless" or "else" or "each" or "with" =>
                "Decide it in the scene, as in: if rain { narrator: \"It rains.\" }, or assign one text or the other to a value, and write it in single braces.",
            "description" or "personality" or "scenario" or "persona" or "char_persona" or "world_scenario" =>
                "Delete it: the parts of a character and the setting are already in the window.",
            "newline" => "Write \\n, or use a \"\"\"block\"\"\".",
            _ => "Write the text that it stands for, or a value of the program in single braces.",
        };
    }
}
