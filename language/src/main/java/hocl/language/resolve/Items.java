package hocl.language.resolve;

import hocl.grammar.source.Span;
import hocl.grammar.tree.Call;
import hocl.grammar.tree.CopiesTree;
import hocl.grammar.tree.Expr;
import hocl.grammar.tree.If;
import hocl.grammar.tree.Infinity;
import hocl.grammar.tree.LetExpr;
import hocl.grammar.tree.LetScope;
import hocl.grammar.tree.MoleculeItem;
import hocl.grammar.tree.MoleculeTree;
import hocl.grammar.tree.Name;
import hocl.grammar.tree.Nothing;
import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.plain.Masked;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Resolves the items of molecules. */
final class Items {
  private final Resolution all;

  Items(Resolution all) {
    this.all = all;
  }

  /** The content of a solution, a list or the program. */
  List<CoreItem> content(MoleculeTree molecule) {
    return items(molecule.items(), false);
  }

  /** The products of a rule, among which {@code print} may stand. */
  List<CoreItem> products(MoleculeTree molecule) {
    return items(molecule.items(), true);
  }

  private List<CoreItem> items(List<MoleculeItem> items, boolean product) {
    List<CoreItem> out = new ArrayList<>(items.size());
    for (MoleculeItem item : items) {
      switch (item) {
        case LetScope scope ->
            out.addAll(
                all.bindings.over(
                    scope.bindings(), () -> items(scope.rest().items(), product), scope.span()));
        case Expr expr -> add(expr, product, out);
      }
    }
    return List.copyOf(out);
  }

  private void add(Expr expr, boolean product, List<CoreItem> out) {
    CoreExpr masked = expr instanceof Name name ? masked(name) : null;
    if (masked != null) {
      out.add(new CoreItem.One(masked));
      return;
    }
    switch (expr) {
      case Nothing nothing -> {}
      case CopiesTree copies -> out.add(copies(copies));
      case If choice ->
          out.add(
              new CoreItem.If(
                  all.expressions.atom(choice.condition()),
                  branch(choice.thenBranch(), product),
                  branch(choice.elseBranch(), product),
                  choice.span()));
      case LetExpr let ->
          out.addAll(
              all.bindings.over(let.bindings(), () -> branch(let.body(), product), let.span()));
      case Call call when isPrint(call) && product ->
          out.add(new CoreItem.Print(all.atoms(call.arguments()), call.span()));
      default -> out.add(new CoreItem.One(all.expressions.moleculeOrAtom(expr)));
    }
  }

  /** The molecule that a name stands for in the text the parser read; not inside rules. */
  private @Nullable CoreExpr masked(Name name) {
    Masked text = all.masked();
    if (text == null || all.names.current() != all.names.top()) {
      return null;
    }
    hocl.runtime.atom.Molecule molecule = text.take(name.text(), name.span());
    return molecule == null ? null : new CoreExpr.Constant(molecule, name.span());
  }

  private List<CoreItem> branch(Expr expr, boolean product) {
    List<CoreItem> out = new ArrayList<>();
    add(expr, product, out);
    return List.copyOf(out);
  }

  private boolean isPrint(Call call) {
    return call.function().text().equals(ScopeNames.PRINT)
        && all.names.find(ScopeNames.PRINT) == null;
  }

  private CoreItem copies(CopiesTree copies) {
    Variable rest = all.expressions.restNamed(copies.item());
    if (rest != null) {
      all.problems.report("E0401", copies.item().span(), rest.name);
    }
    CoreExpr item = all.expressions.atom(copies.item());
    return new CoreItem.Copies(item, count(copies.count()), copies.span());
  }

  /** The number of copies; reports one that cannot be. */
  CoreExpr count(Expr expr) {
    if (expr instanceof Infinity) {
      all.problems.report("E0220", expr.span());
      return Expressions.placeholder(expr.span());
    }
    CoreExpr count = all.expressions.atom(expr);
    if (count instanceof CoreExpr.Constant constant && !isCount(constant.value())) {
      Span span = expr.span();
      all.problems.report("E0417", span, span.text());
    }
    return count;
  }

  private static boolean isCount(Object value) {
    return switch (value) {
      case Long number -> number >= 0;
      case BigInteger number -> number.signum() >= 0;
      default -> false;
    };
  }
}
