/**
 * The syntax tree: immutable records with source spans, exactly what was written and nothing
 * resolved.
 */
@NullMarked
package hocl.grammar.tree;

import org.jspecify.annotations.NullMarked;
