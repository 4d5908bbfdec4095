package hocl.language.why;

import java.util.List;

/**
 * The first place in which an atom differs from a pattern.
 *
 * @param atom the whole atom
 * @param path the way to the place: numbers of fields and items, from 1; empty for the atom itself
 * @param wanted the part of the pattern
 * @param difference how they differ
 */
public record Mismatch(Object atom, List<Integer> path, String wanted, Difference difference) {

  /** How a part of an atom differs from a part of a pattern. */
  public sealed interface Difference {}

  /**
   * It is of another kind.
   *
   * @param kind the kind that is wanted, as messages name it
   * @param found the part of the atom
   */
  public record OtherKind(String kind, Object found) implements Difference {}

  /**
   * It is of the kind, but another value.
   *
   * @param value the value that is wanted
   * @param found the part of the atom
   */
  public record OtherValue(Object value, Object found) implements Difference {}

  /**
   * It has another number of fields.
   *
   * @param wanted the number of fields of the pattern
   * @param found the number of fields of the atom
   */
  public record OtherArity(int wanted, int found) implements Difference {}

  /**
   * It is a rule with another label.
   *
   * @param label the label that is wanted
   * @param found the rule
   */
  public record OtherLabel(String label, Object found) implements Difference {}

  /**
   * It is a List or a solution, but with other content.
   *
   * @param found the List or solution
   */
  public record OtherContent(Object found) implements Difference {}
}
