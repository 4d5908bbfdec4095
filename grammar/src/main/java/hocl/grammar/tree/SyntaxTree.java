package hocl.grammar.tree;

import hocl.grammar.source.Span;

/**
 * Any node of the syntax tree. Nodes are immutable records; equality of nodes includes their spans,
 * so two readings of the same program are compared by {@link TreeDump}.
 */
public sealed interface SyntaxTree
    permits ProgramTree,
        ReplInput,
        Item,
        MoleculeTree,
        MoleculeItem,
        Pattern,
        Identifier,
        DottedName,
        TypeRef {
  /** Where the node stands in its source. */
  Span span();
}
