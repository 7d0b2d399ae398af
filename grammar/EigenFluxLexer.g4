lexer grammar EigenFluxLexer;

// The scanning of text, regexes and comments to their end is written by hand in the base class: it is one loop over characters,
// which keeps long prose fast in every script, and it is where a missing end is seen.
options { superClass = ScanningLexer; }

tokens { UNTERMINATED_STRING, UNTERMINATED_BLOCK, UNTERMINATED_REGEX, FOREIGN_STRING }

// Reserved: these are never names.
AND: 'and';
OR: 'or';
NOT: 'not';
TRUE: 'true';
FALSE: 'false';
NARRATOR: 'narrator';
INPUT: 'input';

// Keywords only where the parser expects them; everywhere else they are names (rule softKeyword).
IMPORT: 'import';
AS: 'as';
LET: 'let';
MODEL: 'model';
CHARACTER: 'character';
COALITION: 'coalition';
LORE: 'lore';
PREMISE: 'premise';
OF: 'of';
RECORD: 'record';
SCENE: 'scene';
TEST: 'test';
ON: 'on';
BRIEF: 'brief';
FULL: 'full';
VOICE: 'voice';
LINE: 'line';
FACT: 'fact';
KNOWS: 'knows';
WEIGHT: 'weight';
ALSO: 'also';
PLAYS: 'plays';
SETTING: 'setting';
PRIOR: 'prior';
WINDOW: 'window';
TOKENS: 'tokens';
RESERVE: 'reserve';
TARGET: 'target';
DELETE: 'delete';
BY: 'by';
USING: 'using';
DOWN: 'down';
TO: 'to';
CACHE: 'cache';
STORY: 'story';
CAST: 'cast';
PIN: 'pin';
NOTE: 'note';
DEPTH: 'depth';
SEEN: 'seen';
UNTIL: 'until';
REPEAT: 'repeat';
FOR: 'for';
IN: 'in';
IF: 'if';
ELSE: 'else';
WHILE: 'while';
AT: 'at';
MOST: 'most';
LEAST: 'least';
TURNS: 'turns';
CALL: 'call';
ENTER: 'enter';
EXIT: 'exit';
KEEP: 'keep';
FORGET: 'forget';
RECALL: 'recall';
CHOOSE: 'choose';
WATCH: 'watch';
OVER: 'over';
STOP: 'stop';
WHEN: 'when';
RETURN: 'return';
SECONDS: 'seconds';
CONTAINS: 'contains';
RUN: 'run';
TIMES: 'times';
SEED: 'seed';
EXPECT: 'expect';
CONFIDENCE: 'confidence';
REPORT: 'report';
LIST: 'list';

ID: [\p{L}_] [\p{L}\p{M}\p{N}_]*;
NUMBER: [0-9]+ ('.' [0-9]+)?;

// One token each, from quote to quote: "one line" or """block""". A foreign one has curly or single quotes.
STRING: ["] { ScanText(); };
FOREIGN: [\u2018\u2019\u201A\u201B\u201C\u201D\u201E\u201F\u00AB'`] { ScanForeignText(); };
REGEX: [/] { ScanRegex(); };

LBRACE: '{';
RBRACE: '}';
LPAREN: '(';
RPAREN: ')';
LBRACKET: '[';
RBRACKET: ']';
COLON: ':';
COMMA: ',';
DOTDOT: '..';
DOT: '.';
ARROW: '->';
PIPE: '|';
ASSIGN: '=';
EQ: '==';
NE: '!=';
LE: '<=';
LT: '<';
GE: '>=';
GT: '>';
TILDE: '~';
PLUS: '+';
MINUS: '-';
STAR: '*';
PERCENT: '%';

// Hidden, never skipped: the tokens of a file reproduce it exactly.
WS: [ \t\r\n\f\u00A0\u2028\u2029]+ -> channel(HIDDEN);
COMMENT: '//' { ScanToLineEnd(); } -> channel(HIDDEN);
BLOCK_COMMENT: '/*' { ScanBlockComment(); } -> channel(HIDDEN);

OTHER: .;
