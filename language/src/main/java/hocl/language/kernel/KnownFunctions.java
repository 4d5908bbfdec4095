package hocl.language.kernel;

import hocl.language.core.CoreExpr;
import hocl.language.core.CoreWalk;
import hocl.language.core.FunctionCore;
import hocl.language.core.RuleCore;
import hocl.language.rule.DefinedFunction;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.FunctionAtom;
import hocl.runtime.atom.Rule;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions that a rule has captured and calls: code is made for these very functions. */
final class KnownFunctions {

  /** None. */
  static final KnownFunctions NONE = new KnownFunctions();

  private final Map<Integer, FunctionAtom> bySlot = new HashMap<>();

  private KnownFunctions() {}

  /** The functions that a rule calls. */
  static KnownFunctions of(RuleCore core, Rule rule) {
    KnownFunctions found = new KnownFunctions();
    CoreWalk.ofRule(
        core,
        expr -> {
          if (expr instanceof CoreExpr.Call call
              && call.callee() instanceof CoreExpr.Local local
              && local.slot() < core.captured()
              && rule.captured(local.slot()) instanceof FunctionAtom function
              && function.definition() instanceof DefinedFunction) {
            found.bySlot.put(local.slot(), function);
          }
        });
    return found;
  }

  /** The function in a slot of the rule, or null if it is none that is called. */
  @Nullable FunctionAtom get(int slot) {
    return bySlot.get(slot);
  }

  /** The definitions of the functions: kernels for other definitions are other code. */
  Map<Integer, SameFunction> facts() {
    Map<Integer, SameFunction> facts = new HashMap<>();
    bySlot.forEach((slot, function) -> facts.put(slot, new SameFunction(core(function))));
    return facts;
  }

  /** The definition of a function of the program. */
  static FunctionCore core(FunctionAtom function) {
    return ((DefinedFunction) function.definition()).core();
  }

  /** A definition that is compared by identity. */
  record SameFunction(FunctionCore core) {

    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(@Nullable Object other) {
      return other instanceof SameFunction same && same.core == core;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(core);
    }
  }

  /** Whether an atom is a function that does the same as one that code was made for. */
  @SuppressWarnings("ReferenceEquality") // equal definitions would take long to compare
  static boolean same(Object atom, FunctionAtom known) {
    if (atom == known) {
      return true;
    }
    if (!(atom instanceof FunctionAtom function)
        || !(function.definition() instanceof DefinedFunction defined)
        || defined.core() != core(known)) {
      return false;
    }
    for (int i = 0; i < defined.core().captured(); i++) {
      Object one = function.captured(i);
      Object other = known.captured(i);
      boolean same =
          one == other
              || (other instanceof FunctionAtom inner
                  ? same(one, inner)
                  : isSmall(other) && Atoms.equal(one, other));
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSmall(Object value) {
    return Atoms.isNumber(value) || KernelSupport.isSimple(value);
  }
}
