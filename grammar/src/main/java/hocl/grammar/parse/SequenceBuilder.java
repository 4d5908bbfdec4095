package hocl.grammar.parse;

import hocl.grammar.antlr.HoclParser.BindingContext;
import hocl.grammar.antlr.HoclParser.ExprContext;
import hocl.grammar.antlr.HoclParser.FirstPieceContext;
import hocl.grammar.antlr.HoclParser.GuardContext;
import hocl.grammar.antlr.HoclParser.HeadContext;
import hocl.grammar.antlr.HoclParser.LabelContext;
import hocl.grammar.antlr.HoclParser.MoleculeContext;
import hocl.grammar.antlr.HoclParser.PieceContext;
import hocl.grammar.antlr.HoclParser.PrefixContext;
import hocl.grammar.antlr.HoclParser.RulePatternContext;
import hocl.grammar.antlr.HoclParser.SequenceContext;
import hocl.grammar.source.Span;
import hocl.grammar.tree.Binding;
import hocl.grammar.tree.Expr;
import hocl.grammar.tree.Identifier;
import hocl.grammar.tree.LetScope;
import hocl.grammar.tree.MoleculeItem;
import hocl.grammar.tree.MoleculeTree;
import hocl.grammar.tree.Nothing;
import hocl.grammar.tree.RuleExpr;
import hocl.grammar.tree.RuleKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/**
 * Gives the pieces of one flat sequence their structure: a rule takes all that follows as its
 * products, up to the guard that belongs to it; a let scopes over the rest of the molecule, or over
 * one expression where a molecule cannot stand.
 */
final class SequenceBuilder {
  private final BuildContext context;
  private final List<ParserRuleContext> elements = new ArrayList<>();
  private int position;
  private Span end = Span.none();

  SequenceBuilder(BuildContext context) {
    this.context = context;
  }

  /** The sequence as a molecule. */
  MoleculeTree molecule(SequenceContext sequence) {
    addPieces(sequence.piece(), true);
    return finish(molecule(true));
  }

  /**
   * The sequence as items of which none is a let over its neighbours: in parentheses, lists and
   * arguments.
   */
  MoleculeTree items(SequenceContext sequence) {
    addPieces(sequence.piece(), true);
    return finish(molecule(false));
  }

  /** The molecule of a program. */
  MoleculeTree molecule(MoleculeContext molecule) {
    FirstPieceContext first = molecule.firstPiece();
    addIfPresent(first.label());
    addIfPresent(first.head());
    addPrefixes(first.prefix());
    elements.add(first.expr());
    elements.addAll(first.guard());
    addPieces(molecule.piece(), false);
    return finish(molecule(true));
  }

  /** The rule in a pattern. */
  RuleExpr rule(RulePatternContext pattern) {
    addIfPresent(pattern.label());
    elements.add(pattern.head());
    addPieces(pattern.sequence().piece(), true);
    MoleculeTree molecule = finish(molecule(false));
    return (RuleExpr) molecule.items().getFirst();
  }

  private void addPieces(List<PieceContext> pieces, boolean first) {
    boolean begin = first;
    for (PieceContext piece : pieces) {
      if (!begin) {
        elements.add(piece);
      }
      begin = false;
      addPrefixes(piece.prefix());
      elements.add(piece.expr());
      elements.addAll(piece.guard());
    }
  }

  private void addPrefixes(List<PrefixContext> prefixes) {
    for (PrefixContext prefix : prefixes) {
      elements.add((ParserRuleContext) prefix.getChild(0));
    }
  }

  private void addIfPresent(@Nullable ParserRuleContext element) {
    if (element != null) {
      elements.add(element);
    }
  }

  /** Reports guards that no rule took. */
  private MoleculeTree finish(MoleculeTree molecule) {
    while (position < elements.size()) {
      if (elements.get(position) instanceof GuardContext guard) {
        context.report("E0224", guard.getStart());
      }
      position++;
    }
    return molecule;
  }

  private MoleculeTree molecule(boolean letsScope) {
    Span start = context.span(elements.get(position));
    List<MoleculeItem> items = new ArrayList<>();
    while (true) {
      boolean scoped = letsScope && elements.get(position) instanceof BindingContext;
      MoleculeItem item = scoped ? scope() : item();
      items.add(item);
      if (scoped || !atNextPiece()) {
        return new MoleculeTree(start.to(end), items);
      }
      position++;
    }
  }

  private LetScope scope() {
    Span start = context.span(elements.get(position));
    List<Binding> bindings = bindings();
    MoleculeTree rest = molecule(true);
    return new LetScope(start.to(end), bindings, rest);
  }

  private Expr item() {
    ParserRuleContext element = elements.get(position);
    return switch (element) {
      case BindingContext binding -> letExpression(context.span(binding));
      case LabelContext label -> labelled(label);
      case HeadContext head -> rule(head, Optional.empty());
      case ExprContext expr -> {
        position++;
        end = context.span(expr);
        yield context.expressions().item(expr);
      }
      default -> throw new IllegalStateException("not a piece: " + element.getClass());
    };
  }

  private Expr letExpression(Span start) {
    List<Binding> bindings = bindings();
    Expr body = item();
    return ExpressionBuilder.let(start.to(end), bindings, body);
  }

  private List<Binding> bindings() {
    List<Binding> bindings = new ArrayList<>();
    while (elements.get(position) instanceof BindingContext binding) {
      bindings.add(context.items().localBinding(binding));
      position++;
    }
    return bindings;
  }

  private Expr labelled(LabelContext label) {
    position++;
    Identifier name = context.identifier(label.LABEL().getSymbol());
    if (elements.get(position) instanceof HeadContext head) {
      return rule(head, Optional.of(name));
    }
    context.report("E0225", label.LABEL().getSymbol(), name.text());
    item();
    return new Nothing(name.span());
  }

  private RuleExpr rule(HeadContext head, Optional<Identifier> label) {
    position++;
    Span start = label.map(Identifier::span).orElse(context.span(head));
    RuleKind kind = RuleKind.REPLACE;
    if (head.WITH() != null) {
      kind = RuleKind.INJECT;
    } else if (head.REPLACE_ONE() != null) {
      kind = RuleKind.REPLACE_ONE;
    }
    MoleculeTree products = molecule(true);
    Optional<Expr> guard = Optional.empty();
    if (position < elements.size() && elements.get(position) instanceof GuardContext condition) {
      position++;
      Expr built = context.expressions().inner(condition.inner());
      guard = Optional.of(built);
      end = context.span(condition);
    }
    return new RuleExpr(
        start.to(end), label, kind, context.patterns().patterns(head.patterns()), products, guard);
  }

  private boolean atNextPiece() {
    return position < elements.size() && elements.get(position) instanceof PieceContext;
  }
}
