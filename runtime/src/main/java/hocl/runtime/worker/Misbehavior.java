package hocl.runtime.worker;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A way in which a worker may do wrong, for tests and for people who want to see what comes of it.
 *
 * @param kind what it does
 * @param share the probability with which it lies about a task, from 0 to 1
 */
public record Misbehavior(Kind kind, double share) {

  private static final Pattern TEXT = Pattern.compile("([a-z-]+)(?::([0-9]*\\.?[0-9]+))?");

  /** What a worker does wrong. */
  public enum Kind {
    /** Changes atoms of results. */
    RANDOM,
    /** Changes atoms of a share of its results. */
    RARELY,
    /** Changes an atom of one result. */
    ONCE,
    /** Changes atoms as all others of this kind would change them. */
    COLLUDE,
    /** Claims that nothing reacts, and calls results of others right, without having looked. */
    LAZY,
    /** Takes tasks and does nothing. */
    SILENT,
    /** Claims that a reaction failed. */
    FALSE_ERROR,
    /** Prints other lines. */
    FORGE_PRINT,
    /** Hands in two results for one task. */
    TWOFACED,
    /** Gives verdicts of others as its own. */
    COPY,
    /** Gives wrong verdicts. */
    FALSE_VERDICT;

    /** As people write it. */
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** All that can be written. */
  public static String forms() {
    return Arrays.stream(Kind.values())
        .map(kind -> "`" + kind.text() + (kind == Kind.RARELY ? ":P`" : "`"))
        .collect(Collectors.joining(", "));
  }

  /**
   * Reads a way to do wrong.
   *
   * @throws IllegalArgumentException if it is none; the message is a clause for people
   */
  public static Misbehavior parse(String text) {
    Matcher parts = TEXT.matcher(text);
    Optional<Kind> kind =
        parts.matches()
            ? Arrays.stream(Kind.values())
                .filter(one -> one.text().equals(parts.group(1)))
                .findFirst()
            : Optional.empty();
    if (kind.isEmpty() || (kind.get() == Kind.RARELY) != (parts.group(2) != null)) {
      throw new IllegalArgumentException("the ways to misbehave are " + forms());
    }
    double share = kind.get() == Kind.RARELY ? Double.parseDouble(parts.group(2)) : 1;
    if (share > 1) {
      throw new IllegalArgumentException("a probability is from 0 to 1");
    }
    return new Misbehavior(kind.get(), share);
  }

  /** Whether it concerns the verdicts on tasks of others alone, and not its own tasks. */
  public boolean isOfVerdicts() {
    return kind == Kind.COPY || kind == Kind.FALSE_VERDICT;
  }
}
