package hocl.runtime.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task as an executor gets it.
 *
 * @param task the task
 * @param fence larger than that of every earlier lease of the job
 * @param quota the largest number of reactions
 * @param steps the largest number of steps of all searches
 * @param rulesVersion the version of the rules
 * @param rules the rules that react everywhere without being content, or null for none
 * @param metTo generations of all its fragments up to this stamp have met, and cannot react with
 *     one another
 * @param parts the fragments
 */
public record Lease(
    long task,
    long fence,
    long quota,
    long steps,
    int rulesVersion,
    @Nullable BlobRef rules,
    long metTo,
    List<Part> parts) {

  /**
   * A leased fragment.
   *
   * @param fragment the place of the fragment
   * @param generations its atoms
   * @param inertTo its generations up to this stamp cannot react with one another
   */
  public record Part(int fragment, List<Generation> generations, long inertTo) {
    /** A leased fragment. */
    public Part {
      generations = List.copyOf(generations);
    }
  }

  /** A lease. */
  public Lease {
    parts = List.copyOf(parts);
  }

  /** The places of its fragments, increasing. */
  public List<Integer> fragments() {
    return parts.stream().map(Part::fragment).toList();
  }

  /** The same with another largest number of reactions. */
  public Lease withQuota(long most) {
    return new Lease(task, fence, most, steps, rulesVersion, rules, metTo, parts);
  }
}
