package hocl.language.kernel;

import hocl.language.kernel.SlotLocals.Held;
import hocl.language.plan.Search;
import hocl.language.plan.Step;
import hocl.runtime.store.OrderedIndex;
import hocl.runtime.store.Shape;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Generates the walk over an ordered index, as far as there is one at run time. */
final class SearchCode {

  private final CodeBuilder code;
  private final ExpressionCode expressions;
  private final Step.Take take;
  private final Shape shape;
  private final Search search;
  private final int index;
  private final int position;
  private final List<Integer> lows = new ArrayList<>();
  private final List<Integer> highs = new ArrayList<>();

  SearchCode(
      CodeBuilder code, ExpressionCode expressions, Step.Take take, Shape shape, Search search) {
    this.shape = shape;
    this.code = code;
    this.expressions = expressions;
    this.take = take;
    this.search = search;
    this.index = code.allocateLocal(TypeKind.REFERENCE);
    this.position = code.allocateLocal(TypeKind.INT);
    for (int i = 0; i < search.columns().size(); i++) {
      lows.add(code.allocateLocal(TypeKind.LONG));
      highs.add(code.allocateLocal(TypeKind.LONG));
    }
  }

  /** The local of the index, which the caller has loaded before {@link #begin}. */
  int index() {
    return index;
  }

  /** Evaluates the bounds if there is an index; what overflows throws. */
  void begin() {
    code.loadConstant(OrderedIndex.NONE);
    code.istore(position);
    for (int column = 0; column < lows.size(); column++) {
      code.loadConstant(Long.MIN_VALUE);
      code.lstore(lows.get(column));
      code.loadConstant(Long.MAX_VALUE);
      code.lstore(highs.get(column));
    }
    Label scan = code.newLabel();
    code.aload(index);
    code.ifnull(scan);
    for (int column = 0; column < lows.size(); column++) {
      for (int i : search.bounds().get(column)) {
        boolean floats = shape.column(search.columns().get(column)) == Shape.Column.DOUBLE;
        bound(take.ranges().get(i), floats, lows.get(column), highs.get(column));
      }
    }
    code.labelBinding(scan);
  }

  private void bound(Step.Range range, boolean floats, int low, int high) {
    Held held = expressions.held(range.value());
    if (held != Held.LONG && held != Held.DOUBLE) {
      throw expressions.refusal(range.value());
    }
    expressions.push(range.value(), held);
    if (floats || held == Held.DOUBLE) {
      code.loadConstant(range.upper() ? 1 : 0);
      code.loadConstant(range.strict() ? 1 : 0);
      code.invokestatic(
          Names.SUPPORT,
          floats ? "floatBound" : "intBound",
          Names.method(
              Names.LONG,
              held == Held.LONG ? Names.LONG : Names.DOUBLE,
              Names.BOOLEAN,
              Names.BOOLEAN));
    } else if (range.strict()) {
      code.loadConstant(1L);
      code.invokestatic(
          Names.MATH,
          range.upper() ? "subtractExact" : "addExact",
          Names.method(Names.LONG, Names.LONG, Names.LONG));
    }
    int local = range.upper() ? high : low;
    code.lload(local);
    code.invokestatic(
        Names.MATH,
        range.upper() ? "min" : "max",
        Names.method(Names.LONG, Names.LONG, Names.LONG));
    code.lstore(local);
  }

  /** With an index, stores the next row of the walk in a local; jumps when there is none. */
  void next(int row, Label end) {
    code.aload(index);
    code.iload(position);
    code.lload(lows.getFirst());
    code.lload(highs.getFirst());
    ClassDesc[] parameters = new ClassDesc[3 * lows.size()];
    Arrays.fill(parameters, Names.LONG);
    parameters[0] = Names.INT;
    for (int column = 1; column < lows.size(); column++) {
      code.loadConstant(search.columns().get(column));
      parameters[3 * column] = Names.INT;
      code.lload(lows.get(column));
      code.lload(highs.get(column));
    }
    code.invokevirtual(
        Names.ORDERED,
        search.ascending() ? "next" : "previous",
        Names.method(Names.INT, parameters));
    code.istore(position);
    code.iload(position);
    code.iflt(end);
    code.aload(index);
    code.iload(position);
    code.invokevirtual(Names.ORDERED, "row", Names.method(Names.INT, Names.INT));
    code.istore(row);
  }
}
