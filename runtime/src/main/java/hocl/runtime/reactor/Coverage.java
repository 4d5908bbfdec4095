package hocl.runtime.reactor;

/**
 * The part of a claim that a check judged. Immutable.
 *
 * @param tried the number of atoms for which every reaction that they could begin was ruled out, in
 *     inner solutions too; a rule counts like any other atom
 * @param due the number of atoms in all; at least {@code tried}
 * @param rulesLeftOut the number of rules that were left out since their guards may have effects;
 *     no other number includes them
 */
public record Coverage(long tried, long due, int rulesLeftOut) {

  /** Whether nothing was left out. */
  public boolean complete() {
    return tried == due && rulesLeftOut == 0;
  }
}
