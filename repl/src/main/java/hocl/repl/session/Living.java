package hocl.repl.session;

import hocl.language.LivingSolution;
import hocl.language.RunOptions;
import hocl.language.program.Instance;
import hocl.language.program.Program;
import hocl.runtime.atom.Solution;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Limits;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Outcome;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The solution of a session, and the engine that lets it react. The engine is made when it is
 * needed first; it is given the solution anew when that was replaced, or when it is to choose or
 * tell otherwise.
 */
final class Living {

  /** A trace is cut off at this size, which is that of some ten million reactions. */
  private static final long TRACE_BYTES = Math.min(1L << 28, Runtime.getRuntime().maxMemory() / 16);

  private final Consumer<String> printed;
  private final Observer observer;
  private Solution content = Solution.EMPTY;
  private boolean inert = true;

  /** Whether atoms came in since the content was taken from the engine. */
  private boolean stale;

  private OptionalLong seed = OptionalLong.empty();
  private boolean watched;

  private @Nullable LivingSolution engine;

  /** What the engine was given, and what reacted in it. */
  private Chapter chapter = new Chapter(null);

  /** Where the next chapter goes on. */
  private Chapter.@Nullable Mark mark;

  /** Whether the engine holds the content. */
  private boolean current;

  private @Nullable Program latest;
  private long reactions;
  private long steps;

  /**
   * An empty solution.
   *
   * @param printed takes the lines that reactions print
   * @param observer hears of reactions while they are watched
   */
  Living(Consumer<String> printed, Observer observer) {
    this.printed = printed;
    this.observer = observer;
  }

  /** The solution as it stands. */
  Solution content() {
    LivingSolution living = engine;
    if (stale && living != null) {
      content = living.snapshot();
      stale = false;
    }
    return content;
  }

  /** Whether the solution is known to be inert. */
  boolean inert() {
    return inert;
  }

  /** Where the chapter stands. */
  Chapter.Mark mark() {
    Chapter.Mark known = mark;
    return known == null ? chapter.mark() : known;
  }

  /**
   * Puts another solution in the place of this one.
   *
   * @param came what had reacted until it came to be
   */
  void replace(Solution other, boolean isInert, Chapter.Mark came) {
    mark = came;
    content = other;
    inert = isInert;
    current = false;
    stale = false;
  }

  /** The seed of the choices, if they are drawn. */
  OptionalLong seed() {
    return seed;
  }

  /** Draws every later choice at random, or, without a seed, fairly. */
  void choose(OptionalLong newSeed) {
    content();
    seed = newSeed;
    engine = null;
  }

  /** Whether the observer hears of reactions, which makes them slower. */
  void watch(boolean now) {
    if (watched != now) {
      content();
      watched = now;
      engine = null;
    }
  }

  /**
   * Drops the molecule of a program in; nothing reacts yet.
   *
   * @throws hocl.runtime.reactor.ReactionFailure if the program cannot be started; nothing came in
   *     then
   * @throws hocl.language.program.StoppedAtStart if the evaluation is stopped; likewise
   */
  Instance add(Program program, Limits limits) {
    latest = program;
    LivingSolution living = engine(program);
    Instance instance = living.add(program, limits);
    chapter.put(instance.molecule());
    if (instance.molecule().size() > 0) {
      stale = true;
      inert = false;
    }
    return instance;
  }

  /** Lets the solution react; the outcome counts the reactions and steps of this time. */
  Outcome react(Budget budget) {
    Program program = latest;
    if (inert || program == null) {
      return new Outcome(End.INERT, content(), 0, 0, 0, 0, null);
    }
    LivingSolution living = engine(program);
    Outcome outcome = living.react(budget);
    chapter.add(living.trace());
    content = outcome.solution();
    stale = false;
    inert = outcome.end() == End.INERT;
    long before = reactions;
    reactions = outcome.reactions();
    long stepsBefore = steps;
    steps = outcome.steps();
    return new Outcome(
        outcome.end(),
        outcome.solution(),
        reactions - before,
        steps - stepsBefore,
        outcome.guardFailures(),
        outcome.cpuNanos(),
        outcome.failure());
  }

  private LivingSolution engine(Program program) {
    LivingSolution living = engine;
    if (living == null) {
      RunOptions options =
          new RunOptions(
              seed,
              Budget.unlimited(),
              false,
              false,
              true,
              watched ? observer : Observer.NONE,
              printed);
      living = new LivingSolution(options, false);
      living.record(TRACE_BYTES);
      engine = living;
      current = false;
      reactions = 0;
      steps = 0;
    }
    if (!current) {
      chapter = new Chapter(mark());
      mark = null;
      chapter.put(content.content());
      living.replace(new Instance(program, Map.of(), content.content()), inert);
      current = true;
      reactions = 0;
      steps = 0;
    }
    return living;
  }
}
