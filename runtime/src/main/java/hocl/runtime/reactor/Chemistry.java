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
 * All about the rules of a program that depends on no run: their needs of a store, and how they
 * become executable. Immutable; any thread may call. Ten lines of Java can implement this
 * interface.
 */
public interface Chemistry {

  /** The needs of all rules that are known before a run. */
  Needs needs();

  /**
   * The needs of the rules of one definition. Called when the first of these rules comes into a
   * solution, since the definition may not have been known before the run.
   */
  Needs needs(RuleDefinition definition);

  /** Makes executable rules, to be used by one reacting thread and with one store. */
  Rules open();

  /**
   * The way in which a solution may be divided among executors that react at the same time.
   *
   * @param content the atoms of the outermost solution at the start
   */
  default Distribution distribution(Molecule content) {
    return Distribution.gathered("nothing is known of its rules");
  }

  /**
   * A checker of claims about these rules, or null if their claims cannot be judged: the rules may
   * have effects, or nothing is known of them.
   */
  default @Nullable Checker checker() {
    return null;
  }

  /**
   * Whether it is shown that all runs from the same atoms that end inert end with the same atoms,
   * whatever atoms without rules are added at the start; provided that no reaction fails or meets a
   * limit.
   */
  default boolean isConfluent() {
    return false;
  }

  /**
   * The same rules made executable in other ways, for comparisons: each of them has to give the
   * same results in the same order. Empty where there is one way only.
   */
  default List<Chemistry> ways() {
    return List.of();
  }

  /** The way in which the rules are executed, in a word or two for people. */
  default String way() {
    return "the engine";
  }

  /**
   * The Symbols that some rules treat as they treat every other Symbol. If other names are given to
   * them, one to one, the result is the same under these names.
   *
   * @param rules all rules that react, with the values that they have captured
   * @return a test that holds for such Symbols
   */
  default Predicate<Symbol> opaque(List<Rule> rules) {
    return symbol -> false;
  }

  /** The definitions of the rules and functions, for molecules that travel as bytes. */
  default Definitions definitions() {
    return Definitions.NONE;
  }
}
