package hocl.language.plan;

import hocl.language.core.CorePattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A solution in which steps look for the atoms of some patterns, and the atoms found so far. Good
 * for one plan.
 */
final class Inside {

  private static final int NOT_YET = -1;

  /**
   * The largest number of rivals that are listed; longer lists take more memory than they save
   * time.
   */
  private static final int MANY = 24;

  private final int container;
  private final CorePattern.@Nullable OfSolution pattern;
  private final Siblings siblings;

  /** For each pattern the number of its atom, or -1. */
  private final int[] numbers;

  /** For each pattern the step that takes its atom, or -1. */
  private final int[] steps;

  /** For each class of interchangeable patterns the number of the atom that was taken last. */
  private final int[] lastOfClass;

  private final List<Integer> taken = new ArrayList<>();

  /**
   * A solution in which no atom is found yet.
   *
   * @param container {@link Step#HOST}, or the slot that holds the solution
   * @param pattern the pattern that opened it, or null for the host
   */
  Inside(int container, CorePattern.@Nullable OfSolution pattern, Siblings siblings) {
    this.container = container;
    this.pattern = pattern;
    this.siblings = siblings;
    this.numbers = new int[siblings.size()];
    this.steps = new int[siblings.size()];
    this.lastOfClass = new int[siblings.size()];
    Arrays.fill(numbers, NOT_YET);
    Arrays.fill(steps, NOT_YET);
    Arrays.fill(lastOfClass, Step.Take.ANY);
  }

  int container() {
    return container;
  }

  CorePattern.@Nullable OfSolution pattern() {
    return pattern;
  }

  Siblings siblings() {
    return siblings;
  }

  /** Notes that the atom of a pattern has been taken. */
  void found(int place, int number, int step, boolean active) {
    numbers[place] = number;
    steps[place] = step;
    taken.add(number);
    int kind = siblings.classOf(place);
    if (kind != Siblings.ALONE && !active) {
      lastOfClass[kind] = number;
    }
  }

  /** Whether all patterns have their atoms. */
  boolean isComplete() {
    return taken.size() == numbers.length;
  }

  /** The numbers of the atoms taken, in order. */
  List<Integer> taken() {
    return List.copyOf(taken);
  }

  /** The steps that took atoms. */
  List<Integer> steps() {
    List<Integer> done = new ArrayList<>();
    for (int step : steps) {
      if (step != NOT_YET) {
        done.add(step);
      }
    }
    return done;
  }

  /**
   * The numbers of the atoms taken that might have been taken for another pattern as well; null for
   * all, where these are many.
   */
  @Nullable List<Integer> rivals(int place) {
    List<Integer> rivals = siblings.rivals(place, numbers, NOT_YET, false);
    return rivals.size() > MANY ? null : rivals;
  }

  /**
   * The steps whose choice may leave a pattern without an atom. Steps of interchangeable patterns
   * do not: however they choose, as many atoms are left.
   */
  List<Integer> rivalSteps(int place) {
    return siblings.rivals(place, steps, NOT_YET, true);
  }

  /** The number of the atom of an interchangeable pattern that was taken last, if there is one. */
  int after(int place) {
    int kind = siblings.classOf(place);
    return kind == Siblings.ALONE ? Step.Take.ANY : lastOfClass[kind];
  }

  /** The number of the atom of a pattern, or -1. */
  int number(int place) {
    return numbers[place];
  }
}
