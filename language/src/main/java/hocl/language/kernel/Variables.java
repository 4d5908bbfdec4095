package hocl.language.kernel;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.HashMap;
import java.util.Map;

/** Which local of the generated method holds which slot. */
final class Variables {

  /** How a slot is held. */
  enum Held {
    LONG,
    OBJECT
  }

  private record Variable(Held held, int local) {}

  private final Map<Integer, Variable> bySlot = new HashMap<>();

  /** Makes a local for a slot and stores what is on the stack in it. */
  void store(CodeBuilder code, int slot, Held held) {
    Variable variable = bySlot.get(slot);
    if (variable == null || variable.held() != held) {
      int local = code.allocateLocal(held == Held.LONG ? TypeKind.LONG : TypeKind.REFERENCE);
      variable = new Variable(held, local);
      bySlot.put(slot, variable);
    }
    if (held == Held.LONG) {
      code.lstore(variable.local());
    } else {
      code.astore(variable.local());
    }
  }

  /** Whether the slot is bound by now. */
  boolean isBound(int slot) {
    return bySlot.containsKey(slot);
  }

  /** How a bound slot is held. */
  Held held(int slot) {
    return variable(slot).held();
  }

  /** Pushes the value of a bound slot. */
  void load(CodeBuilder code, int slot) {
    Variable variable = variable(slot);
    if (variable.held() == Held.LONG) {
      code.lload(variable.local());
    } else {
      code.aload(variable.local());
    }
  }

  private Variable variable(int slot) {
    Variable variable = bySlot.get(slot);
    if (variable == null) {
      throw new NotForKernelsException("a slot that is not bound in columns");
    }
    return variable;
  }
}
