package hocl.language.kernel;

import hocl.language.core.CoreExpr;
import hocl.language.core.CorePattern;
import hocl.language.core.CoreType;
import hocl.language.plan.Step;
import hocl.runtime.atom.Kind;
import hocl.runtime.store.Shape;
import hocl.runtime.store.Shape.Column;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/** Generates the matching of patterns against rows. */
final class PatternCode {

  private final CodeBuilder code;
  private final Constants constants;
  private final Variables variables;
  private final ExpressionCode expressions;

  /** The locals of the column arrays fetched last. */
  private final Map<Integer, Integer> arrays = new HashMap<>();

  /** The locals of the solutions that were opened, by the very pattern. */
  private final IdentityHashMap<CorePattern, Integer> containers = new IdentityHashMap<>();

  PatternCode(
      CodeBuilder code, Constants constants, Variables variables, ExpressionCode expressions) {
    this.code = code;
    this.constants = constants;
    this.variables = variables;
    this.expressions = expressions;
  }

  /** The column in which a pattern finds a part of it, or -1. */
  @SuppressWarnings("ReferenceEquality") // the plan speaks of this very pattern
  static int columnOf(CorePattern pattern, CorePattern part, Shape shape) {
    if (pattern == part) {
      return shape.kind() == Kind.TUPLE || shape.width() != 1 ? -1 : 0;
    }
    if (pattern instanceof CorePattern.OfTuple tuple) {
      for (int field = 0; field < tuple.fields().size(); field++) {
        if (tuple.fields().get(field) == part) {
          return shape.columnOfField(field);
        }
      }
    }
    return -1;
  }

  /** Whether kernels find the atoms of a shape. */
  static boolean matches(Shape shape) {
    return switch (shape.kind()) {
      case SOLUTION, RULE, LIST, FUNCTION, JAVA -> true;
      case BOOL, INT, FLOAT, STRING, SYMBOL, TUPLE -> fits(shape);
    };
  }

  /** Whether kernels make atoms of a shape. */
  static boolean fits(Shape shape) {
    if (shape.generic()) {
      return false;
    }
    for (int c = 0; c < shape.width(); c++) {
      if (shape.column(c) == Column.DOUBLE) {
        return false;
      }
    }
    return switch (shape.kind()) {
      case INT -> shape.column(0) == Column.LONG;
      case BOOL, STRING, SYMBOL, TUPLE -> true;
      case FLOAT, FUNCTION, LIST, SOLUTION, RULE, JAVA -> false;
    };
  }

  /** Matches a row at once. */
  void match(CorePattern pattern, Shape shape, int species, int row, Label fail) {
    if (!matches(shape)) {
      throw new NotForKernelsException("atoms that are not in columns");
    }
    fetch(pattern, shape, species);
    matchFetched(pattern, shape, row, fail);
  }

  /** Fetches the column arrays that a pattern looks at; they stay valid until an atom comes in. */
  void fetch(CorePattern pattern, Shape shape, int species) {
    arrays.clear();
    if (pattern instanceof CorePattern.OfTuple tuple) {
      for (int field = 0; field < tuple.fields().size(); field++) {
        int column = shape.columnOfField(field);
        if (column >= 0 && !(tuple.fields().get(field) instanceof CorePattern.Any)) {
          fetchColumn(column, shape, species);
        }
      }
    } else if (shape.kind() != Kind.TUPLE && shape.width() == 1) {
      fetchColumn(0, shape, species);
    }
  }

  private void fetchColumn(int column, Shape shape, int species) {
    int array = code.allocateLocal(TypeKind.REFERENCE);
    boolean isLong = shape.column(column) == Column.LONG;
    code.aload(species);
    code.loadConstant(column);
    code.invokevirtual(
        Names.SPECIES,
        isLong ? "longs" : "objects",
        Names.method(isLong ? Names.LONGS : Names.OBJECTS, Names.INT));
    code.astore(array);
    arrays.put(column, array);
  }

  /** Matches a row of a species whose columns were fetched. */
  void matchFetched(CorePattern pattern, Shape shape, int row, Label fail) {
    if (pattern instanceof CorePattern.OfTuple tuple) {
      for (int field = 0; field < tuple.fields().size(); field++) {
        int column = shape.columnOfField(field);
        CorePattern part = tuple.fields().get(field);
        if (column >= 0) {
          column(part, column, shape, row, fail);
        } else if (!isConstant(part) && !(part instanceof CorePattern.Any)) {
          throw new NotForKernelsException("a tag that is not a constant");
        }
      }
    } else if (pattern instanceof CorePattern.Any) {
      return;
    } else if (shape.kind() == Kind.TUPLE) {
      throw new NotForKernelsException("a tuple as a whole");
    } else if (shape.width() == 0) {
      if (!isConstant(pattern)) {
        throw new NotForKernelsException("a symbol that is not a constant");
      }
    } else {
      column(pattern, 0, shape, row, fail);
    }
  }

  private static boolean isConstant(CorePattern pattern) {
    return pattern instanceof CorePattern.Equal equal && equal.value() instanceof CoreExpr.Constant;
  }

  private void column(CorePattern pattern, int column, Shape shape, int row, Label fail) {
    boolean isLong = shape.column(column) == Column.LONG;
    switch (pattern) {
      case CorePattern.Any any -> {}
      case CorePattern.Bind bind -> bind(bind, isLong, column, row, fail);
      case CorePattern.Equal equal -> {
        pushColumn(column, isLong, row);
        compare(equal.value(), isLong, fail);
      }
      case CorePattern.OfTuple p -> throw new NotForKernelsException("a tuple in a tuple");
      case CorePattern.OfSolution p -> {
        pushColumn(column, isLong, row);
        open(p, isLong, fail);
      }
      case CorePattern.OfList p -> throw new NotForKernelsException("a List");
      case CorePattern.Labelled p -> {
        if (shape.kind() != Kind.RULE) {
          throw new NotForKernelsException("a label");
        }
        // all rules of one shape have one label
        bind(
            new CorePattern.Bind(p.slot(), CoreType.Basic.ANY, p.span()),
            isLong,
            column,
            row,
            fail);
      }
      case CorePattern.Copies p -> throw new NotForKernelsException("a count");
      case CorePattern.CountedCopies p -> throw new NotForKernelsException("a count");
    }
  }

  /** The solution on the stack must be inert and big enough; later steps look into it. */
  private void open(CorePattern.OfSolution pattern, boolean isLong, Label fail) {
    if (isLong) {
      throw new NotForKernelsException("a solution among Ints");
    }
    int least = pattern.elements().size();
    for (CorePattern element : pattern.elements()) {
      if (element instanceof CorePattern.Copies || element instanceof CorePattern.CountedCopies) {
        throw new NotForKernelsException("a count");
      }
    }
    code.loadConstant(least);
    code.loadConstant(pattern.rests().isEmpty() ? 1 : 0);
    code.invokestatic(
        Names.SUPPORT,
        "opened",
        Names.method(Names.SOLUTION, Names.OBJECT, Names.INT, Names.BOOLEAN));
    int local = code.allocateLocal(TypeKind.REFERENCE);
    code.astore(local);
    code.aload(local);
    code.ifnull(fail);
    containers.put(pattern, local);
  }

  /** The local that holds what a pattern opened. */
  int container(CorePattern.OfSolution pattern) {
    Integer local = containers.get(pattern);
    if (local == null) {
      throw new NotForKernelsException("a solution inside of a field");
    }
    return local;
  }

  private void bind(CorePattern.Bind bind, boolean isLong, int column, int row, Label fail) {
    pushColumn(column, isLong, row);
    if (variables.isBound(bind.slot())) {
      compare(new CoreExpr.Local(bind.slot(), bind.span()), isLong, fail);
    } else {
      variables.store(code, bind.slot(), isLong ? Variables.Held.LONG : Variables.Held.OBJECT);
    }
    if (!isLong) {
      type(bind, fail);
    }
  }

  private void type(CorePattern.Bind bind, Label fail) {
    if (!(bind.type() instanceof CoreType.Basic type)) {
      throw new NotForKernelsException("a Java class");
    }
    switch (type) {
      case ANY -> {}
      // big Ints lie in object columns
      case INT, FLOAT, NUM, BASIC -> throw new NotForKernelsException("numbers as objects");
      case BOOL, STRING, SYMBOL, TUPLE, LIST, SOLUTION, RULE, FUNCTION -> {
        variables.load(code, bind.slot());
        constants.push(code, type, Names.TYPE);
        code.invokestatic(
            Names.SUPPORT, "isOfType", Names.method(Names.BOOLEAN, Names.OBJECT, Names.TYPE));
        code.ifeq(fail);
      }
    }
  }

  private void pushColumn(int column, boolean isLong, int row) {
    Integer array = arrays.get(column);
    if (array == null) {
      throw new IllegalStateException("the column was not fetched");
    }
    code.aload(array);
    code.iload(row);
    if (isLong) {
      code.laload();
    } else {
      code.aaload();
    }
  }

  /** Compares what is on the stack with a value. */
  private void compare(CoreExpr value, boolean isLong, Label fail) {
    if (isLong != expressions.isLong(value) || (!isLong && !expressions.isObject(value))) {
      throw new NotForKernelsException("a comparison of different kinds");
    }
    if (isLong) {
      expressions.pushLong(value);
      code.lcmp();
      code.ifne(fail);
    } else {
      expressions.pushObject(value);
      code.invokestatic(
          Names.SUPPORT, "equal", Names.method(Names.BOOLEAN, Names.OBJECT, Names.OBJECT));
      code.ifeq(fail);
    }
  }

  /** Pushes the hash of the key by which a step finds rows of a shape. */
  void key(Step.Take take, Shape shape) {
    code.loadConstant(0L);
    for (Step.Key key : take.keys()) {
      int column = WalkCode.column(key, shape);
      if (column < 0) {
        continue;
      }
      boolean isLong = shape.column(column) == Column.LONG;
      if (isLong != expressions.isLong(key.value())) {
        throw new NotForKernelsException("a key of another kind");
      }
      if (isLong) {
        expressions.pushLong(key.value());
        code.invokestatic(Names.INDEX, "hash", Names.method(Names.LONG, Names.LONG));
      } else {
        expressions.pushObject(key.value());
        code.invokestatic(Names.INDEX, "hash", Names.method(Names.LONG, Names.OBJECT));
      }
      code.invokestatic(Names.INDEX, "combine", Names.method(Names.LONG, Names.LONG, Names.LONG));
    }
  }
}
