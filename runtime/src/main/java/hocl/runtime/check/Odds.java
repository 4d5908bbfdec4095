package hocl.runtime.check;

import hocl.runtime.check.Policy.Audit;
import hocl.runtime.check.Policy.None;
import hocl.runtime.check.Policy.Redundancy;
import hocl.runtime.check.Policy.Share;
import hocl.runtime.check.Policy.Trace;

/**
 * The probabilities with which wrong results pass. A <em>lie</em> is a wrong result that a node
 * returns for a task as its first executor; it <em>survives</em> if it is part of the result in the
 * end.
 *
 * <p>Common to all formulas: verifiers are drawn uniformly, without replacement, from all nodes but
 * the first executor, after its result is fixed; an honest verifier that sees a lie refutes it and
 * convicts the liar; after that the liar gets no more tasks, and its lies of the same epoch are
 * found and done again. The exception is {@link Redundancy}: results that differ do not show which
 * is wrong, so they are thrown away, other nodes are drawn, and no node is convicted.
 */
public final class Odds {

  private Odds() {}

  /**
   * The probability that nodes drawn without replacement are all from one part of them, C(part,
   * drawn) / C(all, drawn): the first term of the hypergeometric distribution.
   *
   * @param drawn at most {@code all}
   */
  public static double allFrom(int part, int all, int drawn) {
    if (drawn > all || part > all || part < 0) {
      throw new IllegalArgumentException(drawn + " of " + all + " cannot be drawn");
    }
    double probability = 1;
    for (int i = 0; i < drawn; i++) {
      probability *= Math.max(0, part - i) / (double) (all - i);
    }
    return probability;
  }

  /**
   * The probability that one lie survives, whatever else the liar does: the share of a liar who
   * lies once.
   *
   * <ul>
   *   <li>{@code trace:M}: all M verifiers have to be accomplices, C(k-1, M) / C(n-1, M) for k
   *       liars of n nodes; 0 from M = k on, and 0 for liars who act alone, since calling the lie
   *       of a stranger right gains nothing and is itself a proof.
   *   <li>{@code share:Q} and {@code audit:Q}: 1 - Q, and Q (k-1) / (n-1) more where the verifier
   *       is an accomplice.
   *   <li>{@code redundancy:L}: {@link #redrawn} with liars who always lie, the worst case.
   * </ul>
   *
   * @throws IllegalArgumentException if the policy asks more nodes than there are
   */
  public static double ofOneLie(Policy policy, Assumption assumption) {
    if (policy.leastNodes() > assumption.nodes()) {
      throw new IllegalArgumentException(
          policy.text() + " needs " + policy.leastNodes() + " nodes");
    }
    if (assumption.liars() == 0) {
      return 0;
    }
    return switch (policy) {
      case None none -> 1;
      case Trace trace -> accomplices(assumption, trace.verifiers());
      case Share share -> ofShare(share.share(), assumption);
      case Audit audit -> ofShare(audit.share(), assumption);
      case Redundancy redundancy -> redrawn(assumption, redundancy.executions(), 1);
    };
  }

  private static double accomplices(Assumption assumption, int verifiers) {
    return assumption.colluding()
        ? allFrom(assumption.liars() - 1, assumption.nodes() - 1, verifiers)
        : 0;
  }

  private static double ofShare(double share, Assumption assumption) {
    return 1 - share + share * accomplices(assumption, 1);
  }

  /**
   * The probability that all executions of a task agree on one wrong result at the first try: C(k,
   * l) / C(n, l) times s if all liars lie about the same tasks, times s^l if each decides for
   * itself. The second assumes that those who lie by chance lie in the same way, which is the worst
   * case.
   *
   * @param executions l, on as many nodes
   * @param share s, of the tasks about which a liar lies
   */
  public static double unanimouslyWrong(Assumption assumption, int executions, double share) {
    return allFrom(assumption.liars(), assumption.nodes(), executions)
        * (assumption.colluding() ? share : StrictMath.pow(share, executions));
  }

  /**
   * The probability that all executions of a task agree on the right result at the first try. With
   * j liars among them, of the hypergeometric distribution, it is (1 - s)^j where each decides for
   * itself, and for j above 0 it is 1 - s where they collude.
   */
  public static double unanimouslyRight(Assumption assumption, int executions, double share) {
    int n = assumption.nodes();
    int k = assumption.liars();
    if (assumption.colluding()) {
      return 1 - share + share * allFrom(n - k, n, executions);
    }
    double sum = 0;
    for (int liars = 0; liars <= Math.min(k, executions); liars++) {
      sum += hypergeometric(n, k, executions, liars) * StrictMath.pow(1 - share, liars);
    }
    return sum;
  }

  /** C(k, j) C(n-k, l-j) / C(n, l). */
  private static double hypergeometric(int n, int k, int l, int j) {
    if (l - j > n - k) {
      return 0;
    }
    // one order of draws has the liars first; there are C(l, j) orders
    double probability = allFrom(k, n, j);
    for (int i = 0; i < l - j; i++) {
      probability *= (n - k - i) / (double) (n - j - i);
    }
    for (int i = 0; i < j; i++) {
      probability *= (l - i) / (double) (i + 1);
    }
    return probability;
  }

  /**
   * The probability that a task executed on several nodes ends with a wrong result: W / (W + R),
   * where W and R are the probabilities that all are wrong or all are right at one try, since every
   * other outcome is drawn again. 0 where executions are more than liars; 1 where liars can agree
   * and the honest cannot.
   *
   * @param share of the tasks about which a liar lies, decided anew at each try
   */
  public static double redrawn(Assumption assumption, int executions, double share) {
    double wrong = unanimouslyWrong(assumption, executions, share);
    return wrong == 0 ? 0 : wrong / (wrong + unanimouslyRight(assumption, executions, share));
  }

  /**
   * The expected number of lies of one liar that survive, where each is refuted with the same
   * probability. A liar who is convicted in an epoch loses the lies of that epoch and may not go
   * on: the sum over epochs of (1 - s q)^(tasks before) times e s (1 - q) (1 - s q)^(e - 1) for the
   * epoch's e tasks. With one epoch its peak over s is about (1 - q) / (e q), with e the base of
   * the natural logarithm; with epochs of one task it is (1 - q) / q, at s = 1.
   *
   * @param caught q, the probability that a lie is refuted
   * @param share s, of the liar's tasks about which it lies, chosen by chance
   * @param tasks of the liar
   * @param epoch of the liar's tasks in an epoch, at least 1
   */
  public static double survivors(double caught, double share, long tasks, long epoch) {
    double alive = 1;
    double sum = 0;
    for (long done = 0; done < tasks && alive > 0; done += epoch) {
      long now = Math.min(epoch, tasks - done);
      sum += alive * now * share * (1 - caught) * StrictMath.pow(1 - share * caught, now - 1d);
      alive *= StrictMath.pow(1 - share * caught, (double) now);
    }
    return sum;
  }

  /**
   * The largest value of {@link #survivors} for any share, any length of epochs and any plan of
   * when to lie: a liar who goes on until it is convicted, in epochs of one task, (1 - q) / q (1 -
   * (1 - q)^tasks). No plan gets more, since each lie counts only if no earlier one was refuted.
   */
  public static double mostSurvivors(double caught, long tasks) {
    return caught == 0
        ? tasks
        : (1 - caught) / caught * -StrictMath.expm1(tasks * StrictMath.log1p(-caught));
  }

  /**
   * An upper bound of the share of a run's tasks that end wrong, in the mean: all liars at their
   * worst, in whatever way tasks are divided among the nodes.
   *
   * @param tasks of the run, at least 1
   */
  public static double perTask(Policy policy, Assumption assumption, long tasks) {
    double one = ofOneLie(policy, assumption);
    if (policy instanceof Redundancy || one == 0) {
      return one;
    }
    return Math.min(one, assumption.liars() * mostSurvivors(1 - one, tasks) / tasks);
  }

  /**
   * An upper bound of the probability that any task of a run ends wrong. Where liars are convicted,
   * the first lie of each decides: if it is refuted its others are, too. So it is 1 - (1 - p)^k for
   * k liars who lie once, with p from {@link #ofOneLie}, however many tasks there are. Redundancy
   * convicts no node: 1 - (1 - p)^tasks.
   *
   * @param tasks of the run, at least 1
   */
  public static double perRun(Policy policy, Assumption assumption, long tasks) {
    double one = ofOneLie(policy, assumption);
    long chances = policy instanceof Redundancy ? tasks : Math.min(tasks, assumption.liars());
    return one == 1 ? 1 : -StrictMath.expm1(chances * StrictMath.log1p(-one));
  }
}
