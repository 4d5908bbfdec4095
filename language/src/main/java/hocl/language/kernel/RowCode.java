package hocl.language.kernel;

import hocl.language.kernel.SlotLocals.Held;
import hocl.runtime.atom.Kind;
import hocl.runtime.store.Shape;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ConstantDescs;
import java.util.List;

/** Generates the writing of products into columns. */
final class RowCode {

  private final CodeBuilder code;
  private final Fields fields;
  private final ExpressionCode expressions;

  /** An atom in columns: its shape and a value for each column. */
  record Row(Shape shape, List<Value> columns, int place) implements ReactionCode.Product {}

  RowCode(CodeBuilder code, Fields fields, ExpressionCode expressions) {
    this.code = code;
    this.fields = fields;
    this.expressions = expressions;
  }

  /** The atom found changes to a product of the same shape. */
  void replace(FoundAtom each, Row product, int changedFields) {
    int columns = changedColumns(product.shape(), changedFields);
    tell(each, "change", columns);
    write(each, product, columns);
    tell(each, "changed", columns);
  }

  /** The columns, a bit for each, that hold some fields of an atom. */
  static int changedColumns(Shape shape, int changedFields) {
    return shape.kind() == Kind.TUPLE
        ? changedFields >> (shape.arity() - shape.width())
        : changedFields;
  }

  /** Writes some columns of a product, a bit for each, in the place of an atom found. */
  void write(FoundAtom each, Row product, int columns) {
    for (int column = 0; column < product.columns().size(); column++) {
      if ((columns & 1 << column) != 0) {
        write(product.columns().get(column), column, each.species(), each.row(), true);
      }
    }
  }

  /** As the other one, for columns of numbers, of which some were fetched. */
  void write(FoundAtom each, Row product, int columns, PatternCode fetched) {
    for (int column = 0; column < product.columns().size(); column++) {
      if ((columns & 1 << column) != 0) {
        if (fetched.fetched(column) >= 0) {
          code.aload(fetched.fetched(column));
        } else {
          pushLongs(column, each.species());
        }
        store(product.columns().get(column), each.row());
      }
    }
  }

  private void pushLongs(int column, int species) {
    code.aload(species);
    code.loadConstant(column);
    code.invokevirtual(Names.SPECIES, "longs", Names.method(Names.LONGS, Names.INT));
  }

  /** Stores a number in the array on the stack. */
  private void store(Value value, int row) {
    code.iload(row);
    value.push(code, expressions);
    if (value.held() == Held.DOUBLE) {
      code.invokestatic(
          ConstantDescs.CD_Double, "doubleToRawLongBits", Names.method(Names.LONG, Names.DOUBLE));
    }
    code.lastore();
  }

  private void tell(FoundAtom each, String method, int columns) {
    code.aload(each.species());
    code.iload(each.row());
    code.loadConstant(columns);
    code.invokestatic(
        Names.WAKING, method, Names.method(Names.VOID, Names.SPECIES, Names.INT, Names.INT));
  }

  /**
   * Gives up where an atom that comes would not have the shape that was expected; one of that shape
   * that is there already says that it would.
   */
  void checkAdmitted(Shape shape, int host, Label beyond) {
    Label admitted = code.newLabel();
    fields.pushSpecies(code, shape);
    code.ifnonnull(admitted);
    code.aload(host);
    fields.push(code, shape);
    code.invokestatic(
        Names.SUPPORT, "admits", Names.method(Names.BOOLEAN, Names.SOLUTION, Names.SHAPE));
    code.ifeq(beyond);
    code.labelBinding(admitted);
  }

  /** Puts a product into the solution that a local holds. */
  void putIn(Row product, int host) {
    int species = code.allocateLocal(TypeKind.REFERENCE);
    int row = code.allocateLocal(TypeKind.INT);
    fields.loadSpecies(code, product.shape(), host, species);
    code.aload(species);
    code.invokevirtual(Names.SPECIES, "append", Names.method(Names.INT));
    code.istore(row);
    for (int column = 0; column < product.columns().size(); column++) {
      write(product.columns().get(column), column, species, row, false);
    }
  }

  private void write(Value value, int column, int species, int row, boolean inPlace) {
    if (!value.held().isReference()) {
      pushLongs(column, species);
      store(value, row);
      return;
    }
    code.aload(species);
    code.loadConstant(column);
    if (inPlace) {
      code.iload(row);
      value.push(code, expressions);
      code.invokestatic(
          Names.SUPPORT,
          "replace",
          Names.method(Names.VOID, Names.SPECIES, Names.INT, Names.INT, Names.OBJECT));
    } else {
      code.invokevirtual(Names.SPECIES, "objects", Names.method(Names.OBJECTS, Names.INT));
      code.iload(row);
      value.push(code, expressions);
      code.aastore();
    }
  }

  /** Now and then passive atoms that are still there have another turn. */
  void giveTurn(List<FoundAtom> stayed, int run) {
    if (stayed.isEmpty()) {
      return;
    }
    Label after = code.newLabel();
    code.aload(run);
    code.invokevirtual(Names.RUN, "givesTurn", Names.method(Names.BOOLEAN));
    code.ifeq(after);
    for (FoundAtom each : stayed) {
      code.aload(each.species());
      code.iload(each.row());
      code.invokestatic(Names.WAKING, "renew", Names.method(Names.VOID, Names.SPECIES, Names.INT));
    }
    code.labelBinding(after);
  }
}
