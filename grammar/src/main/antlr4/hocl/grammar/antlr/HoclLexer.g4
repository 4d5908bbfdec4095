/*
 * The words of HOCL, in the notation of the tools and in that of the papers.
 *
 * The lexer does not know whether an angle bracket opens, closes or compares, whether a parenthesis begins a cast, nor whether a
 * name is a label: a pass over the tokens between lexer and parser retypes those, so that the parser needs one token of
 * lookahead nearly everywhere. What is wrong with a word is said by that pass, too, hence the tokens for broken words.
 */
lexer grammar HoclLexer;

tokens { LABEL, CAST_OPEN }

PACKAGE     : 'package' ;
IMPORT      : 'import' ;
PARAM       : 'param' ;
LET         : 'let' ;
REC         : 'rec' ;
IN          : 'in' ;
REPLACE     : 'replace' ;
REPLACE_ONE : 'replace-one' ;
BY          : 'by' ;
WITH        : 'with' ;
INJECT      : 'inject' ;
IF          : 'if' ;
THEN        : 'then' ;
ELSE        : 'else' ;
TRUE        : 'true' ;
FALSE       : 'false' ;
NEW         : 'new' ;
INSTANCEOF  : 'instanceof' ;
DIV         : 'div' ;
MOD         : 'mod' ;
NOTHING     : 'nothing' | '\u2205' ;
INF         : 'inf' | '\u221E' ;
AND         : '&&' | 'and' | '\u2227' ;
OR          : '||' | 'or' | '\u2228' ;
NOT         : '!' | 'not' | '\u00AC' ;

LESS             : '<' ;
GREATER          : '>' ;
OPEN             : '\u27E8' | '\u2329' | '\u3008' ;
CLOSE            : '\u27E9' | '\u232A' | '\u3009' ;
LESS_OR_EQUAL    : '<=' | '\u2264' ;
GREATER_OR_EQUAL : '>=' | '\u2265' ;
EQUAL            : '==' ;
NOT_EQUAL        : '!=' | '\u2260' ;
ASSIGN           : '=' ;
TYPED            : '::' ;
COLON            : ':' ;
COMMA            : ',' ;
SEMICOLON        : ';' ;
DOT              : '.' ;
POWER            : '**' ;
STAR             : '*' ;
SLASH            : '/' ;
PERCENT          : '%' ;
PLUS             : '+' ;
MINUS            : '-' ;
CARET            : '^' ;
QUESTION         : '?' ;
LPAREN           : '(' ;
RPAREN           : ')' ;
LBRACKET         : '[' ;
RBRACKET         : ']' ;
WILDCARD         : '_' ;

INT    : DIGIT+ [lL]? ;
FLOAT  : DIGIT+ '.' DIGIT+ EXPONENT? [fFdD]?
       | DIGIT+ EXPONENT [fFdD]?
       | DIGIT+ [fFdD] ;
STRING : '"' ( '\\' ~[\r\n] | ~["\\\r\n] )* '"' ;
CHAR   : '\'' ( '\\' ~[\r\n] | ~['\\\r\n] )* '\'' ;
OPEN_STRING : '"' ( '\\' ~[\r\n] | ~["\\\r\n] )* '\\'? ;
OPEN_CHAR   : '\'' ( '\\' ~[\r\n] | ~['\\\r\n] )* '\\'? ;

SYMBOL : CAPITAL PART* ;
NAME   : LETTER PART* | '_' PART+ ;

// only at the very beginning of a text; said by the pass over the tokens
SCRIPT_LINE   : '#!' ~[\r\n]* -> channel(HIDDEN) ;
LINE_COMMENT  : '//' ~[\r\n]* -> channel(HIDDEN) ;
BLOCK_COMMENT : '/*' ( ~'*' | '*'+ ~[*/] )* '*'+ '/' -> channel(HIDDEN) ;
OPEN_COMMENT  : '/*' ( ~'*' | '*'+ ~[*/] )* '*'* ;
SPACE         : [ \u00A0\t\r\n\f\uFEFF]+ -> skip ;
OTHER         : . ;

fragment DIGIT    : [0-9] ;
fragment EXPONENT : [eE] [+-]? DIGIT+ ;

/*
 * Beyond ASCII, what feeds the lexer shows one character for all of a kind: \u00C0 for [\p{Lu}\p{Lt}], \u00DF for
 * [\p{Ll}\p{Lm}\p{Lo}], \u0300 for [\p{Nd}\p{No}\p{Mn}] and \u00A0 for \p{Zs}. With those sets themselves, of
 * thousands of ranges, it would take the lexer longer to start than to read most programs.
 */
fragment CAPITAL : [A-Z\u00C0] ;
fragment LETTER  : [a-z\u00DF] ;
fragment PART    : CAPITAL | LETTER | [0-9_\u0300] ;
