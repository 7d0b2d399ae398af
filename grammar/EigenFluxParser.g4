parser grammar EigenFluxParser;
options { tokenVocab = EigenFluxLexer; }

// A stretch of top-level declarations. The two rules after it are for trying a repair on the inside of one.
unit: declaration* EOF;
statements: statement* EOF;
parts: part* EOF;

declaration
  : importDeclaration
  | letDeclaration
  | modelDeclaration
  | characterDeclaration
  | coalitionDeclaration
  | loreDeclaration
  | premiseDeclaration
  | recordDeclaration
  | sceneDeclaration
  | testDeclaration
  ;

importDeclaration: IMPORT STRING (AS name)?;
letDeclaration: LET name ASSIGN expression;
modelDeclaration: MODEL name (COLON qualifiedName)? (ASSIGN STRING)? (LBRACE setting* RBRACE)?;
setting: name operand;
characterDeclaration: CHARACTER name STRING? (COLON qualifiedName)? LBRACE part* RBRACE;
coalitionDeclaration: COALITION name STRING? LPAREN (qualifiedName (COMMA qualifiedName)*)? RPAREN LBRACE part* RBRACE;
loreDeclaration: LORE name STRING? LBRACE part* RBRACE;
premiseDeclaration: PREMISE name (OF qualifiedName)? LBRACE part* RBRACE;
recordDeclaration: RECORD name LBRACE field* RBRACE;
field: name COLON type COMMA?;
sceneDeclaration: SCENE name (LPAREN (parameter (COMMA parameter)*)? RPAREN)? (ON modelReference)? block;
parameter: name COLON type (ASSIGN expression)?;
testDeclaration: TEST STRING block;

// Which parts a declaration may have is checked later, where it can be said better.
part
  : (BRIEF | FULL | VOICE | LINE | FACT | KNOWS | SETTING) STRING
  | ALSO STRING (COMMA STRING)*
  | (WEIGHT | PRIOR) operand
  | PLAYS qualifiedName
  ;

type
  : (LIST OF)* (qualifiedName | choice | REGEX)
  ;
choice: STRING (PIPE STRING)*;

block: LBRACE statement* RBRACE;

// The statements of scenes and of tests, the header among them; where each may stand is checked later.
statement
  : windowStatement
  | targetStatement
  | deleteStatement
  | cacheStatement
  | storyStatement
  | castStatement
  | pinStatement
  | settingStatement
  | noteStatement
  | scriptedLine
  | turnStatement
  | repeatStatement
  | forStatement
  | ifStatement
  | whileStatement
  | callStatement
  | presenceStatement
  | retentionStatement
  | chooseStatement
  | watchStatement
  | stopStatement
  | returnStatement
  | letStatement
  | runStatement
  | expectStatement
  | reportStatement
  | strayBlock
  ;

windowStatement: WINDOW expression TOKENS? (COMMA (RESERVE | LORE) expression TOKENS?)*;
targetStatement: TARGET name;
deleteStatement: DELETE BY name NUMBER? TOKENS? (USING qualifiedName)? (DOWN TO NUMBER PERCENT)?;
cacheStatement: CACHE name;
storyStatement: STORY AT LEAST expression (TOKENS | TURNS);
castStatement: CAST castEntry (COMMA castEntry)*;
castEntry: qualifiedName (ON modelReference)?;

pinStatement: PIN STRING audience?;
settingStatement: SETTING STRING audience?;
noteStatement: NOTE STRING (DEPTH expression | audience)*;
scriptedLine: speaker COLON STRING audience?;
turnStatement: speaker (PIPE speaker)* ARROW name (COLON type)? (ON modelReference | audience | UNTIL stop (COMMA stop)*)*;
stop: expression (TOKENS | SECONDS)?;
audience: SEEN BY speaker (COMMA speaker)*;

repeatStatement: REPEAT expression block;
forStatement: FOR name IN expression block;
ifStatement: IF expression block (ELSE IF expression block)* (ELSE block)?;
whileStatement: WHILE expression AT MOST expression block;
callStatement: CALL qualifiedName LPAREN arguments? RPAREN (ARROW name)?;
presenceStatement: (ENTER | EXIT) qualifiedName (COMMA qualifiedName)*;
retentionStatement: (KEEP | FORGET | RECALL) postfix (WEIGHT operand)?;
chooseStatement: CHOOSE expression BY expression block;
watchStatement: WATCH qualifiedName OVER qualifiedName (COMMA qualifiedName)* AS name;
stopStatement: STOP WHEN expression;
returnStatement: RETURN returnValue (COMMA returnValue)*;
returnValue: (name COLON)? expression;
letStatement: LET name ASSIGN expression;

runStatement: RUN qualifiedName LPAREN arguments? RPAREN (TIMES expression | SEED expression)*;
expectStatement: EXPECT expression (CONFIDENCE expression)?;
reportStatement: REPORT expression (COMMA expression)*;

// What a mistake before a block leaves behind: its statements are still checked.
strayBlock: block (ELSE (IF expression)? block)*;

speaker: NARRATOR | qualifiedName;
modelReference: INPUT | qualifiedName;
arguments: argument (COMMA argument)*;
argument: (name COLON)? expression;

// Operators are a flat list, so that a long chain is no deep tree; the adapter knows their precedence.
expression: operand (operator operand)*;
operator: OR | AND | EQ | NE | LT | LE | GT | GE | TILDE | CONTAINS | DOTDOT | PLUS | MINUS | STAR;
operand: (NOT | MINUS)* postfix;
postfix: primary suffix*;
suffix: DOT name | LBRACKET expression RBRACKET | LPAREN arguments? RPAREN;
primary
  : NUMBER
  | STRING
  | REGEX
  | TRUE
  | FALSE
  | INPUT
  | NARRATOR
  | name
  | LBRACKET (expression (COMMA expression)*)? RBRACKET
  | LPAREN expression RPAREN
  ;

qualifiedName: name (DOT name)?;
name: ID | softKeyword;
softKeyword
  : IMPORT | AS | LET | MODEL | CHARACTER | COALITION | LORE | PREMISE | OF | RECORD | SCENE | TEST | ON | BRIEF | FULL
    | VOICE | LINE | FACT | KNOWS | WEIGHT | ALSO | PLAYS | SETTING | PRIOR | WINDOW | TOKENS | RESERVE | TARGET | DELETE
    | BY | USING | DOWN | TO | CACHE | STORY | CAST | PIN | NOTE | DEPTH | SEEN | UNTIL | REPEAT | FOR | IN | IF | ELSE
    | WHILE | AT | MOST | LEAST | TURNS | CALL | ENTER | EXIT | KEEP | FORGET | RECALL | CHOOSE | WATCH | OVER | STOP
    | WHEN | RETURN | SECONDS | CONTAINS | RUN | TIMES | SEED | EXPECT | CONFIDENCE | REPORT | LIST
  ;
