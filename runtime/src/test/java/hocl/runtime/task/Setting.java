package hocl.runtime.task;

import hocl.runtime.check.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What a simulated run is about.
 *
 * @param toy the chemistry
 * @param atoms the number of atoms at the start
 * @param fragments the number of fragments
 * @param mergeAtoms as in a specification
 * @param maxReactions as in a specification
 * @param taskReactions as in a specification
 * @param taskSteps as in a specification
 * @param policy which commits are checked
 * @param faults the share of messages with which something goes wrong
 * @param nodes the number of nodes
 * @param liars what the first nodes do instead of saying what is
 */
record Setting(
    Toy toy,
    int atoms,
    int fragments,
    long mergeAtoms,
    long maxReactions,
    long taskReactions,
    long taskSteps,
    Policy policy,
    double faults,
    int nodes,
    List<Liar.Kind> liars) {

  private static final List<Toy> TOYS = List.of(Toy.values());

  Setting {
    liars = List.copyOf(liars);
  }

  /** A drawn setting. */
  static Setting of(Random random) {
    Toy toy = TOYS.get(random.nextInt(TOYS.size()));
    int nodes = random.nextInt(30) == 0 ? 100 : 1 + random.nextInt(6);
    Policy policy = policy(random);
    List<Liar.Kind> liars = new ArrayList<>();
    int most = policy instanceof Policy.None ? 0 : random.nextInt(1 + nodes / 2);
    for (int i = 0; i < most; i++) {
      liars.add(liar(random));
    }
    return new Setting(
        toy,
        random.nextInt(40),
        1 + random.nextInt(7),
        random.nextInt(12),
        random.nextInt(4) == 0 ? random.nextInt(40) : Long.MAX_VALUE,
        1 + random.nextInt(20),
        random.nextInt(3) == 0 ? 1 + random.nextInt(100) : Long.MAX_VALUE,
        policy,
        random.nextInt(5) == 0 ? 0 : random.nextDouble() * 0.3,
        nodes,
        liars);
  }

  /** The same where nobody lies and nothing is checked. */
  Setting unchecked() {
    return new Setting(
        toy,
        atoms,
        fragments,
        mergeAtoms,
        maxReactions,
        taskReactions,
        taskSteps,
        new Policy.None(),
        faults,
        Math.min(nodes, 6),
        List.of());
  }

  /** Whether wrong results may be final. */
  boolean mayErr() {
    return !liars.isEmpty() && (policy instanceof Policy.Share || policy instanceof Policy.Audit);
  }

  private static Policy policy(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> new Policy.Trace(1);
      case 1 -> new Policy.Trace(2);
      case 2 -> new Policy.Share(0.3);
      case 3 -> new Policy.Audit(0.2);
      case 4 -> new Policy.Redundancy(2);
      default -> new Policy.None();
    };
  }

  /** A way to lie that others notice: where some collude, only some results are caught. */
  private static Liar.Kind liar(Random random) {
    List<Liar.Kind> kinds =
        List.of(
            Liar.Kind.RANDOM,
            Liar.Kind.RARELY,
            Liar.Kind.ONCE,
            Liar.Kind.LAZY,
            Liar.Kind.FALSE_ERROR,
            Liar.Kind.FALSE_VERDICT,
            Liar.Kind.FORGE_PRINT,
            Liar.Kind.TWOFACED);
    return kinds.get(random.nextInt(kinds.size()));
  }
}
