package hocl.runtime.gateway;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a job stands.
 *
 * @param state where it is
 * @param reactions the number of reactions so far
 * @param atoms the number of atoms
 * @param fragments the number of fragments with atoms
 * @param combinations the number of combinations of fragments that have to meet
 * @param due the number of those that have not yet met as they are now
 * @param perSecond reactions per second, over the last seconds
 * @param seconds how long the job has been there, until now or until its end
 * @param workers the names of the nodes that hold leases, one for each lease
 * @param quarantined nodes that gave a wrong result, each with the proof as a sentence
 * @param remarks what verifiers noticed and no node is to blame for, sentences
 */
public record Progress(
    State state,
    long reactions,
    long atoms,
    int fragments,
    long combinations,
    long due,
    double perSecond,
    double seconds,
    List<String> workers,
    Map<String, String> quarantined,
    List<String> remarks) {

  /** Where a job is. */
  public enum State {
    /** Its program is compiled, and its atoms are divided. */
    STARTING,
    /** It reacts, or waits for a node. */
    REACTING,
    /** Nothing can react, but more atoms may come. */
    INERT,
    /** It is over. */
    ENDED;

    /** The word for it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A job's standing. */
  public Progress {
    workers = List.copyOf(workers);
    quarantined = Map.copyOf(quarantined);
    remarks = List.copyOf(remarks);
  }

  /** The share of the combinations that have met; 1 where none has to. */
  public double settled() {
    return combinations == 0 ? 1 : (double) (combinations - due) / combinations;
  }

  /** The same at the end, after some seconds. */
  Progress ended(double after) {
    return new Progress(
        State.ENDED,
        reactions,
        atoms,
        fragments,
        combinations,
        due,
        0,
        after,
        List.of(),
        quarantined,
        remarks);
  }

  /** The members for JSON. */
  Map<String, @Nullable Object> json() {
    return Json.object(
        "state",
        state.word(),
        "reactions",
        reactions,
        "atoms",
        atoms,
        "fragments",
        fragments,
        "combinations",
        combinations,
        "due",
        due,
        "settled",
        settled(),
        "perSecond",
        perSecond,
        "seconds",
        seconds,
        "workers",
        workers,
        "quarantined",
        new TreeMap<>(quarantined),
        "remarks",
        remarks);
  }
}
