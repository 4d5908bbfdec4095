package hocl.language.kernel;

import hocl.language.core.CoreExpr;
import hocl.language.core.CorePattern;
import hocl.language.core.CoreType;
import hocl.language.kernel.SlotLocals.Held;
import hocl.runtime.atom.Kind;
import hocl.runtime.store.Shape;
import hocl.runtime.store.Shape.Column;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ConstantDescs;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Generates the matching of patterns against rows. */
final class PatternCode {

  private final CodeBuilder code;
  private final Constants constants;
  private final SlotLocals variables;
  private final ExpressionCode expressions;
  private final Fields fields;
  private final TypeCode types;

  private boolean never;

  /** The locals of the column arrays fetched last. */
  private final Map<Integer, Integer> arrays = new HashMap<>();

  /** Those of the columns fetched last that are known to equal what the pattern says. */
  private final Set<Integer> equal = new HashSet<>();

  /** The locals of the solutions that were opened, by the very pattern. */
  private final IdentityHashMap<CorePattern, Integer> containers = new IdentityHashMap<>();

  PatternCode(
      CodeBuilder code,
      Constants constants,
      SlotLocals variables,
      ExpressionCode expressions,
      Fields fields,
      Label beyond) {
    this.fields = fields;
    this.types = new TypeCode(code, constants, variables, beyond);
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
      case INT, SOLUTION, RULE, LIST, FUNCTION, JAVA -> true;
      case BOOL, FLOAT, STRING, SYMBOL, TUPLE -> fits(shape);
    };
  }

  /** Whether kernels make atoms of a shape. */
  static boolean fits(Shape shape) {
    if (shape.generic()) {
      return false;
    }
    return switch (shape.kind()) {
      case INT -> shape.column(0) == Column.LONG;
      case FLOAT, BOOL, STRING, SYMBOL, TUPLE -> true;
      case FUNCTION, LIST, SOLUTION, RULE, JAVA -> false;
    };
  }

  /** Whether nothing matched last: what would follow is never reached. */
  boolean isNever() {
    return never;
  }

  private void never(Label fail) {
    code.goto_(fail);
    never = true;
  }

  /** Matches a row at once. */
  void match(CorePattern pattern, Shape shape, int species, int row, Label fail) {
    if (!matches(shape)) {
      throw new NotForKernelsException("tuples come with too many kinds of fields");
    }
    fetch(pattern, shape, species);
    matchFetched(pattern, shape, species, row, fail);
  }

  /** Fetches the column arrays that a pattern looks at; they stay valid until an atom comes in. */
  void fetch(CorePattern pattern, Shape shape, int species) {
    arrays.clear();
    equal.clear();
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
    boolean isObject = shape.column(column) == Column.OBJECT;
    code.aload(species);
    code.loadConstant(column);
    code.invokevirtual(
        Names.SPECIES,
        isObject ? "objects" : "longs",
        Names.method(isObject ? Names.OBJECTS : Names.LONGS, Names.INT));
    code.astore(array);
    arrays.put(column, array);
  }

  /** The local of a column array fetched last, or -1. */
  int fetched(int column) {
    return arrays.getOrDefault(column, -1);
  }

  /** Compares the columns of a key, which were fetched, with what is sought. */
  void matchKeys(List<KeyCode.Sought> key, int row, Label fail) {
    for (KeyCode.Sought each : key) {
      Held held = each.value().held();
      pushColumn(each.column(), held, row);
      each.value().push(code, expressions);
      compare(held, fail);
    }
  }

  /** From now on the rows to be matched are known to equal a key. */
  void knowKeys(List<KeyCode.Sought> key) {
    for (KeyCode.Sought each : key) {
      if (each.byPattern()) {
        equal.add(each.column());
      }
    }
  }

  /** Matches a row of a species whose columns were fetched. */
  void matchFetched(CorePattern pattern, Shape shape, int species, int row, Label fail) {
    never = false;
    if (pattern instanceof CorePattern.OfTuple tuple) {
      for (int field = 0; field < tuple.fields().size() && !never; field++) {
        int column = shape.columnOfField(field);
        CorePattern part = tuple.fields().get(field);
        if (column >= 0) {
          column(part, column, shape, row, fail);
        } else {
          tag(part, shape, fail);
        }
      }
    } else if (pattern instanceof CorePattern.Any) {
      return;
    } else if (shape.kind() == Kind.TUPLE) {
      object(pattern, () -> pushTuple(species, row), fail);
    } else if (shape.width() == 0) {
      tag(pattern, shape, fail);
    } else {
      column(pattern, 0, shape, row, fail);
    }
  }

  /** Matches what all atoms of a shape share. */
  private void tag(CorePattern pattern, Shape shape, Label fail) {
    Object tag = Objects.requireNonNull(shape.tag());
    if (!isConstant(pattern) && !(pattern instanceof CorePattern.Any)) {
      // for another constant the shape would not have been tried
      object(pattern, () -> constants.push(code, tag, Names.OBJECT), fail);
    }
  }

  /** Matches an atom that is not in a column. */
  private void object(CorePattern pattern, Runnable push, Label fail) {
    if (pattern instanceof CorePattern.Bind bind && !variables.isBound(bind.slot())) {
      push.run();
      variables.store(code, bind.slot(), Held.OBJECT);
      if (!types.test(bind, Held.OBJECT, fail)) {
        never(fail);
      }
      return;
    }
    CoreExpr value =
        switch (pattern) {
          case CorePattern.Equal equal -> equal.value();
          case CorePattern.Bind bind -> new CoreExpr.Local(bind.slot(), bind.span());
          default ->
              throw new NotForKernelsException(
                  pattern, "looks into an atom that is not in columns");
        };
    Held held = expressions.held(value);
    if (held == null) {
      throw expressions.refusal(value);
    }
    if (!held.isReference()) {
      never(fail);
      return;
    }
    push.run();
    expressions.pushObject(value);
    code.invokestatic(
        Names.SUPPORT, "equal", Names.method(Names.BOOLEAN, Names.OBJECT, Names.OBJECT));
    code.ifeq(fail);
    if (pattern instanceof CorePattern.Bind bind) {
      if (!types.test(bind, Held.OBJECT, fail)) {
        never(fail);
      }
    }
  }

  private void pushTuple(int species, int row) {
    code.aload(species);
    code.iload(row);
    code.invokevirtual(Names.SPECIES, "atom", Names.method(Names.OBJECT, Names.INT));
  }

  private static boolean isConstant(CorePattern pattern) {
    return pattern instanceof CorePattern.Equal equal && equal.value() instanceof CoreExpr.Constant;
  }

  private void column(CorePattern pattern, int column, Shape shape, int row, Label fail) {
    Held held = Held.of(shape, column);
    switch (pattern) {
      case CorePattern.Any any -> {}
      case CorePattern.Bind bind -> bind(bind, held, column, row, fail);
      case CorePattern.Equal equal -> compare(equal.value(), held, column, row, fail);
      case CorePattern.OfSolution p -> {
        if (held != Held.OBJECT) {
          throw new NotForKernelsException(p, "looks for a solution among numbers");
        }
        pushColumn(column, held, row);
        open(p, fail);
      }
      case CorePattern.Labelled p -> {
        if (shape.kind() != Kind.RULE) {
          throw new NotForKernelsException(p, "looks for a rule in a tuple");
        }
        // all rules of one shape have one label
        bind(new CorePattern.Bind(p.slot(), CoreType.Basic.ANY, p.span()), held, column, row, fail);
      }
      case CorePattern.OfTuple p ->
          throw new NotForKernelsException(p, "looks into a tuple in a tuple");
      case CorePattern.OfList p -> throw new NotForKernelsException(p, "looks into a List");
      case CorePattern.Copies p -> throw count(p);
      case CorePattern.CountedCopies p -> throw count(p);
    }
  }

  private static NotForKernelsException count(CorePattern pattern) {
    return new NotForKernelsException(pattern, "counts equal atoms");
  }

  /** The solution on the stack must be inert and big enough; later steps look into it. */
  private void open(CorePattern.OfSolution pattern, Label fail) {
    for (CorePattern element : pattern.elements()) {
      if (element instanceof CorePattern.Copies || element instanceof CorePattern.CountedCopies) {
        throw count(element);
      }
    }
    code.loadConstant(pattern.elements().size());
    code.loadConstant(pattern.rests().isEmpty() ? 1 : 0);
    fields.pushVersion(code);
    code.invokestatic(
        Names.SUPPORT,
        "opened",
        Names.method(Names.SOLUTION, Names.OBJECT, Names.INT, Names.BOOLEAN, Names.INT));
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
      throw new NotForKernelsException(pattern, "looks into a solution in a tuple in a tuple");
    }
    return local;
  }

  private void bind(CorePattern.Bind bind, Held held, int column, int row, Label fail) {
    if (variables.isBound(bind.slot())) {
      compare(new CoreExpr.Local(bind.slot(), bind.span()), held, column, row, fail);
      if (variables.held(bind.slot()).differs(held)) {
        return;
      }
    } else {
      pushColumn(column, held, row);
      variables.store(code, bind.slot(), held);
    }
    if (!types.test(bind, held, fail)) {
      never(fail);
    }
  }

  private void pushColumn(int column, Held held, int row) {
    Integer array = arrays.get(column);
    if (array == null) {
      throw new IllegalStateException("the column was not fetched");
    }
    code.aload(array);
    code.iload(row);
    switch (held) {
      case LONG -> code.laload();
      case DOUBLE -> {
        code.laload();
        code.invokestatic(
            ConstantDescs.CD_Double, "longBitsToDouble", Names.method(Names.DOUBLE, Names.LONG));
      }
      case BIG, OBJECT -> code.aaload();
    }
  }

  /** Compares a column with a value; what is of different kinds is not equal. */
  private void compare(CoreExpr value, Held held, int column, int row, Label fail) {
    Held other = expressions.held(value);
    if (other == null) {
      throw expressions.refusal(value);
    }
    if (other.differs(held)) {
      never(fail);
      return;
    }
    if (equal.contains(column)) {
      return;
    }
    pushColumn(column, held, row);
    expressions.push(value, other);
    compare(held, fail);
  }

  /** Compares the two values on the stack. */
  private void compare(Held held, Label fail) {
    switch (held) {
      case LONG -> {
        code.lcmp();
        code.ifne(fail);
      }
      case DOUBLE -> {
        code.dcmpl();
        code.ifne(fail);
      }
      case BIG, OBJECT -> {
        code.invokestatic(
            Names.SUPPORT, "equal", Names.method(Names.BOOLEAN, Names.OBJECT, Names.OBJECT));
        code.ifeq(fail);
      }
    }
  }
}
