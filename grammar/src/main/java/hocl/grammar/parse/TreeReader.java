package hocl.grammar.parse;

import hocl.grammar.antlr.HoclParser;
import hocl.grammar.antlr.HoclParser.DataContext;
import hocl.grammar.antlr.HoclParser.MoleculeContext;
import hocl.grammar.antlr.HoclParser.ProgramContext;
import hocl.grammar.antlr.HoclParser.ReplInputContext;
import hocl.grammar.diagnostic.DiagnosticCollector;
import hocl.grammar.lex.TokenReader;
import hocl.grammar.lex.TokenReader.Ending;
import hocl.grammar.lex.Tokens;
import hocl.grammar.source.SourceText;
import hocl.grammar.source.Span;
import hocl.grammar.tree.Binding;
import hocl.grammar.tree.Expr;
import hocl.grammar.tree.Item;
import hocl.grammar.tree.MoleculeTree;
import hocl.grammar.tree.ProgramTree;
import hocl.grammar.tree.ReplInput;
import hocl.grammar.tree.SyntaxTree;
import hocl.grammar.tree.Terminator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/** Reads one text into one tree; the stages in their order. To be used once, on a deep stack. */
public final class TreeReader {
  private final SourceText source;
  private final String text;
  private final DiagnosticCollector problems = new DiagnosticCollector();
  private boolean incomplete;

  /**
   * A reader of a text.
   *
   * @param source what places refer to
   * @param text what is read, as long as the source: its text, or that with stretches replaced
   */
  public TreeReader(SourceText source, String text) {
    this.source = source;
    this.text = text;
  }

  /** The problems found so far. */
  public DiagnosticCollector problems() {
    return problems;
  }

  /** Whether the first error is that the text ends too soon. */
  public boolean incomplete() {
    return incomplete;
  }

  /** Reads a program; empty if there are errors. */
  public Optional<ProgramTree> program() {
    return read(Ending.PLAIN, HoclParser::program, this::program);
  }

  /** Reads an input of a session; empty if there are errors. */
  public Optional<ReplInput> replInput() {
    return read(Ending.NO_SEMICOLON, HoclParser::replInput, this::replInput);
  }

  /** Reads one expression; empty if there are errors. */
  public Optional<Expr> expression() {
    return read(
        Ending.PLAIN,
        HoclParser::expression,
        (context, tree) -> context.expressions().single(tree.sequence(), "E0246"));
  }

  /** Reads the atoms of a data file; empty if there are errors. */
  public Optional<MoleculeTree> data() {
    return read(Ending.COMMA, HoclParser::data, this::data);
  }

  private <C extends ParserRuleContext, T extends SyntaxTree> Optional<T> read(
      Ending ending, Function<HoclParser, C> rule, BiFunction<BuildContext, C, T> builder) {
    Tokens tokens = TokenReader.read(source, text, ending, problems);
    incomplete = tokens.incomplete();
    ParserRun<C> run = new ParserRun<>(tokens, rule);
    if (!tokens.sound() || problems.hasErrors()) {
      tokens
          .brokenBracket()
          .flatMap(offset -> run.habitBefore(offset, problems.sorted()))
          .ifPresent(problems::replaceErrors);
      return Optional.empty();
    }
    Optional<C> context = run.parse(problems);
    incomplete = run.incomplete();
    DiagnosticCollector found = new DiagnosticCollector();
    Optional<T> tree = context.map(c -> builder.apply(new BuildContext(source, found), c));
    problems.addElsewhere(found);
    return problems.hasErrors() ? Optional.empty() : tree;
  }

  private ProgramTree program(BuildContext context, ProgramContext program) {
    List<Item> items = context.items().items(program.item());
    Optional<MoleculeTree> molecule = molecule(context, program.molecule());
    checkEnd(context, items, molecule);
    return new ProgramTree(
        source.wholeSpan(),
        context.items().packageName(program.packageDeclaration()),
        items,
        molecule);
  }

  private ReplInput replInput(BuildContext context, ReplInputContext input) {
    List<Item> items = context.items().items(input.item());
    Optional<MoleculeTree> molecule = molecule(context, input.molecule());
    checkEnd(context, items, molecule);
    return new ReplInput(source.wholeSpan(), items, molecule);
  }

  private MoleculeTree data(BuildContext context, DataContext data) {
    Span span = source.wholeSpan();
    return context.expressions().molecule(data.sequence(), span);
  }

  private static Optional<MoleculeTree> molecule(
      BuildContext context, @Nullable MoleculeContext molecule) {
    return molecule == null
        ? Optional.empty()
        : Optional.of(new SequenceBuilder(context).molecule(molecule));
  }

  /** Something must follow the {@code in} of a let. */
  private void checkEnd(BuildContext context, List<Item> items, Optional<MoleculeTree> molecule) {
    boolean open =
        molecule.isEmpty()
            && !items.isEmpty()
            && items.getLast() instanceof Binding last
            && last.terminator() == Terminator.IN;
    if (open) {
      Span let = items.getLast().span();
      incomplete |= !problems.hasErrors();
      context.report("E0226", source.span(let.end() - 2, let.end()));
    }
  }
}
