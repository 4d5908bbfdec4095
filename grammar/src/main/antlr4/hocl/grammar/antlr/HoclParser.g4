/*
 * The syntax of HOCL.
 *
 * It is flatter than the language: operators of all levels form one chain, and a sequence is a list of pieces in which the heads
 * of rules, labels and lets are prefixes and guards are suffixes. What belongs to what ("a rule extends as far right as it
 * can", "a guard belongs to the nearest rule") is decided when the tree is built. So the grammar is unambiguous, its parse trees
 * are shallow, and long programs are read in linear time.
 */
parser grammar HoclParser;

options { tokenVocab = HoclLexer; }

program    : packageDeclaration? item* molecule? EOF ;
replInput  : item* molecule? EOF ;
expression : sequence EOF ;
data       : sequence? EOF ;

packageDeclaration : PACKAGE dotted SEMICOLON ;

item
    : IMPORT ( dotted ( DOT STAR )? | STRING ) SEMICOLON            # importItem
    | PARAM name ( TYPED type )? ( ASSIGN sequence )? SEMICOLON     # paramItem
    | binding                                                       # bindingItem
    ;

binding    : LET REC? name parameters? ASSIGN sequence ( IN | SEMICOLON ) ;
parameters : LPAREN ( name ( COMMA name )* )? RPAREN ;

// A molecule behind items: a leading let is an item, so the first piece has none.
molecule   : firstPiece ( COMMA piece )* ;
firstPiece : ( ( label | head ) prefix* )? expr guard* ;
sequence   : piece ( COMMA piece )* ;
piece      : prefix* expr guard* ;
prefix     : binding | label | head ;
label      : LABEL ASSIGN ;
head       : ( REPLACE | REPLACE_ONE ) patterns BY | WITH patterns INJECT ;
guard      : IF inner ;

inner : binding* expr ;
expr
    : IF inner THEN inner ELSE inner
    | operand ( operator operand | INSTANCEOF type )*
    ;
operator
    : OR | AND | EQUAL | NOT_EQUAL | LESS | LESS_OR_EQUAL | GREATER | GREATER_OR_EQUAL | COLON
    | PLUS | MINUS | STAR | SLASH | PERCENT | DIV | MOD | POWER
    ;
operand : unary* primary postfix* ( CARET count )? ;
unary   : MINUS | NOT | CAST_OPEN type RPAREN ;
postfix : DOT ( NAME | SYMBOL ) arguments? ;
primary
    : literal                           # literalPrimary
    | ( NAME | SYMBOL ) arguments?      # namePrimary
    | OPEN sequence? CLOSE              # solutionPrimary
    | LBRACKET sequence? RBRACKET       # listPrimary
    | LPAREN sequence? RPAREN           # parenthesesPrimary
    | NEW type arguments                # newPrimary
    | NOTHING                           # nothingPrimary
    | INF                               # infinityPrimary
    | QUESTION NAME                     # restPrimary
    | WILDCARD                          # wildcardPrimary
    ;
arguments : LPAREN sequence? RPAREN ;
count     : MINUS? INT | NAME | INF | LPAREN sequence RPAREN ;
literal   : INT | FLOAT | STRING | CHAR | TRUE | FALSE ;

patterns    : pattern ( COMMA pattern )* ;
pattern     : patternPart ( COLON patternPart )* ;
patternPart : patternAtom ( CARET count )? ;
patternAtom
    : NAME ( TYPED type )?              # variablePattern
    | MINUS? ( literal | INF )          # literalPattern
    | SYMBOL                            # symbolPattern
    | WILDCARD ( TYPED type )?          # wildcardPattern
    | QUESTION NAME                     # restPattern
    | LABEL ASSIGN NAME                 # labelPattern
    | OPEN patterns? CLOSE              # solutionPattern
    | LBRACKET patterns? RBRACKET       # listPattern
    | LPAREN pattern RPAREN             # parenthesesPattern
    | LPAREN label? head sequence RPAREN # rulePattern
    ;

name   : NAME | SYMBOL ;
type   : ( NAME | SYMBOL ) ( DOT ( NAME | SYMBOL ) )* ;
dotted : ( NAME | SYMBOL ) ( DOT ( NAME | SYMBOL ) )* ;
