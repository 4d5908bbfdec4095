package hocl.language.kernel;

import hocl.grammar.source.Span;
import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.core.RuleCore;
import hocl.language.core.RuleKind;
import hocl.language.plan.InPlace;
import hocl.language.plan.Kept;
import hocl.language.plan.Step;
import hocl.runtime.atom.Kind;
import hocl.runtime.atom.Tuple;
import hocl.runtime.store.Shape;
import hocl.runtime.store.Shape.Column;
import hocl.runtime.store.Shapes;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Generates a reaction: evaluate what comes in, take out what goes, put in what comes. */
final class ReactionCode {

  private final CodeBuilder code;
  private final Fields fields;
  private final ExpressionCode expressions;
  private final RuleCore rule;
  private final Kept kept;
  private final Shapes shapes;
  private final List<Product> products = new ArrayList<>();

  /**
   * An atom that comes in: its shape and, for each column, the local of its value or a constant.
   */
  private record Product(Shape shape, List<Value> columns) {}

  /** What goes into a column: a local if there is one, otherwise the expression, which is ready. */
  private record Value(Column column, int local, @Nullable CoreExpr expr) {}

  ReactionCode(
      CodeBuilder code, Fields fields, ExpressionCode expressions, RuleCore rule, Shapes shapes) {
    this.code = code;
    this.fields = fields;
    this.expressions = expressions;
    this.rule = rule;
    this.kept = Kept.of(rule);
    this.shapes = shapes;
  }

  /** Evaluates everything that can fail, into locals. */
  void prepare(Label beyond) {
    for (CoreItem item : kept.products()) {
      if (!(item instanceof CoreItem.One one)) {
        throw new NotForKernelsException("a product that is no atom");
      }
      products.add(
          switch (one.expr()) {
            case CoreExpr.MakeTuple tuple -> tuple(tuple, beyond);
            case CoreExpr.Constant constant when constant.value() instanceof Tuple tuple ->
                tuple(spelledOut(tuple, constant.span()), beyond);
            default -> scalar(one.expr());
          });
    }
  }

  /** A constant tuple as the expression that makes it. */
  private static CoreExpr.MakeTuple spelledOut(Tuple tuple, Span span) {
    List<CoreExpr> fields = new ArrayList<>();
    for (int i = 0; i < tuple.arity(); i++) {
      fields.add(new CoreExpr.Constant(tuple.get(i), span));
    }
    return new CoreExpr.MakeTuple(fields, span);
  }

  private Product scalar(CoreExpr expr) {
    if (expressions.isLong(expr)) {
      return new Product(shapes.ints(), List.of(evaluated(expr)));
    }
    if (expr instanceof CoreExpr.Constant constant && expressions.isObject(expr)) {
      Shape shape = shapes.of(constant.value());
      if (shape.kind() != Kind.TUPLE && PatternCode.fits(shape)) {
        return new Product(
            shape, shape.width() == 0 ? List.of() : List.of(new Value(Column.OBJECT, -1, expr)));
      }
    }
    throw new NotForKernelsException("an atom of a kind that is not known beforehand");
  }

  private Value evaluated(CoreExpr expr) {
    if (expr instanceof CoreExpr.Constant || expr instanceof CoreExpr.Local) {
      return new Value(Column.LONG, -1, expr);
    }
    expressions.pushLong(expr);
    int local = code.allocateLocal(TypeKind.LONG);
    code.lstore(local);
    return new Value(Column.LONG, local, expr);
  }

  private Product tuple(CoreExpr.MakeTuple tuple, Label beyond) {
    List<CoreExpr> fields = tuple.fields();
    Object tag =
        fields.getFirst() instanceof CoreExpr.Constant first && shapes.isTag(first.value())
            ? first.value()
            : null;
    List<Value> values = new ArrayList<>();
    for (CoreExpr field : tag == null ? fields : fields.subList(1, fields.size())) {
      if (expressions.isLong(field)) {
        values.add(evaluated(field));
      } else if (expressions.isObject(field)) {
        if (tag == null && values.isEmpty() && !(field instanceof CoreExpr.Constant)) {
          throw new NotForKernelsException("a first field that may be a tag");
        }
        expressions.pushObject(field);
        code.invokestatic(
            Names.SUPPORT, "isPlainObject", Names.method(Names.BOOLEAN, Names.OBJECT));
        code.ifeq(beyond);
        values.add(new Value(Column.OBJECT, -1, field));
      } else {
        throw new NotForKernelsException("a field of another kind");
      }
    }
    Column[] columns = values.stream().map(Value::column).toArray(Column[]::new);
    Shape shape = shapes.tupleShape(fields.size(), tag, columns);
    if (!PatternCode.fits(shape)) {
      throw new NotForKernelsException("a shape that is not in columns");
    }
    return new Product(shape, values);
  }

  /** Takes out and puts in; returns from the method. */
  void react(
      List<OccurrenceCode.Found> found,
      int activeHead,
      Shape ruleShape,
      int run,
      int host,
      int active) {
    code.aload(run);
    code.invokevirtual(Names.RUN, "react", Names.method(Names.VOID));
    InPlace inPlace = InPlace.of(rule, kept, activeHead);
    boolean[] placed = new boolean[products.size()];
    boolean gone = false;
    for (OccurrenceCode.Found each : found) {
      if (each.take().container() != Step.HOST) {
        // goes with its solution
        continue;
      }
      boolean isActive = each.take().active();
      int head = each.take().head();
      int place = inPlace.product(head);
      if (kept.stays(head)) {
        if (!isActive) {
          giveTurn(each, run);
        }
      } else if (place != InPlace.NONE && products.get(place).shape() == each.shape()) {
        placed[place] = true;
        replace(each, products.get(place), inPlace.changed(head));
      } else if (isActive) {
        gone = true;
        code.aload(active);
        code.invokevirtual(Names.SPECIES, "consume", Names.method(Names.VOID));
      } else {
        code.aload(each.species());
        code.iload(each.row());
        code.invokevirtual(Names.SPECIES, "remove", Names.method(Names.VOID, Names.INT));
      }
    }
    if (rule.kind() != RuleKind.REPLACE) {
      fields.pushRule(code, ruleShape);
      fields.pushRule(code, ruleShape);
      code.invokevirtual(Names.SPECIES, "first", Names.method(Names.INT));
      code.invokevirtual(Names.SPECIES, "remove", Names.method(Names.VOID, Names.INT));
      fields.clearRule(code, ruleShape);
    }
    for (int i = 0; i < placed.length; i++) {
      if (!placed[i]) {
        putIn(products.get(i), host);
      }
    }
    code.loadConstant(gone ? Kernel.GONE : Kernel.KEPT);
    code.ireturn();
  }

  /** The atom found changes to a product of the same shape. */
  private void replace(OccurrenceCode.Found each, Product product, int changedFields) {
    Shape shape = product.shape();
    int columns =
        shape.kind() == Kind.TUPLE
            ? changedFields >> (shape.arity() - shape.width())
            : changedFields;
    tell(each, "change", columns);
    for (int column = 0; column < product.columns().size(); column++) {
      if ((columns & 1 << column) != 0) {
        write(product.columns().get(column), column, each.species(), each.row(), true);
      }
    }
    tell(each, "changed", columns);
  }

  private void tell(OccurrenceCode.Found each, String method, int columns) {
    code.aload(each.species());
    code.iload(each.row());
    code.loadConstant(columns);
    code.invokevirtual(Names.SPECIES, method, Names.method(Names.VOID, Names.INT, Names.INT));
  }

  private void giveTurn(OccurrenceCode.Found each, int run) {
    Label after = code.newLabel();
    code.aload(run);
    code.invokevirtual(Names.RUN, "givesTurn", Names.method(Names.BOOLEAN));
    code.ifeq(after);
    code.aload(each.species());
    code.iload(each.row());
    code.invokevirtual(Names.SPECIES, "awaken", Names.method(Names.VOID, Names.INT));
    code.labelBinding(after);
  }

  private void putIn(Product product, int host) {
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
    code.aload(species);
    code.loadConstant(column);
    if (value.column() == Column.LONG) {
      code.invokevirtual(Names.SPECIES, "longs", Names.method(Names.LONGS, Names.INT));
      code.iload(row);
      push(value);
      code.lastore();
    } else if (inPlace) {
      code.iload(row);
      push(value);
      code.invokestatic(
          Names.SUPPORT,
          "replace",
          Names.method(Names.VOID, Names.SPECIES, Names.INT, Names.INT, Names.OBJECT));
    } else {
      code.invokevirtual(Names.SPECIES, "objects", Names.method(Names.OBJECTS, Names.INT));
      code.iload(row);
      push(value);
      code.aastore();
    }
  }

  private void push(Value value) {
    if (value.local() >= 0) {
      code.lload(value.local());
    } else if (value.expr() == null) {
      throw new IllegalStateException("a column without a value");
    } else if (value.column() == Column.LONG) {
      expressions.pushLong(value.expr());
    } else {
      expressions.pushObject(value.expr());
    }
  }
}
