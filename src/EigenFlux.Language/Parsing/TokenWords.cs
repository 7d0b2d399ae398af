using EigenFlux.Language.Parsing.Generated;

namespace EigenFlux.Language.Parsing;

/// <summary>The words of the language by where they stand, and how messages name tokens.</summary>
internal static class TokenWords
{
    /// <summary>The words that a statement begins with, in the order of the grammar; <c>narrator</c>, who may begin a line, is the last.</summary>
    public static int[] Statements { get; } = [.. StatementWords(), EigenFluxLexer.NARRATOR];

    public static int[] Declarations { get; } =
    [
        EigenFluxLexer.IMPORT, EigenFluxLexer.LET, EigenFluxLexer.MODEL, EigenFluxLexer.CHARACTER, EigenFluxLexer.COALITION,
        EigenFluxLexer.LORE, EigenFluxLexer.PREMISE, EigenFluxLexer.RECORD, EigenFluxLexer.SCENE, EigenFluxLexer.TEST,
    ];

    public static int[] Parts { get; } =
    [
        EigenFluxLexer.BRIEF, EigenFluxLexer.FULL, EigenFluxLexer.VOICE, EigenFluxLexer.LINE, EigenFluxLexer.FACT,
        EigenFluxLexer.KNOWS, EigenFluxLexer.SETTING, EigenFluxLexer.ALSO, EigenFluxLexer.WEIGHT, EigenFluxLexer.PRIOR,
        EigenFluxLexer.PLAYS,
    ];

    /// <summary>The first words of the alternatives of the rule <c>statement</c> that begin with no name and no brace.</summary>
    private static IEnumerable<int> StatementWords()
    {
        var atn = EigenFluxParser._ATN;
        return atn.ruleToStartState[EigenFluxParser.RULE_statement].Transition(0).target.TransitionsArray
            .Select(alternative => atn.NextTokens(alternative.target))
            .Where(first => !first.Contains(EigenFluxLexer.ID) && !first.Contains(EigenFluxLexer.LBRACE))
            .SelectMany(first => first.ToArray());
    }

    public static bool IsWord(int type) => type is >= EigenFluxLexer.AND and <= EigenFluxLexer.LIST;

    public static string Spelling(int type)
    {
        var literal = EigenFluxLexer.DefaultVocabulary.GetLiteralName(type);
        return literal is null ? "" : literal.Substring(1, literal.Length - 2);
    }

    /// <summary>A type of token, as a message says it.</summary>
    public static string Describe(int type) => type switch
    {
        EigenFluxLexer.ID => "a name",
        EigenFluxLexer.STRING => "a text in quotes",
        EigenFluxLexer.NUMBER => "a number",
        EigenFluxLexer.REGEX => "a /regex/",
        _ => $"'{Spelling(type)}'",
    };

    /// <summary>A token, as a message says it.</summary>
    public static string Describe(FluxToken? token)
    {
        if (token is null)
        {
            return "the end of the file";
        }

        var text = token.Text.Replace('\n', ' ').Replace('\r', ' ');
        return token.Text.Length == 0 ? "what follows" : token.Type == EigenFluxLexer.STRING
            ? text.Length <= 32 ? text : text.Substring(0, 30) + "…\""
            : $"'{(text.Length <= 32 ? text : text.Substring(0, 31) + "…")}'";
    }
}
