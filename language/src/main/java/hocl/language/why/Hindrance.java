package hocl.language.why;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.runtime.atom.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The reason why a rule does not react, found at its nearest match. */
public sealed interface Hindrance {

  /**
   * An atom that a head takes in the nearest match.
   *
   * @param head the number of the head, from 1
   * @param pattern the head as it is written
   * @param atom the atom
   * @param number the number of copies of it
   */
  record Taken(int head, String pattern, Object atom, int number) {}

  /**
   * The value of a variable.
   *
   * @param name the variable as it is written
   * @param value an atom, or the molecule of a rest
   */
  record Named(String name, Object value) {}

  /** The heads that have atoms in the nearest match, by their numbers. */
  List<Taken> taken();

  /** Nothing: the rule can react with these atoms. */
  record None(List<Taken> taken) implements Hindrance {}

  /**
   * A head has no atom.
   *
   * @param head the number of the head, from 1
   * @param pattern the head as it is written
   * @param fitting the number of atoms that fit the head when it is looked at alone; if it is not
   *     0, these do not fit to {@code taken}, or are taken
   * @param lack the reason why the head has no atom
   * @param known the variables of the head that have values by the other heads
   */
  record NoAtom(
      List<Taken> taken, int head, String pattern, long fitting, Lack lack, List<Named> known)
      implements Hindrance {}

  /** Why a head has no atom. */
  sealed interface Lack {}

  /** No atom is there but the rule itself. */
  record NothingThere() implements Lack {}

  /** No atom fits; the nearest one differs in one place. */
  record Differs(Mismatch nearest) implements Lack {}

  /** Some fit, but not with the values that variables have by the other heads. */
  record OtherValues(Mismatch nearest) implements Lack {}

  /**
   * All that fit are taken by other heads.
   *
   * @param wanted the number of equal atoms that the head takes
   * @param there the largest number of equal ones that are left
   */
  record TooFew(int wanted, int there) implements Lack {}

  /** The rule itself fits, but a rule never matches itself. */
  record OnlyItself() implements Lack {}

  /**
   * An atom would fit, but it holds a solution that can still react.
   *
   * @param atom the atom
   * @param inside a rule that can react in it, or null if it is not known which
   */
  record NotInert(Object atom, @Nullable Rule inside) implements Lack {}

  /**
   * All heads have atoms, or those that a part of the guard mentions, and the part does not hold.
   *
   * @param whole whether all heads have atoms
   * @param part the first part of the guard that does not hold, as it is written
   * @param number its number among the parts that {@code &&} joins, from 1
   * @param parts the number of parts
   * @param left the value on the left of its comparison, or null if it is not a comparison
   * @param right the value on the right
   * @param reason why it has no value, or null if it is false
   * @param variables the variables that it mentions
   */
  record GuardFails(
      List<Taken> taken,
      boolean whole,
      String part,
      int number,
      int parts,
      @Nullable Object left,
      @Nullable Object right,
      @Nullable Diagnostic reason,
      List<Named> variables)
      implements Hindrance {}

  /** All heads have atoms, and the guard calls Java, which is not called for an explanation. */
  record GuardCallsJava(List<Taken> taken) implements Hindrance {}

  /** The time was over before anything was found. */
  record Unknown(List<Taken> taken) implements Hindrance {}
}
