package hocl.runtime.reactor;

import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.RuleDefinition;
import hocl.runtime.atom.Symbol;
import hocl.runtime.codec.Definitions;
import hocl.runtime.store.Needs;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All about the rules of a program that depends on no run: what they need of a store, and how they
 * become executable. Immutable; any thread may call. Ten lines of Java can implement it.
 */
public interface Chemistry {

  /** The needs of all rules that are known before a run. */
  Needs needs();

  /**
   * The needs of the rules of one definition; asked when the first of them comes into a solution,
   * for it may be one that was not known before the run.
   */
  Needs needs(RuleDefinition definition);

  /** Executable rules for one reacting thread, and one store, at a time. */
  Rules open();

  /**
   * How a solution may be divided among several that react at the same time.
   *
   * @param content the atoms of the outermost solution at the start
   */
  default Distribution distribution(Molecule content) {
    return Distribution.gathered("nothing is known of its rules");
  }

  /**
   * Judges what others say that they did with its rules, or null where nothing can: the rules may
   * have effects, or nothing is known of them.
   */
  default @Nullable Checker checker() {
    return null;
  }

  /**
   * Whether it is shown that all runs that end inert end with the same atoms, whatever atoms
   * without rules they start with; provided that no reaction fails or meets a limit.
   */
  default boolean isConfluent() {
    return false;
  }

  /**
   * The same rules made executable in other ways, each of which has to give the same results in the
   * same order; for those who compare them. Empty where there is one way only.
   */
  default List<Chemistry> ways() {
    return List.of();
  }

  /** What executes its rules, in a word or two for people. */
  default String way() {
    return "the engine";
  }

  /**
   * The symbols that some rules treat as they treat every other one: with other names for them, one
   * to one, the same comes out under these names.
   *
   * @param rules all that react, with the values that they have captured
   */
  default Predicate<Symbol> opaque(List<Rule> rules) {
    return symbol -> false;
  }

  /** The definitions of its rules and functions, for molecules that travel as bytes. */
  default Definitions definitions() {
    return Definitions.NONE;
  }
}
