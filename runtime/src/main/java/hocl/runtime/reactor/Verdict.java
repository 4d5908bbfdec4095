package hocl.runtime.reactor;

import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;

/**
 * The answer of a {@link Checker}: the claim is upheld, wholly or in part, or refuted. Immutable.
 */
public sealed interface Verdict {

  /**
   * Nothing that was found speaks against the claim.
   *
   * @param coverage how much of the claim was judged: the claim is confirmed if that is all,
   *     otherwise it is open
   */
  record Upheld(Coverage coverage) implements Verdict {}

  /**
   * The claim is wrong: the solution is not inert, since these atoms can react; or the rule does
   * not do that reaction.
   *
   * @param rule the rule that can react, or was said to have reacted
   * @param taken the atoms that the rule can take, or was said to have taken
   * @param depth how deep the solution lies in which the rule can react, 0 for the outermost; 0 if
   *     the claim was a reaction
   * @param reason a clause for people, such as "its guard does not hold"
   */
  record Refuted(Rule rule, Molecule taken, int depth, String reason) implements Verdict {}

  /** Whether everything was judged, and found right. */
  default boolean confirms() {
    return this instanceof Upheld upheld && upheld.coverage().complete();
  }
}
