parser grammar EigenFluxParser;
options { tokenVocab = EigenFluxLexer; }
program: ID* EOF;
