package hocl.language.kernel;

/**
 * The events of reactions that a kernel reports. A kernel has code only for those it reports.
 *
 * @param records whether reactions are written down
 * @param counts whether the reactions of each rule are counted
 * @param failures whether guards that have no value are counted
 */
public record Telling(boolean records, boolean counts, boolean failures) {

  /** Tells nothing. */
  public static final Telling NOTHING = new Telling(false, false, false);

  /** Whether these are the events. */
  public boolean are(boolean recorded, boolean counted, boolean failed) {
    return records == recorded && counts == counted && failures == failed;
  }
}
