package hocl.grammar.tree;

/** A definition or import before the molecule of a program. */
public sealed interface Item extends SyntaxTree permits NameImport, FileImport, Param, Binding {}
