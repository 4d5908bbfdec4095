package hocl.runtime.reactor;

import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;

/** The answer of a {@link Checker}: upheld, upheld as far as was looked, or refuted. */
public sealed interface Verdict {

  /**
   * Nothing that was found speaks against the claim.
   *
   * @param coverage how much of the claim was judged: the claim is confirmed where that is all, and
   *     open where not
   */
  record Upheld(Coverage coverage) implements Verdict {}

  /**
   * The claim is wrong: of an inert solution since these atoms can react, of a reaction since the
   * rule does not do that.
   *
   * @param rule the rule
   * @param taken the atoms that it can take, or was said to have taken
   * @param depth how deep the solution lies where it can react: 0 for the outermost; 0 for a
   *     reaction
   * @param reason a clause for people, such as "its guard does not hold"
   */
  record Refuted(Rule rule, Molecule taken, int depth, String reason) implements Verdict {}

  /** Whether everything was judged, and found right. */
  default boolean confirms() {
    return this instanceof Upheld upheld && upheld.coverage().complete();
  }
}
