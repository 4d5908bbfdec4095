package hocl.language.plan;

import hocl.language.core.CoreExpr;
import hocl.language.core.CorePattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of an occurrence. Steps run in order; one that fails goes back to the last that has a
 * choice.
 */
public sealed interface Step {

  /**
   * Takes an atom that matches a pattern: the active one, or any that the container holds and no
   * earlier step took.
   *
   * @param number counts the atoms taken in this occurrence, from 0
   * @param head the head of the rule to which the pattern belongs, or the one around it
   * @param container {@link #HOST}, or the slot that holds the inner solution to look in
   * @param pattern what the atom must match; without the count
   * @param copies how many equal atoms to take, null for one
   * @param keys equalities by which an index finds the candidates; empty for a scan
   * @param ranges inequalities by which an ordered index finds the candidates where no key does;
   *     the index is ordered by the field of the first
   * @param active whether the atom is the active one, so there is nothing to look for
   * @param opened slots for the solutions and Lists that the pattern opens, in order of their
   *     patterns
   * @param rivals the numbers of earlier atoms of the container that may match this pattern, too;
   *     null for all, where these are many
   * @param after the number of an earlier atom that could change places with this one, so that a
   *     walk in order of arrival begins behind that atom; or {@link #ANY}
   * @param once whether all atoms that match are equal, so that one of them is tried
   */
  record Take(
      int number,
      int head,
      int container,
      CorePattern pattern,
      @Nullable Count copies,
      List<Key> keys,
      List<Range> ranges,
      boolean active,
      List<Opened> opened,
      @Nullable List<Integer> rivals,
      int after,
      boolean once)
      implements Step {

    /** A walk begins with the first atom. */
    public static final int ANY = -1;
  }

  /**
   * Goes on only if an opened solution holds as many atoms of some shapes as the steps that follow
   * take of it.
   *
   * @param container the slot that holds the solution
   */
  record Enough(int container, List<Quotas.Quota> quotas) implements Step {}

  /** The container that is the reacting solution itself. */
  int HOST = -1;

  /** How many equal atoms a step takes. */
  sealed interface Count {
    /** The value of an expression over slots that are bound. */
    record Fixed(CoreExpr value) implements Count {}

    /**
     * As many as there are, or fewer if that fails, at least one; binds the slot, if it is not
     * bound.
     */
    record Counted(int slot, boolean bound) implements Count {}
  }

  /** In which way a part of an atom has to equal a value. */
  enum Equality {
    /** They are equal atoms. */
    ATOMS,
    /** The part is an Int, and numbers are compared by value. */
    INTS,
    /** The part is any atom, and {@code ==} compares them: numbers by value, at any depth. */
    VALUES
  }

  /**
   * A part of an atom that must equal a value known before the step.
   *
   * @param field the field of a tuple, or {@link #WHOLE} for the whole atom
   * @param value an expression over slots that are bound
   * @param equality how they are compared
   * @param conjunct the conjunct of the guard that states the equality, or {@link #PATTERN}
   */
  record Key(int field, CoreExpr value, Equality equality, int conjunct) {
    /** Stands for the whole atom. */
    public static final int WHOLE = -1;

    /** Stands for an equality that the pattern states. */
    public static final int PATTERN = -1;

    /** A key that the pattern states. */
    static Key ofPattern(int field, CoreExpr value) {
      return new Key(field, value, Equality.ATOMS, PATTERN);
    }

    /** Whether the pattern states the equality. */
    public boolean byPattern() {
      return conjunct == PATTERN;
    }
  }

  /**
   * A bound that the guard sets to a number of an atom.
   *
   * @param field the field of a tuple, or {@link Key#WHOLE} for the whole atom
   * @param upper whether the number must not be above the value, rather than below
   * @param strict whether it must not be equal either
   * @param value an expression over slots that are bound
   * @param conjunct the conjunct of the guard that sets the bound
   */
  record Range(int field, boolean upper, boolean strict, CoreExpr value, int conjunct) {}

  /**
   * A pattern inside that of an atom and the slot that holds what it opens for later steps.
   *
   * @param pattern of a solution, or of a List that it may fit in several ways
   */
  record Opened(CorePattern pattern, int slot) {}

  /**
   * Finds places for the parts of a pattern in an opened List.
   *
   * @param head the head of the rule in which the pattern stands
   * @param list the slot of the opened List
   * @param pattern the whole pattern
   * @param parts the parts in their order
   * @param opened slots for the solutions and Lists that the parts open, in order of their patterns
   */
  record Split(
      int head, int list, CorePattern.OfList pattern, List<Part> parts, List<Opened> opened)
      implements Step {}

  /** A part of a List: what follows the part before it. */
  sealed interface Part {
    /** One atom that matches the pattern. */
    record One(CorePattern pattern) implements Part {}

    /** Any number of atoms, few ones first; binds the slot to them. */
    record Rest(int slot) implements Part {}

    /**
     * Several equal atoms that match the pattern.
     *
     * @param least the smallest number where the count leaves it open
     */
    record Copies(CorePattern pattern, Count count, int least) implements Part {}
  }

  /**
   * Accounts for what the {@link Take} steps left of an opened solution: binds the rests, or holds
   * only if nothing is left.
   *
   * @param solution the slot of the opened solution
   * @param rests the slots of the rests, perhaps none
   * @param taken the numbers of the steps that took atoms of it
   */
  record Rest(int solution, List<Integer> rests, List<Integer> taken) implements Step {}

  /** Tests one conjunct of the guard, counted from 0. */
  record Guard(int conjunct) implements Step {}
}
