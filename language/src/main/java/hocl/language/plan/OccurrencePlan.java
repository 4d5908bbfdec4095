package hocl.language.plan;

import java.util.List;

/**
 * How a reaction is found that an atom takes part in.
 *
 * @param head the head that the active atom takes, or {@link #ARRIVAL} when the rule itself has
 *     just come in and all heads are looked for
 * @param steps what to do, in order
 */
public record OccurrencePlan(int head, List<Step> steps) {

  /** The occurrence of the rule that has just come in. */
  public static final int ARRIVAL = -1;
}
