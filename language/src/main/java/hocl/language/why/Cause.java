package hocl.language.why;

import hocl.runtime.atom.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An atom and how it came to be: the root of a tree.
 *
 * @param atom the atom
 * @param number its number among all atoms of the run; equal atoms have different ones
 * @param origin how it came to be
 */
public record Cause(Object atom, int number, Origin origin) {

  /** How an atom came to be. */
  public sealed interface Origin {}

  /** It was put in. */
  public record Given() implements Origin {}

  /**
   * A reaction made it.
   *
   * @param reaction the number of the reaction, from 1
   * @param rule the rule that reacted
   * @param ruleCause how the rule came to be, or null if no reaction made it
   * @param taken the atoms that the reaction took
   * @param more the number of further atoms that it took, which are left out
   */
  public record Made(
      long reaction, Rule rule, @Nullable Cause ruleCause, List<Cause> taken, int more)
      implements Origin {}

  /**
   * It was in a solution inside another atom when that began to react.
   *
   * @param holder the other atom
   */
  public record Inside(Cause holder) implements Origin {}

  /**
   * Something reacted inside of it.
   *
   * @param before the atom as it was before
   * @param made the atoms inside of it that reactions made
   * @param more the number of further such atoms, which are left out
   */
  public record Changed(Cause before, List<Cause> made, int more) implements Origin {}

  /**
   * It comes from the same reaction as an atom further up in the tree, where the causes are shown.
   *
   * @param reaction the number of the reaction, or 0 if it was none
   */
  public record ToldBefore(long reaction) implements Origin {}

  /**
   * It is left out, for it lies too deep.
   *
   * @param reactions the number of reactions that led to it
   */
  public record LeftOut(long reactions) implements Origin {}
}
