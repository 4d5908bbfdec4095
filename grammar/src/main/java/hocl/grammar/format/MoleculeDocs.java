package hocl.grammar.format;

import hocl.grammar.tree.Binding;
import hocl.grammar.tree.Call;
import hocl.grammar.tree.Chain;
import hocl.grammar.tree.CopiesTree;
import hocl.grammar.tree.Expr;
import hocl.grammar.tree.FunctionLet;
import hocl.grammar.tree.Identifier;
import hocl.grammar.tree.Let;
import hocl.grammar.tree.LetExpr;
import hocl.grammar.tree.LetScope;
import hocl.grammar.tree.ListExpr;
import hocl.grammar.tree.Literal;
import hocl.grammar.tree.MoleculeItem;
import hocl.grammar.tree.MoleculeTree;
import hocl.grammar.tree.Name;
import hocl.grammar.tree.Nothing;
import hocl.grammar.tree.RuleExpr;
import hocl.grammar.tree.RuleKind;
import hocl.grammar.tree.SolutionExpr;
import hocl.grammar.tree.SymbolRef;
import hocl.grammar.tree.Terminator;
import hocl.grammar.tree.TupleTree;
import hocl.grammar.tree.Unary;
import java.util.ArrayList;
import java.util.List;

/** Lays out molecules, rules and lets: everything that is more than one expression. */
final class MoleculeDocs {
  private final Docs docs;

  MoleculeDocs(Docs docs) {
    this.docs = docs;
  }

  Doc solution(SolutionExpr solution) {
    return solution.content().items().isEmpty()
        ? Doc.text("<>")
        : Docs.bracketed("<", molecule(solution.content(), AngleSigns.SOLUTION, false), ">");
  }

  Doc list(ListExpr list) {
    List<MoleculeItem> content = list.content().items();
    if (content.isEmpty()) {
      return Doc.text("[]");
    }
    List<Doc> items = new ArrayList<>();
    for (MoleculeItem item : content) {
      items.add(docs.comments().around(item, listItem((Expr) item)));
    }
    return Docs.bracketed("[", joined(content, items), "]");
  }

  /**
   * The items of a molecule.
   *
   * @param guardFollows whether behind it the condition of a rule begins, which a bare rule at the
   *     end would take for its own
   */
  Doc molecule(MoleculeTree molecule, AngleSigns angles, boolean guardFollows) {
    List<MoleculeItem> content = molecule.items();
    List<Doc> items = new ArrayList<>();
    for (int i = 0; i < content.size(); i++) {
      boolean last = i == content.size() - 1;
      MoleculeItem item = content.get(i);
      items.add(docs.comments().around(item, item(item, angles, last, guardFollows)));
    }
    return joined(content, items);
  }

  /** A rule without parentheses. */
  Doc rule(RuleExpr rule, AngleSigns angles) {
    boolean guarded = rule.guard().isPresent();
    String label = rule.label().map(Identifier::text).map(l -> l + " = ").orElse("");
    boolean inject = rule.kind() == RuleKind.INJECT;
    List<Doc> parts = new ArrayList<>();
    parts.add(Doc.text(label + head(rule.kind()) + " "));
    parts.add(part(docs.patterns().patterns(rule.patterns())));
    parts.add(Doc.LINE);
    parts.add(Doc.text(inject ? "inject " : "by "));
    parts.add(part(molecule(rule.products(), angles, guarded)));
    rule.guard()
        .ifPresent(guard -> {
          parts.add(Doc.LINE);
          parts.add(Doc.text("if "));
          parts.add(
              part(docs.comments().around(guard, docs.expressions().inner(guard, angles.guard()))));
        });
    return Doc.group(Doc.concat(parts));
  }

  Doc letExpr(LetExpr let, AngleSigns angles) {
    List<Doc> parts = bindings(let.bindings(), angles);
    parts.add(docs.expressions().inner(let.body(), angles));
    return Doc.group(Doc.concat(parts));
  }

  /** A let with what ends it. */
  Doc binding(Binding binding, AngleSigns angles) {
    return switch (binding) {
      case Let let ->
          binding(
              (let.recursive() ? "let rec " : "let ") + let.name().text(),
              let.value(),
              let.terminator(),
              angles);
      case FunctionLet function ->
          binding(
              (function.recursive() ? "let rec " : "let ")
                  + function.name().text()
                  + "("
                  + String.join(", ", function.parameters().stream().map(Identifier::text).toList())
                  + ")",
              function.body(),
              function.terminator(),
              angles);
    };
  }

  private Doc binding(String start, Expr value, Terminator terminator, AngleSigns angles) {
    Doc doc = docs.comments().around(value, value(value, angles.letValue()));
    String end = terminator == Terminator.IN ? " in" : ";";
    return Doc.concat(Doc.text(start + " ="), Doc.group(Doc.nest(Doc.LINE, doc)), Doc.text(end));
  }

  /** The layout of a rule, a let or an expression that stands alone. */
  Doc value(Expr value, AngleSigns angles) {
    return value instanceof RuleExpr rule
        ? rule(rule, angles)
        : docs.expressions().inner(value, angles);
  }

  private Doc item(MoleculeItem item, AngleSigns angles, boolean last, boolean guardFollows) {
    return switch (item) {
      case LetScope scope -> {
        List<Doc> parts = bindings(scope.bindings(), angles);
        parts.add(molecule(scope.rest(), angles, guardFollows));
        yield Doc.concat(parts);
      }
      case RuleExpr rule -> {
        boolean bare = last && (!guardFollows || rule.guard().isPresent());
        yield bare ? rule(rule, angles) : Docs.parenthesised(rule(rule, AngleSigns.FREE));
      }
      case LetExpr let -> Docs.parenthesised(letExpr(let, AngleSigns.FREE));
      case Expr expr -> copiesOrExpr(expr, angles);
    };
  }

  private Doc listItem(Expr item) {
    return switch (item) {
      case RuleExpr rule -> Docs.parenthesised(rule(rule, AngleSigns.FREE));
      case LetExpr let -> letExpr(let, AngleSigns.FREE);
      default -> copiesOrExpr(item, AngleSigns.FREE);
    };
  }

  private Doc copiesOrExpr(Expr expr, AngleSigns angles) {
    Precedence asked = Precedence.of(expr) == Precedence.RULE ? Precedence.RULE : Precedence.IF;
    return docs.expressions().expr(expr, asked, angles);
  }

  private List<Doc> bindings(List<Binding> bindings, AngleSigns angles) {
    List<Doc> parts = new ArrayList<>();
    for (Binding binding : bindings) {
      parts.add(docs.comments().around(binding, binding(binding, angles)));
      parts.add(Doc.LINE);
    }
    return parts;
  }

  private static Doc part(Doc content) {
    return Doc.group(Doc.nest(content));
  }

  private static String head(RuleKind kind) {
    return switch (kind) {
      case REPLACE -> "replace";
      case REPLACE_ONE -> "replace-one";
      case INJECT -> "with";
    };
  }

  /** Plain atoms flow like words in a paragraph; other items stand one below the other. */
  private static Doc joined(List<MoleculeItem> content, List<Doc> items) {
    boolean plain = content.size() > 1 && content.stream().allMatch(MoleculeDocs::isPlain);
    return plain ? Docs.filled(items) : Docs.separated(items);
  }

  private static boolean isPlain(MoleculeItem item) {
    return switch (item) {
      case Literal literal -> true;
      case Name name -> true;
      case SymbolRef symbol -> true;
      case Nothing nothing -> true;
      case TupleTree tuple -> tuple.elements().stream().allMatch(MoleculeDocs::isPlain);
      case Call call -> call.arguments().stream().allMatch(MoleculeDocs::isPlain);
      case Chain chain -> chain.operands().stream().allMatch(MoleculeDocs::isPlain);
      case Unary unary -> isPlain(unary.operand());
      case CopiesTree copies -> isPlain(copies.item());
      default -> false;
    };
  }
}
