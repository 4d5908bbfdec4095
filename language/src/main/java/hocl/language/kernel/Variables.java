package hocl.language.kernel;

import hocl.runtime.store.Shape.Column;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.HashMap;
import java.util.Map;

/** Which local of the generated method holds which slot. */
final class Variables {

  /** How a slot is held. */
  enum Held {
    /** An Int of 64 bits. */
    LONG,
    /** A Float. */
    DOUBLE,
    /** Any other atom. */
    OBJECT;

    /** What the local is. */
    TypeKind local() {
      return switch (this) {
        case LONG -> TypeKind.LONG;
        case DOUBLE -> TypeKind.DOUBLE;
        case OBJECT -> TypeKind.REFERENCE;
      };
    }

    /** How a column of that kind is held. */
    static Held of(Column column) {
      return switch (column) {
        case LONG -> LONG;
        case DOUBLE -> DOUBLE;
        case OBJECT -> OBJECT;
      };
    }

    /** The kind of column for what is held so. */
    Column column() {
      return switch (this) {
        case LONG -> Column.LONG;
        case DOUBLE -> Column.DOUBLE;
        case OBJECT -> Column.OBJECT;
      };
    }
  }

  private record Variable(Held held, int local) {}

  private Map<Integer, Variable> bySlot = new HashMap<>();

  /** What is bound now, to come back to with {@link #restore}. */
  Object snapshot() {
    return new HashMap<>(bySlot);
  }

  /** Forgets what was bound since a snapshot. */
  @SuppressWarnings("unchecked") // only snapshots come in
  void restore(Object snapshot) {
    bySlot = new HashMap<>((Map<Integer, Variable>) snapshot);
  }

  /** Makes a local for a slot and stores what is on the stack in it. */
  void store(CodeBuilder code, int slot, Held held) {
    Variable variable = bySlot.get(slot);
    if (variable == null || variable.held() != held) {
      int local = code.allocateLocal(held.local());
      variable = new Variable(held, local);
      bySlot.put(slot, variable);
    }
    code.storeLocal(held.local(), variable.local());
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
    code.loadLocal(variable.held().local(), variable.local());
  }

  private Variable variable(int slot) {
    Variable variable = bySlot.get(slot);
    if (variable == null) {
      throw new NotForKernelsException("a slot that is not bound in columns");
    }
    return variable;
  }
}
