package hocl.runtime.check;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which tasks of a job are verified, and by how many others. Immutable values. */
public sealed interface Policy {

  /** No task is verified. */
  record None() implements Policy {}

  /**
   * Every task is verified, by a trace of its reactions or by whatever proof is cheaper.
   *
   * @param verifiers the number of nodes that verify a task, at least 1
   */
  record Trace(int verifiers) implements Policy {
    /** A policy. */
    public Trace {
      checkCount(verifiers, 1);
    }
  }

  /**
   * A share of the tasks is verified as {@link Trace} verifies all.
   *
   * @param share above 0 and at most 1
   */
  record Share(double share) implements Policy {
    /** A policy. */
    public Share {
      checkShare(share);
    }
  }

  /**
   * A share of the tasks is executed again.
   *
   * @param share above 0 and at most 1
   */
  record Audit(double share) implements Policy {
    /** A policy. */
    public Audit {
      checkShare(share);
    }
  }

  /**
   * Every task is executed several times, and all results have to agree.
   *
   * @param executions the number of nodes that execute a task, the first one included, at least 2
   */
  record Redundancy(int executions) implements Policy {
    /** A policy. */
    public Redundancy {
      checkCount(executions, 2);
    }
  }

  /**
   * The share of the verified tasks for which a verifier sees a wrong result first that was planted
   * to find out whether it looks.
   */
  double PLANTED = 0.05;

  /** Most nodes that are asked about one task. */
  int MOST = 64;

  /** What people write for a policy. */
  String FORMS = "`trace`, `trace:M`, `share:Q`, `audit:Q`, `redundancy:L` or `none`";

  private static void checkCount(int count, int least) {
    if (count < least || count > MOST) {
      throw new IllegalArgumentException("the number is from " + least + " to " + MOST);
    }
  }

  private static void checkShare(double share) {
    if (!(share > 0) || share > 1) {
      throw new IllegalArgumentException("a share is above 0 and at most 1");
    }
  }

  /**
   * How many others verify a task.
   *
   * @param draw uniform in [0, 1)
   */
  default int verifiers(double draw) {
    return switch (this) {
      case None none -> 0;
      case Trace trace -> trace.verifiers();
      case Share share -> draw < share.share() ? 1 : 0;
      case Audit audit -> draw < audit.share() ? 1 : 0;
      case Redundancy redundancy -> redundancy.executions() - 1;
    };
  }

  /** The least number of nodes for which it makes sense. */
  default int leastNodes() {
    return 1 + verifiers(0);
  }

  /** Whether tasks are verified by traces where that is the proof to take. */
  default boolean traces() {
    return this instanceof Trace || this instanceof Share;
  }

  /** As people write it; {@link #parse} reads it again. */
  default String text() {
    return switch (this) {
      case None none -> "none";
      case Trace trace -> trace.verifiers() == 1 ? "trace" : "trace:" + trace.verifiers();
      case Share share -> "share:" + share.share();
      case Audit audit -> "audit:" + audit.share();
      case Redundancy redundancy -> "redundancy:" + redundancy.executions();
    };
  }

  /**
   * Reads a policy.
   *
   * @throws IllegalArgumentException if it is none; the message is a clause for people
   */
  static Policy parse(String text) {
    Matcher parts = Pattern.compile("([a-z]+)(?::([0-9.eE+-]+))?").matcher(text.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException("a policy is " + FORMS);
    }
    String number = parts.group(2);
    try {
      return number == null ? plain(parts.group(1)) : numbered(parts.group(1), number);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("`" + number + "` is no number for a policy", e);
    }
  }

  private static Policy plain(String word) {
    return switch (word) {
      case "none" -> new None();
      case "trace" -> new Trace(1);
      default -> throw new IllegalArgumentException("a policy is " + FORMS);
    };
  }

  private static Policy numbered(String word, String number) {
    return switch (word) {
      case "trace" -> new Trace(Integer.parseInt(number));
      case "share" -> new Share(Double.parseDouble(number));
      case "audit" -> new Audit(Double.parseDouble(number));
      case "redundancy" -> new Redundancy(Integer.parseInt(number));
      default -> throw new IllegalArgumentException("a policy is " + FORMS);
    };
  }
}
