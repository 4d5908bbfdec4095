package hocl.language.kernel;

/**
 * What the code of a kernel tells of its reactions; code that tells nothing has nothing of it.
 *
 * @param records whether reactions are written down
 * @param counts whether the reactions of each rule are counted
 * @param failures whether guards that have no value are counted
 */
public record Telling(boolean records, boolean counts, boolean failures) {

  /** Tells nothing. */
  public static final Telling NOTHING = new Telling(false, false, false);
}
