package hocl.language.explore;

import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.core.RuleCore;
import hocl.language.core.Slot;
import hocl.runtime.atom.Molecule;
import java.util.List;

/** Counts the atoms that a rule makes, where its text tells. */
final class ProductCount {

  /** Stands for a number that the text does not tell. */
  static final int UNKNOWN = -1;

  private static final int MOST = 1 << 16;

  private ProductCount() {}

  /** The number of atoms that every reaction of a rule makes, or {@link #UNKNOWN}. */
  static int of(RuleCore core) {
    return of(core.products(), core.slots());
  }

  private static int of(List<CoreItem> items, List<Slot> slots) {
    int count = 0;
    for (CoreItem item : items) {
      int more =
          switch (item) {
            case CoreItem.One i -> isAtom(i.expr(), slots) ? 1 : UNKNOWN;
            case CoreItem.Copies i ->
                i.count() instanceof CoreExpr.Constant constant
                        && constant.value() instanceof Long number
                        && number >= 0
                        && number <= MOST
                    ? number.intValue()
                    : UNKNOWN;
            case CoreItem.If i -> {
              int yes = of(i.yes(), slots);
              yield yes == of(i.no(), slots) ? yes : UNKNOWN;
            }
            case CoreItem.Let i -> of(i.rest(), slots);
            case CoreItem.Print i -> 0;
          };
      if (more == UNKNOWN) {
        return UNKNOWN;
      }
      count += more;
    }
    return count;
  }

  /** Whether an expression gives an atom and no molecule. */
  private static boolean isAtom(CoreExpr expr, List<Slot> slots) {
    return switch (expr) {
      case CoreExpr.Constant e -> !(e.value() instanceof Molecule);
      case CoreExpr.Local e -> slots.get(e.slot()).kind() == Slot.Kind.ATOM;
      case CoreExpr.If e -> isAtom(e.yes(), slots) && isAtom(e.no(), slots);
      case CoreExpr.Let e -> isAtom(e.body(), slots);
      case CoreExpr.MakeMolecule e -> false;
      case CoreExpr.CallBuiltin e -> !e.builtin().givesMolecule();
      case CoreExpr.Self e -> true;
      case CoreExpr.Chain e -> true;
      case CoreExpr.And e -> true;
      case CoreExpr.Or e -> true;
      case CoreExpr.Negate e -> true;
      case CoreExpr.Not e -> true;
      case CoreExpr.MakeTuple e -> true;
      case CoreExpr.MakeList e -> true;
      case CoreExpr.MakeSolution e -> true;
      case CoreExpr.MakeRule e -> true;
      case CoreExpr.MakeFunction e -> true;
      case CoreExpr.Call e -> true;
      case CoreExpr.CallMethod e -> true;
      case CoreExpr.CallStatic e -> true;
      case CoreExpr.GetField e -> true;
      case CoreExpr.GetStatic e -> true;
      case CoreExpr.New e -> true;
      case CoreExpr.InstanceOf e -> true;
      case CoreExpr.Cast e -> true;
    };
  }
}
