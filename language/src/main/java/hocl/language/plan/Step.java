package hocl.language.plan;

import hocl.language.core.CoreExpr;
import hocl.language.core.CorePattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of an occurrence. Steps run in order; when a step fails the search goes back to the last
 * step before it whose choice could make a difference ({@link OccurrencePlan#backs}). Immutable.
 */
public sealed interface Step {

  /**
   * Takes an atom that matches a pattern: the active one, or any atom that the container holds and
   * no earlier step took.
   *
   * @param number the number of this atom among those taken in the occurrence, from 0
   * @param head the head of the rule that is the pattern, or that holds the pattern
   * @param container {@link #HOST}, or the slot that holds the inner solution to look in
   * @param pattern the pattern that the atom must match; without the count
   * @param copies the number of equal atoms to take, null for one
   * @param keys equalities by which a hash index finds the candidates; none for a walk over the
   *     species
   * @param ranges inequalities by which an ordered index finds the candidates where no key does;
   *     the index is ordered by the field of the first
   * @param active whether the atom is the active one, so that no search is needed
   * @param opened slots for the solutions and Lists that the pattern opens, in order of their
   *     patterns
   * @param rivals the numbers of earlier atoms of the container that may match this pattern, too;
   *     null for all, where these are many
   * @param after the number of an earlier atom that could change places with this one, so that a
   *     walk in order of arrival begins behind the earlier atom; or {@link #ANY}
   * @param once whether all atoms that match are equal, so that only one of them is tried
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

    /** Stands for no earlier atom: a walk begins with the first atom of the species. */
    public static final int ANY = -1;
  }

  /**
   * Tests whether an opened solution holds as many atoms of some shapes as the steps that follow
   * take.
   *
   * @param container the slot that holds the solution
   * @param quotas the numbers of atoms, by pattern
   */
  record Enough(int container, List<Quotas.Quota> quotas) implements Step {}

  /** The container of atoms of the reacting solution itself. */
  int HOST = -1;

  /** The number of equal atoms that a step takes. */
  sealed interface Count {
    /** The value of an expression over slots that are bound. */
    record Fixed(CoreExpr value) implements Count {}

    /**
     * As many atoms as there are, or fewer if the steps that follow fail, but at least one.
     *
     * @param slot the slot of the number
     * @param bound whether the slot has a value before, with which the number must agree; otherwise
     *     the step binds the slot
     */
    record Counted(int slot, boolean bound) implements Count {}
  }

  /** The ways in which a part of an atom may have to equal a value. */
  enum Equality {
    /** The part and the value are equal atoms. */
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
   * @param equality the way in which the part and the value are compared
   * @param conjunct the conjunct of the guard that states the equality, or {@link #PATTERN}
   */
  record Key(int field, CoreExpr value, Equality equality, int conjunct) {
    /** Stands for the whole atom. */
    public static final int WHOLE = -1;

    /** Stands for an equality that the pattern states. */
    public static final int PATTERN = -1;

    /** A key for an equality that the pattern states. */
    static Key ofPattern(int field, CoreExpr value) {
      return new Key(field, value, Equality.ATOMS, PATTERN);
    }

    /** Whether the pattern states the equality. */
    public boolean byPattern() {
      return conjunct == PATTERN;
    }
  }

  /**
   * A bound that the guard sets to a number in an atom.
   *
   * @param field the field of a tuple, or {@link Key#WHOLE} for the whole atom
   * @param upper whether the number must not be above the value, rather than below
   * @param strict whether the number must not equal the value either
   * @param value an expression over slots that are bound
   * @param conjunct the conjunct of the guard that sets the bound
   */
  record Range(int field, boolean upper, boolean strict, CoreExpr value, int conjunct) {}

  /**
   * A pattern inside the pattern of an atom, whose atoms later steps take.
   *
   * @param pattern the pattern of a solution, or of a List that the pattern may fit in several ways
   * @param slot the slot that holds the solution or List for these steps
   */
  record Opened(CorePattern pattern, int slot) {}

  /**
   * Finds places for the parts of a pattern in an opened List.
   *
   * @param head the head of the rule that holds the pattern
   * @param list the slot of the opened List
   * @param pattern the whole pattern
   * @param parts the parts in their order
   * @param opened slots for the solutions and Lists that the parts open, in order of their patterns
   */
  record Split(
      int head, int list, CorePattern.OfList pattern, List<Part> parts, List<Opened> opened)
      implements Step {}

  /** A part of a List pattern; its atoms follow those of the part before it. */
  sealed interface Part {
    /** One atom that matches the pattern. */
    record One(CorePattern pattern) implements Part {}

    /** Any number of atoms, the smallest number first; binds the slot to these atoms. */
    record Rest(int slot) implements Part {}

    /**
     * Several equal atoms that match the pattern.
     *
     * @param pattern the pattern that each of the atoms matches
     * @param count the number of atoms
     * @param least the smallest number of atoms where the count leaves the number open
     */
    record Copies(CorePattern pattern, Count count, int least) implements Part {}
  }

  /**
   * Accounts for the atoms that the {@link Take} steps left in an opened solution: binds them to
   * the rests; fails if atoms are left and the pattern has no rest.
   *
   * @param solution the slot of the opened solution
   * @param rests the slots of the rests, perhaps none
   * @param taken the numbers of the steps that took atoms of it
   */
  record Rest(int solution, List<Integer> rests, List<Integer> taken) implements Step {}

  /** Tests one conjunct of the guard, counted from 0. */
  record Guard(int conjunct) implements Step {}
}
