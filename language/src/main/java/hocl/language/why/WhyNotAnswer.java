package hocl.language.why;

import hocl.runtime.atom.Rule;
import java.util.List;

/**
 * The answer to why a rule does not react in a solution.
 *
 * @param rule the rule
 * @param copies the number of equal rules that are in the solution
 * @param holders the atoms in which the solution lies, outermost first; empty for the outermost
 *     solution
 * @param hindrance what keeps it from reacting
 * @param exhaustive whether every match was looked at; otherwise the time was over before, and a
 *     nearer one, or one that can react, may have been missed
 * @param tried the number of atoms and matches that were tried
 */
public record WhyNotAnswer(
    Rule rule,
    int copies,
    List<Object> holders,
    Hindrance hindrance,
    boolean exhaustive,
    long tried) {

  /** Copies its arguments. */
  public WhyNotAnswer {
    holders = List.copyOf(holders);
  }
}
