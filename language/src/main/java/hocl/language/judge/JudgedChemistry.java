package hocl.language.judge;

import hocl.language.confluence.Confluence;
import hocl.language.confluence.ConfluenceConclusion;
import hocl.language.confluence.Finding;
import hocl.language.program.Program;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.RuleDefinition;
import hocl.runtime.atom.Symbol;
import hocl.runtime.codec.Definitions;
import hocl.runtime.reactor.Checker;
import hocl.runtime.reactor.Chemistry;
import hocl.runtime.reactor.Distribution;
import hocl.runtime.reactor.Rules;
import hocl.runtime.store.Needs;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The chemistry of a program, with what it takes to judge what others did with it. */
public final class JudgedChemistry implements Chemistry {

  private final Chemistry chemistry;
  private final Program program;
  private final Supplier<List<Chemistry>> ways;
  private @Nullable Boolean confluent;

  /**
   * A chemistry.
   *
   * @param chemistry that of the program
   * @param ways the other ways to execute its rules, asked for when they are compared
   */
  public JudgedChemistry(Chemistry chemistry, Program program, Supplier<List<Chemistry>> ways) {
    this.ways = ways;
    this.chemistry = chemistry;
    this.program = program;
  }

  @Override
  public Needs needs() {
    return chemistry.needs();
  }

  @Override
  public Needs needs(RuleDefinition definition) {
    return chemistry.needs(definition);
  }

  @Override
  public Rules open() {
    return chemistry.open();
  }

  @Override
  public Distribution distribution(Molecule content) {
    return chemistry.distribution(content);
  }

  @Override
  public Definitions definitions() {
    return chemistry.definitions();
  }

  @Override
  public String way() {
    return chemistry.way();
  }

  @Override
  public List<Chemistry> ways() {
    // what Java does may happen twice then
    return program.usesJava() ? List.of() : ways.get();
  }

  @Override
  public Predicate<Symbol> opaque(List<Rule> rules) {
    return program.usesJava() ? symbol -> false : OpaqueSymbols.of(rules);
  }

  @Override
  public @Nullable Checker checker() {
    return program.usesJava() ? null : ProgramChecker.byPlans(program);
  }

  @Override
  public synchronized boolean isConfluent() {
    Boolean known = confluent;
    if (known == null) {
      List<Finding> findings = program.usesJava() ? List.of() : Confluence.of(program);
      known = !findings.isEmpty() && findings.getFirst().standing() == ConfluenceConclusion.SHOWN;
      confluent = known;
    }
    return known;
  }
}
