package hocl.language.rule;

import hocl.language.core.Builtin;
import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.runtime.atom.Kind;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Symbol;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells what {@code let} is written for, by its value and what follows. */
final class LetForms {
  private LetForms() {}

  static boolean isMention(CoreExpr expr, int slot) {
    return expr instanceof CoreExpr.Local local && local.slot() == slot;
  }

  /**
   * Whether {@code let} only gives a name to what cannot be written where it is mentioned: a symbol
   * whose method is called, or an {@linkplain Unwritable unwritable} value.
   */
  static boolean isOnlyNamed(CoreExpr value, CoreExpr body, int slot) {
    Object atom = atom(value);
    return atom != null
        && switch (body) {
          case CoreExpr.CallMethod call -> atom instanceof Symbol && isMention(call.target(), slot);
          case CoreExpr.Call call ->
              isMention(call.callee(), slot) && Unwritable.isCallee(atom, call.arguments().size());
          case CoreExpr.CallBuiltin call ->
              call.arguments().size() == 1
                  && isMention(call.arguments().getFirst(), slot)
                  && Unwritable.isArgument(atom, call.builtin(), 1);
          default -> false;
        };
  }

  static boolean isOnlyNamed(CoreExpr value, List<CoreItem> rest, int slot) {
    CoreExpr only = only(rest);
    if (only != null) {
      return isOnlyNamed(value, only, slot);
    }
    Object atom = atom(value);
    return atom != null
        && rest.size() == 1
        && rest.getFirst() instanceof CoreItem.Copies copies
        && isMention(copies.count(), slot)
        && Unwritable.isCount(atom);
  }

  /**
   * The atom that is known as the value of {@code let}, written out or as {@code at([atom], 0)}.
   */
  static @Nullable Object atom(CoreExpr expr) {
    return expr instanceof CoreExpr.CallBuiltin call
            && call.builtin() == Builtin.AT
            && call.arguments().getFirst() instanceof CoreExpr.Constant list
            && list.value() instanceof ListAtom atoms
            && atoms.size() == 1
            && call.arguments().getLast() instanceof CoreExpr.Constant index
            && index.value().equals(0L)
        ? atoms.get(0)
        : expr instanceof CoreExpr.Constant constant && Kind.isAtom(constant.value())
            ? constant.value()
            : null;
  }

  /** The expression that is the only item, or null. */
  static @Nullable CoreExpr only(List<CoreItem> items) {
    return items.size() == 1 && items.getFirst() instanceof CoreItem.One one ? one.expr() : null;
  }
}
