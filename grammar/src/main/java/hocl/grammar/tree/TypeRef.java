package hocl.grammar.tree;

import hocl.grammar.source.Span;
import java.util.Optional;

/**
 * A type by name.
 *
 * @param name for a type of the language its first synonym, such as {@code Int} where {@code long}
 *     was written; otherwise the class name as written, with its dots
 */
public record TypeRef(Span span, String name) implements SyntaxTree {
  /** The type of the language, or empty if the name must be a class. */
  public Optional<TypeName> builtin() {
    return TypeName.of(name);
  }
}
