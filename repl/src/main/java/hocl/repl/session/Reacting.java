package hocl.repl.session;

import hocl.language.why.Story;
import hocl.repl.console.Console;
import hocl.repl.console.ExitCode;
import hocl.repl.console.Interrupts;
import hocl.repl.report.Ends;
import hocl.repl.report.ProgressLine;
import hocl.runtime.atom.Solution;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Outcome;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets the solution of a session react, shows it, and says how it ended. A solution that waits, or
 * that was stopped, is not inert until it is told to react again.
 */
public final class Reacting {

  /** How long it is looked whether a solution that waits could react. */
  private static final Duration PATIENCE = Duration.ofMillis(200);

  private final Console console;
  private final InputLines lines;
  private final Showing showing;
  private final Supplier<SessionNames> names;
  private final Consumer<ExitCode> note;
  private final Watching watching;
  private final Living living;
  private final ProgressLine progress;
  private final SessionCost effort = new SessionCost();
  private boolean paused;
  private boolean tracing;
  private boolean counting;

  /**
   * An empty solution.
   *
   * @param lines which say when the reactions are to stop
   * @param names the names at the time of asking
   * @param note takes what a script is to end with
   */
  Reacting(
      Console console,
      InputLines lines,
      Showing showing,
      Supplier<SessionNames> names,
      Consumer<ExitCode> note) {
    this.console = console;
    this.lines = lines;
    this.showing = showing;
    this.names = names;
    this.note = note;
    this.watching = new Watching(console, names);
    this.progress = new ProgressLine(console);
    this.living = new Living(this::print, watching);
  }

  private void print(String line) {
    progress.takeBack();
    console.out().line(line);
  }

  /** The solution and its engine. */
  Living living() {
    return living;
  }

  /** Lets the solution react on, at most a number of times, and shows it. */
  public void react(long most) {
    react(most, new Moment(living.content(), living.inert(), living.mark(), names.get(), paused));
  }

  /**
   * Lets the solution react and shows it; if a reaction fails it is as it was before.
   *
   * @param before where to go back to
   */
  void react(long most, Moment before) {
    Cancellation cancellation = new Cancellation();
    Budget budget = new Budget(most, null, cancellation, tracing ? done -> {} : progress);
    watching.show(tracing || paused);
    Outcome outcome;
    long start = console.environment().clock().getAsLong();
    progress.begin();
    try (Interrupts.Handle _ = lines.interrupts().during(cancellation::cancel)) {
      outcome = living.react(budget);
    } finally {
      progress.takeBack();
    }
    effort.add(outcome, console.environment().clock().getAsLong() - start);
    if (outcome.end() == End.FAILED) {
      Ends.report(outcome, budget, console);
      living.replace(before.solution(), before.inert(), before.came());
      paused |= !before.inert();
      watch();
      console
          .err()
          .line(
              "The solution is as it was before this input."
                  + (paused ? " `:run` would try again." : ""));
      note.accept(ExitCode.FAILED);
      return;
    }
    showing.solution(outcome.solution(), names.get());
    if (outcome.end() == End.INTERRUPTED || outcome.end() == End.MEMORY_LIMIT) {
      Ends.report(outcome, budget, console);
      note.accept(Ends.code(outcome.end()));
      pause(true);
      console.err().line("`:run` goes on, `:undo` takes the input back.");
    } else if (outcome.end() == End.REACTION_LIMIT) {
      settle();
    }
  }

  /** Looks whether a solution that waits could react at all. */
  void settle() {
    if (!living.inert()) {
      living.react(new Budget(0, PATIENCE, new Cancellation()));
    }
  }

  /** Lets what comes in wait, or react again. */
  public void pause(boolean now) {
    paused = now;
    watch();
  }

  /** Whether what comes in waits to be told to react. */
  public boolean paused() {
    return paused;
  }

  /** Shows every reaction from now on, or none. */
  public void trace(boolean now) {
    tracing = now;
    watch();
  }

  /** Counts reactions by rule from now on, or not. */
  public void count(boolean now) {
    counting = now;
    watching.forget();
    watch();
  }

  void watch() {
    living.watch(tracing || paused || counting);
  }

  /** The reactions counted by rule; empty if none were. */
  public Map<String, Long> byRule() {
    return counting ? watching.byRule() : Map.of();
  }

  /** Does something that Ctrl-C cancels. */
  public <T> T interruptible(Function<Cancellation, T> work) {
    Cancellation cancellation = new Cancellation();
    try (Interrupts.Handle _ = lines.interrupts().during(cancellation::cancel)) {
      return work.apply(cancellation);
    }
  }

  /**
   * Tells why an atom is there, or was, as far back as the session goes.
   *
   * @param depth the largest number of reactions one before the other that are told
   * @param breadth the largest number of atoms that are told for each
   * @return null if there never was such an atom
   */
  public Story.@Nullable Told why(Predicate<Object> wanted, int depth, int breadth) {
    Chapter.Mark mark = living.mark();
    return mark.chapter().why(mark.parts(), wanted, depth, breadth);
  }

  /** The solution as it stands. */
  public Solution solution() {
    return living.content();
  }

  /** Whether the solution is known to be inert. */
  public boolean inert() {
    return living.inert();
  }

  /** What reacting has cost. */
  public SessionCost effort() {
    return effort;
  }

  /** The seed of the choices, if they are drawn. */
  public OptionalLong seed() {
    return living.seed();
  }

  /** Draws every later choice at random, or, without a seed, fairly. */
  public void seed(OptionalLong newSeed) {
    living.choose(newSeed);
  }
}
