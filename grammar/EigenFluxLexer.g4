lexer grammar EigenFluxLexer;
ID: [a-z]+;
WS: [ ]+ -> channel(HIDDEN);
