package hocl.grammar.tree;

import hocl.grammar.source.Span;
import java.util.Optional;

/**
 * {@code x} or {@code x::Int}. Without a type it may stand for a value bound outside; resolution
 * decides.
 *
 * @param name the name; {@value #UNNAMED} with a type for an atom that nothing mentions
 * @param type the type asked for
 */
public record VariablePattern(Span span, Identifier name, Optional<TypeRef> type)
    implements Pattern {

  /** The name of a variable that stands for nothing. */
  public static final String UNNAMED = "_";

  /** Whether the pattern binds no name. */
  public boolean isUnnamed() {
    return name.text().equals(UNNAMED);
  }
}
