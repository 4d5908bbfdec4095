package hocl.language.resolve;

import hocl.grammar.source.Span;

/**
 * A place at which a name is written.
 *
 * @param place where the name is written
 * @param name the name
 * @param sort how the name came to be
 * @param definition where the name is introduced: the same place for the introduction itself. It
 *     may lie in another text, that of a module.
 */
public record Occurrence(Span place, String name, Sort sort, Span definition) {

  /** The ways in which a name is introduced. */
  public enum Sort {
    /** By a {@code let} or a {@code param} at the top of a file. */
    TOP,
    /** By a {@code let} within a molecule or an expression. */
    LET,
    /** By a pattern of a rule. */
    PATTERN,
    /** As a parameter of a function. */
    ARGUMENT
  }

  /** Whether the name is introduced here. */
  public boolean introduces() {
    return place.equals(definition);
  }
}
