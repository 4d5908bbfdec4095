package hocl.language.confluence;

import hocl.language.core.CoreExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Conditions as texts, as they are written, with terms for their variables: two with the same text
 * both hold, or neither does, also where one cannot be evaluated.
 */
final class Wording {
  private final Map<Integer, Term> slots;

  private Wording(Map<Integer, Term> slots) {
    this.slots = slots;
  }

  /** The text of a condition, or null for one of a kind that is not looked into. */
  static @Nullable String of(CoreExpr condition, Map<Integer, Term> slots) {
    return new Wording(slots).text(condition);
  }

  private @Nullable String text(CoreExpr expr) {
    return switch (expr) {
      case CoreExpr.Constant e -> Term.of(e.value()).key();
      case CoreExpr.Local e -> slots.containsKey(e.slot()) ? slots.get(e.slot()).key() : null;
      case CoreExpr.Chain e -> {
        List<CoreExpr> operands = new ArrayList<>(List.of(e.first()));
        StringBuilder signs = new StringBuilder("chain");
        for (CoreExpr.Link link : e.links()) {
          operands.add(link.operand());
          signs.append(' ').append(link.operator().sign());
        }
        yield all(signs.toString(), operands);
      }
      case CoreExpr.And e -> all("&&", e.operands());
      case CoreExpr.Or e -> all("||", e.operands());
      case CoreExpr.Negate e -> all("-", List.of(e.operand()));
      case CoreExpr.Not e -> all("!", List.of(e.operand()));
      case CoreExpr.If e -> all("if", List.of(e.condition(), e.yes(), e.no()));
      case CoreExpr.MakeTuple e -> all(":", e.fields());
      case CoreExpr.Call e -> {
        List<CoreExpr> parts = new ArrayList<>(List.of(e.callee()));
        parts.addAll(e.arguments());
        yield all("call", parts);
      }
      case CoreExpr.CallBuiltin e -> all(e.builtin().spelling(), e.arguments());
      case CoreExpr.CallMethod e -> {
        List<CoreExpr> parts = new ArrayList<>(List.of(e.target()));
        parts.addAll(e.arguments());
        yield all("." + e.name(), parts);
      }
      case CoreExpr.InstanceOf e -> all("instanceof " + e.type(), List.of(e.operand()));
      default -> null;
    };
  }

  private @Nullable String all(String name, List<CoreExpr> parts) {
    StringBuilder out = new StringBuilder(name).append('(');
    for (CoreExpr part : parts) {
      String text = text(part);
      if (text == null) {
        return null;
      }
      out.append(text).append(", ");
    }
    return out.append(')').toString();
  }
}
