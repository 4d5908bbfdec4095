package hocl.grammar;

import hocl.grammar.source.Span;
import hocl.grammar.tree.Binding;
import hocl.grammar.tree.DottedName;
import hocl.grammar.tree.Expr;
import hocl.grammar.tree.FileImport;
import hocl.grammar.tree.FunctionLet;
import hocl.grammar.tree.Identifier;
import hocl.grammar.tree.Item;
import hocl.grammar.tree.Let;
import hocl.grammar.tree.LetScope;
import hocl.grammar.tree.MoleculeItem;
import hocl.grammar.tree.MoleculeTree;
import hocl.grammar.tree.NameImport;
import hocl.grammar.tree.Param;
import hocl.grammar.tree.ProgramTree;
import hocl.grammar.tree.RuleExpr;
import hocl.grammar.tree.RuleKind;
import hocl.grammar.tree.StringLiteral;
import hocl.grammar.tree.Terminator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Makes random programs from a seed: trees as the parser would build them, of every form. */
public final class TreeMaker {
  private static final int DEPTH = 4;

  private final Random random;
  private final ExprMaker expressions;
  private final PatternMaker patterns;

  /** The same seed makes the same trees. */
  public TreeMaker(long seed) {
    this.random = new Random(seed);
    this.expressions = new ExprMaker(random, this);
    this.patterns = new PatternMaker(random, this);
  }

  /** A whole program. */
  public ProgramTree program() {
    List<Item> items = new ArrayList<>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      items.add(item());
    }
    MoleculeTree molecule = molecule(DEPTH, true);
    boolean startsWithLet = molecule.items().getFirst() instanceof LetScope;
    return new ProgramTree(
        span(),
        random.nextInt(5) == 0 ? Optional.of(dotted()) : Optional.empty(),
        items,
        startsWithLet ? Optional.of(molecule(0, false)) : Optional.of(molecule));
  }

  /** A molecule of at least one item; a let over its rest only if asked for. */
  MoleculeTree molecule(int depth, boolean lets) {
    List<MoleculeItem> items = new ArrayList<>();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      items.add(expressions.item(depth));
    }
    if (lets && depth > 0 && random.nextInt(5) == 0) {
      items.add(new LetScope(span(), bindings(depth), molecule(depth - 1, false)));
    }
    return new MoleculeTree(span(), items);
  }

  /** One or two lets that end with {@code in}. */
  List<Binding> bindings(int depth) {
    List<Binding> bindings = new ArrayList<>();
    int count = 1 + random.nextInt(2);
    for (int i = 0; i < count; i++) {
      bindings.add(binding(depth - 1, Terminator.IN));
    }
    return bindings;
  }

  /** A rule, or a labelled one. */
  RuleExpr rule(int depth) {
    RuleKind[] kinds = RuleKind.values();
    return new RuleExpr(
        span(),
        random.nextInt(4) == 0 ? Optional.of(name("f")) : Optional.empty(),
        kinds[random.nextInt(kinds.length)],
        patterns.list(depth, 1),
        molecule(depth - 1, true),
        random.nextBoolean() ? Optional.of(expressions.expr(depth - 1)) : Optional.empty());
  }

  static Span span() {
    return Span.none();
  }

  static Identifier name(String text) {
    return new Identifier(span(), text);
  }

  private Item item() {
    return switch (random.nextInt(6)) {
      case 0 -> new NameImport(span(), dotted(), random.nextBoolean());
      case 1 -> new FileImport(span(), new StringLiteral(span(), "a b\\\".hocl"));
      case 2 ->
          new Param(
              span(),
              name("p"),
              random.nextBoolean() ? Optional.of(expressions.type()) : Optional.empty(),
              random.nextBoolean() ? Optional.of(expressions.expr(2)) : Optional.empty());
      default -> binding(DEPTH, random.nextBoolean() ? Terminator.IN : Terminator.SEMICOLON);
    };
  }

  private Binding binding(int depth, Terminator terminator) {
    Expr value =
        depth > 0 && random.nextBoolean() ? rule(depth) : expressions.expr(Math.max(depth, 0));
    boolean recursive = random.nextInt(4) == 0;
    return random.nextInt(3) == 0
        ? new FunctionLet(
            span(), recursive, name("g"), List.of(name("x"), name("y")), value, terminator)
        : new Let(span(), recursive, name("f"), value, terminator);
  }

  private DottedName dotted() {
    return new DottedName(span(), List.of("a", "in", "C"));
  }
}
