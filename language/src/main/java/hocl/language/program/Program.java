package hocl.language.program;

import hocl.grammar.source.SourceText;
import hocl.language.core.CoreProgram;
import hocl.language.core.RuleCore;
import hocl.language.core.RuleLiterals;
import hocl.language.plan.Plans;
import hocl.language.rule.ProgramDefinitions;
import hocl.runtime.codec.Definitions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program that passed every check: ready to run any number of times, on any number of threads.
 * What runs find out about its text is kept for the next one.
 */
public final class Program {

  private final CoreProgram core;
  private final boolean usesJava;
  private final Plans plans;
  private final Plans plansInOrder;
  private @Nullable List<RuleCore> rules;
  private @Nullable Definitions definitions;

  /**
   * A program.
   *
   * @param core the program in Core, with the caller's values for its parameters put in
   * @param usesJava whether it calls Java other than the pure methods of atoms
   */
  public Program(CoreProgram core, boolean usesJava) {
    this.core = core;
    this.usesJava = usesJava;
    this.plans = new Plans(false, usesJava);
    this.plansInOrder = new Plans(true, usesJava);
  }

  /** The program in Core. */
  public CoreProgram core() {
    return core;
  }

  /** Whether it calls Java other than the pure methods of atoms. */
  public boolean usesJava() {
    return usesJava;
  }

  /** The text of the main file. */
  public SourceText source() {
    return core.source();
  }

  /** The rules that the text holds, at any depth, outer ones before those inside them. */
  public synchronized List<RuleCore> rules() {
    List<RuleCore> found = rules;
    if (found == null) {
      found = RuleLiterals.of(core);
      rules = found;
    }
    return found;
  }

  /**
   * The definitions of the rules and functions that the text and its library modules hold, by
   * identifiers that are the same in every process: for molecules that travel as bytes. Computed
   * when first asked for.
   */
  public synchronized Definitions definitions() {
    Definitions found = definitions;
    if (found == null) {
      found = ProgramDefinitions.of(core);
      definitions = found;
    }
    return found;
  }

  /** Plans of its rules; with or without the conjuncts of guards in the order of the text. */
  public Plans plans(boolean guardsInOrder) {
    return guardsInOrder ? plansInOrder : plans;
  }
}
