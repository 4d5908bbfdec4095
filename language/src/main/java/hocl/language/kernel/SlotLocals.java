package hocl.language.kernel;

import hocl.runtime.atom.Kind;
import hocl.runtime.store.Shape;
import hocl.runtime.store.Shape.Column;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/** Which local of the generated method holds which slot. */
final class SlotLocals {

  /** How a slot is held. */
  enum Held {
    /** An Int of 64 bits. */
    LONG,
    /** A Float. */
    DOUBLE,
    /** An Int of more than 64 bits. */
    BIG,
    /** Any other atom. */
    OBJECT;

    /** The type of the local variable. */
    TypeKind local() {
      return switch (this) {
        case LONG -> TypeKind.LONG;
        case DOUBLE -> TypeKind.DOUBLE;
        case BIG, OBJECT -> TypeKind.REFERENCE;
      };
    }

    /** The type of the parameter of a method. */
    ClassDesc type() {
      return switch (this) {
        case LONG -> Names.LONG;
        case DOUBLE -> Names.DOUBLE;
        case BIG, OBJECT -> Names.OBJECT;
      };
    }

    /** How a column of a shape is held. */
    static Held of(Shape shape, int column) {
      return switch (shape.column(column)) {
        case LONG -> LONG;
        case DOUBLE -> DOUBLE;
        case OBJECT -> shape.kind() == Kind.INT ? BIG : OBJECT;
      };
    }

    /** How an atom is held. */
    static Held of(Object atom) {
      return switch (atom) {
        case Long v -> LONG;
        case Double v -> DOUBLE;
        case BigInteger v -> BIG;
        default -> OBJECT;
      };
    }

    /** Whether objects are held so. */
    boolean isReference() {
      return this == BIG || this == OBJECT;
    }

    /** Whether values that are held so never equal values that are held as the other. */
    boolean differs(Held other) {
      return this != other && !(isReference() && other.isReference());
    }

    /** The kind of column for what is held so. */
    Column column() {
      return switch (this) {
        case LONG -> Column.LONG;
        case DOUBLE -> Column.DOUBLE;
        case BIG, OBJECT -> Column.OBJECT;
      };
    }
  }

  private record Variable(Held held, int local) {}

  private Map<Integer, Variable> bySlot = new HashMap<>();

  /** The present bindings, to come back to with {@link #restore}. */
  Object snapshot() {
    return new HashMap<>(bySlot);
  }

  /** Forgets what was bound since a snapshot. */
  @SuppressWarnings("unchecked") // only snapshots come in
  void restore(Object snapshot) {
    bySlot = new HashMap<>((Map<Integer, Variable>) snapshot);
  }

  /** The local of a slot of which only is asked how it is held. */
  static final int NOWHERE = -1;

  /** A slot is in a local already. */
  void define(int slot, Held held, int local) {
    bySlot.put(slot, new Variable(held, local));
  }

  /** Makes a local for a slot and stores what is on the stack in it. */
  void store(CodeBuilder code, int slot, Held held) {
    Variable variable = bySlot.get(slot);
    if (variable == null || variable.held() != held || variable.local() == NOWHERE) {
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
      throw new NotForKernelsException("a variable stands for any number of atoms");
    }
    return variable;
  }
}
