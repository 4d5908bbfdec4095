package hocl.language.program;

import hocl.grammar.source.SourceText;
import hocl.language.core.CoreExpr;
import hocl.language.core.CoreInput;
import hocl.language.core.CoreProgram;
import hocl.language.core.RuleCore;
import hocl.language.core.RuleLiterals;
import hocl.language.java.Types;
import hocl.language.plan.Plans;
import hocl.language.rule.DefinedLiterals;
import hocl.language.rule.ProgramDefinitions;
import hocl.language.rule.ProgramDigest;
import hocl.runtime.atom.Kind;
import hocl.runtime.atom.Molecule;
import hocl.runtime.codec.Definitions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A program that passed every check, with an input: ready to run any number of times, on any number
 * of threads. What runs find out about its text is kept for the next one, also for one with another
 * input.
 */
public final class Program {

  private final CoreProgram text;
  private final CoreProgram core;
  private final boolean usesJava;
  private final Plans plans;
  private final Plans plansInOrder;
  private final DefinedLiterals literals;
  private @Nullable List<RuleCore> rules;
  private @Nullable Definitions definitions;
  private byte @Nullable [] digest;

  /**
   * A program.
   *
   * @param text the program in Core, with the defaults of its parameters
   * @param input values for its parameters
   * @param usesJava whether it calls Java other than the pure methods of atoms
   */
  public Program(CoreProgram text, CoreInput input, boolean usesJava) {
    this(
        text,
        text.with(input),
        usesJava,
        new Plans(false, usesJava),
        new Plans(true, usesJava),
        new DefinedLiterals());
  }

  private Program(
      CoreProgram text,
      CoreProgram core,
      boolean usesJava,
      Plans plans,
      Plans plansInOrder,
      DefinedLiterals literals) {
    this.text = text;
    this.core = core;
    this.usesJava = usesJava;
    this.plans = plans;
    this.plansInOrder = plansInOrder;
    this.literals = literals;
  }

  /**
   * The same program with another input; plans are shared.
   *
   * @param values atoms and molecules for parameters, by name; the other parameters keep their
   *     defaults
   * @throws IllegalArgumentException if a name is that of no parameter, or a value is not of the
   *     type of its parameter
   */
  public Program with(Map<String, Object> values) {
    Map<Integer, CoreExpr> bySlot = new HashMap<>();
    values.forEach((name, value) -> {
      List<CoreProgram.Param> found = parameters(name);
      if (found.isEmpty()) {
        throw new IllegalArgumentException("the program has no parameter `" + name + "`");
      }
      for (CoreProgram.Param param : found) {
        if (!Types.holds(param.type(), value)) {
          throw new IllegalArgumentException(
              "the parameter `"
                  + name
                  + "` takes a value of type "
                  + Types.name(param.type())
                  + ", not "
                  + (value instanceof Molecule ? "a molecule" : Kind.of(value)));
        }
        bySlot.put(param.slot(), new CoreExpr.Constant(value, param.span()));
      }
    });
    List<Integer> order = IntStream.range(0, text.definitions().size()).boxed().toList();
    CoreProgram given = text.with(new CoreInput(bySlot, order, text.slots()));
    return new Program(text, given, usesJava, plans, plansInOrder, literals);
  }

  private List<CoreProgram.Param> parameters(String name) {
    return text.definitions().stream()
        .filter(definition -> definition.name().equals(name))
        .filter(CoreProgram.Param.class::isInstance)
        .map(CoreProgram.Param.class::cast)
        .toList();
  }

  /** The program in Core, with the values of the input in place of defaults. */
  public CoreProgram core() {
    return core;
  }

  /**
   * The digest of the text, whatever the input: equal for programs that differ in layout only, in
   * every process. The {@linkplain Instance#inputDigest digest of the input} is another.
   *
   * @return 32 bytes, as a new array; computed when first asked for
   */
  public synchronized byte[] digest() {
    byte[] found = digest;
    if (found == null) {
      found = ProgramDigest.of(text);
      digest = found;
    }
    return found.clone();
  }

  /** Whether it calls Java other than the pure methods of atoms. */
  public boolean usesJava() {
    return usesJava;
  }

  /** The text of the main file. */
  public SourceText source() {
    return core.source();
  }

  /**
   * The rules that the text and the input hold, at any depth, outer ones before those inside them.
   */
  public synchronized List<RuleCore> rules() {
    List<RuleCore> found = rules;
    if (found == null) {
      found = RuleLiterals.of(core);
      rules = found;
    }
    return found;
  }

  /**
   * The definitions of the rules and functions that the text, its library modules and the input
   * hold, by identifiers that are the same in every process: for molecules that travel as bytes.
   * Computed when first asked for.
   */
  public synchronized Definitions definitions() {
    Definitions found = definitions;
    if (found == null) {
      found = ProgramDefinitions.of(core, literals);
      definitions = found;
    }
    return found;
  }

  /** The definitions of its literals, one object for each. */
  public DefinedLiterals literals() {
    return literals;
  }

  /** Plans of its rules; with or without the conjuncts of guards in the order of the text. */
  public Plans plans(boolean guardsInOrder) {
    return guardsInOrder ? plansInOrder : plans;
  }
}
