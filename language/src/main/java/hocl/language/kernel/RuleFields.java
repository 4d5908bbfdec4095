package hocl.language.kernel;

import hocl.runtime.atom.FunctionAtom;
import hocl.runtime.store.Shape;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of a kernel for the rules of its occurrences: their species and what the rule that is
 * being tried has captured.
 */
final class RuleFields {

  private static final String SEVERAL = "several";

  private static final String CROWDED = "crowded";

  /** Stores what the rule of a row captured: the species, the row, the solution. */
  private static final MethodTypeDesc BIND =
      Names.method(Names.BOOLEAN, Names.SPECIES, Names.INT, Names.SOLUTION);

  private static final int RULES = 1;
  private static final int RULE_ROW = 2;
  private static final int IN = 3;

  private final ClassDesc owner;
  private final Constants constants;
  private final Survey survey;
  private final Map<Shape, RuleField> rules = new LinkedHashMap<>();

  /**
   * A field for a rule and how each value that it captured is held, in a field of its own.
   *
   * @param leaves whether the rule is gone after a reaction
   */
  private record RuleField(String name, List<SlotLocals.Held> captured, boolean leaves) {}

  RuleFields(ClassDesc owner, Constants constants, Survey survey) {
    this.owner = owner;
    this.constants = constants;
    this.survey = survey;
  }

  /** Pushes the species of the rules of a shape, or null if there is none. */
  void push(CodeBuilder code, Shape shape) {
    code.aload(0);
    code.getfield(owner, rule(shape).name(), Names.SPECIES);
  }

  private RuleField rule(Shape shape) {
    RuleField field = rules.get(shape);
    if (field == null) {
      throw new IllegalStateException("the rule is not known");
    }
    return field;
  }

  /** The only rule of a shape has gone. */
  void clear(CodeBuilder code, Shape shape) {
    code.aload(0);
    code.aconst_null();
    code.putfield(owner, rule(shape).name(), Names.SPECIES);
  }

  /** The values that a rule captured become variables. */
  void add(
      CodeBuilder code,
      Shape shape,
      List<SlotLocals.Held> captured,
      boolean leaves,
      SlotLocals variables) {
    RuleField field =
        rules.computeIfAbsent(shape, s -> new RuleField("rule" + rules.size(), captured, leaves));
    for (int slot = 0; slot < captured.size(); slot++) {
      SlotLocals.Held held = captured.get(slot);
      code.aload(0);
      code.getfield(owner, capturedField(field, slot), type(held));
      variables.store(code, slot, held);
    }
  }

  private static String capturedField(RuleField field, int slot) {
    return field.name() + "captured" + slot;
  }

  private static ClassDesc type(SlotLocals.Held held) {
    return switch (held) {
      case LONG -> Names.LONG;
      case DOUBLE -> Names.DOUBLE;
      case BIG, OBJECT -> Names.OBJECT;
    };
  }

  /** Pushes whether there may be several rules of a shape. */
  void pushSeveral(CodeBuilder code, Shape shape) {
    code.aload(0);
    code.getfield(owner, rule(shape).name() + SEVERAL, Names.BOOLEAN);
  }

  /** Pushes the serial number of the first rule of a shape; only while a run is recorded. */
  void pushSerial(CodeBuilder code, Shape shape) {
    push(code, shape);
    push(code, shape);
    code.invokevirtual(Names.SPECIES, "first", Names.method(Names.INT));
    code.invokevirtual(Names.SPECIES, "serial", Names.method(Names.INT, Names.INT));
  }

  /** Goes elsewhere unless there is exactly one rule of a shape. */
  void checkSingle(CodeBuilder code, Shape shape, Label otherwise) {
    push(code, shape);
    code.ifnull(otherwise);
    pushSeveral(code, shape);
    code.ifne(otherwise);
  }

  /** Adds the fields and methods, when all other code has been generated. */
  void addTo(ClassBuilder type) {
    rules
        .values()
        .forEach(rule -> {
          Fields.field(type, rule.name(), Names.SPECIES);
          Fields.field(type, rule.name() + SEVERAL, Names.BOOLEAN);
          for (int slot = 0; slot < rule.captured().size(); slot++) {
            Fields.field(type, capturedField(rule, slot), type(rule.captured().get(slot)));
          }
        });
    rules.forEach((shape, rule) ->
        type.withMethodBody(
            bind(rule), BIND, ClassFile.ACC_PRIVATE, code -> bindInstance(code, shape, rule)));
  }

  /** Generates the lookup of the rules; goes where one is beyond the kernel. */
  void enter(CodeBuilder code, int host, Label beyond) {
    rules.forEach((shape, rule) -> enter(code, shape, rule, host, beyond));
    if (survey.candidates().size() > 1) {
      code.aload(0);
      code.iconst_0();
      rules
          .keySet()
          .forEach(shape -> {
            pushSeveral(code, shape);
            code.ior();
          });
      code.putfield(Names.KERNEL, CROWDED, Names.BOOLEAN);
    }
  }

  /** The only rule is bound at once; several are bound one after the other. */
  private void enter(CodeBuilder code, Shape shape, RuleField rule, int host, Label beyond) {
    Label several = code.newLabel();
    Label end = code.newLabel();
    code.aload(0);
    code.aload(host);
    constants.push(code, shape, Names.SHAPE);
    code.invokestatic(
        Names.SUPPORT, "filled", Names.method(Names.SPECIES, Names.SOLUTION, Names.SHAPE));
    code.putfield(owner, rule.name(), Names.SPECIES);
    code.aload(0);
    code.aload(host);
    constants.push(code, shape, Names.SHAPE);
    code.invokestatic(
        Names.SUPPORT, "several", Names.method(Names.BOOLEAN, Names.SOLUTION, Names.SHAPE));
    code.putfield(owner, rule.name() + SEVERAL, Names.BOOLEAN);
    push(code, shape);
    code.ifnull(end);
    pushSeveral(code, shape);
    code.ifne(several);
    code.aload(0);
    push(code, shape);
    push(code, shape);
    code.invokevirtual(Names.SPECIES, "first", Names.method(Names.INT));
    code.aload(host);
    code.invokevirtual(owner, bind(rule), BIND);
    code.ifeq(beyond);
    code.goto_(end);
    code.labelBinding(several);
    if (rule.leaves() || survey.telling().records()) {
      code.goto_(beyond);
    }
    code.labelBinding(end);
  }

  private static String bind(RuleField rule) {
    return rule.name() + "bind";
  }

  /** Stores what the rule of a row has captured; tells whether the code is for such values. */
  private void bindInstance(CodeBuilder code, Shape shape, RuleField rule) {
    Label beyond = code.newLabel();
    for (int slot = 0; slot < rule.captured().size(); slot++) {
      int value = code.allocateLocal(TypeKind.REFERENCE);
      code.aload(RULES);
      code.iload(RULE_ROW);
      code.loadConstant(slot);
      code.invokestatic(
          Names.SUPPORT,
          "captured",
          Names.method(Names.OBJECT, Names.SPECIES, Names.INT, Names.INT));
      code.astore(value);
      switch (rule.captured().get(slot)) {
        case LONG -> unbox(code, rule, slot, value, ConstantDescs.CD_Long, "longValue", beyond);
        case DOUBLE ->
            unbox(code, rule, slot, value, ConstantDescs.CD_Double, "doubleValue", beyond);
        case BIG -> {
          code.aload(value);
          code.instanceOf(Names.BIG);
          code.ifeq(beyond);
          bindObject(code, shape, rule, slot, value, beyond);
        }
        case OBJECT -> {
          code.aload(value);
          code.instanceOf(Names.BIG);
          code.ifne(beyond);
          bindObject(code, shape, rule, slot, value, beyond);
        }
      }
    }
    code.iconst_1();
    code.ireturn();
    code.labelBinding(beyond);
    code.iconst_0();
    code.ireturn();
  }

  private void unbox(
      CodeBuilder code,
      RuleField rule,
      int slot,
      int value,
      ClassDesc box,
      String method,
      Label beyond) {
    ClassDesc type = type(rule.captured().get(slot));
    code.aload(value);
    code.instanceOf(box);
    code.ifeq(beyond);
    code.aload(0);
    code.aload(value);
    code.checkcast(box);
    code.invokevirtual(box, method, Names.method(type));
    code.putfield(owner, capturedField(rule, slot), type);
  }

  private void bindObject(
      CodeBuilder code, Shape shape, RuleField rule, int slot, int value, Label beyond) {
    code.aload(value);
    code.invokestatic(Names.SUPPORT, "isPlainObject", Names.method(Names.BOOLEAN, Names.OBJECT));
    code.ifeq(beyond);
    FunctionAtom called = survey.functions(shape).get(slot);
    if (called != null) {
      code.aload(value);
      constants.push(code, called, Names.FUNCTION);
      code.invokestatic(
          Names.SUPPORT, "isFunction", Names.method(Names.BOOLEAN, Names.OBJECT, Names.FUNCTION));
      code.ifeq(beyond);
    }
    Shape narrowed = survey.narrowed(shape, slot);
    if (narrowed != null) {
      code.aload(value);
      constants.push(code, narrowed, Names.SHAPE);
      code.aload(IN);
      code.invokestatic(
          Names.SUPPORT,
          "isOfShape",
          Names.method(Names.BOOLEAN, Names.OBJECT, Names.SHAPE, Names.SOLUTION));
      code.ifeq(beyond);
    }
    code.aload(0);
    code.aload(value);
    code.putfield(owner, capturedField(rule, slot), Names.OBJECT);
  }

  /**
   * Generates the method that tries an occurrence with each rule of a shape, as long as none
   * reacts, beginning with a chosen one as the nodes do.
   */
  void instances(CodeBuilder code, Shape shape, String occurrence) {
    RuleField rule = rule(shape);
    int rules = code.allocateLocal(TypeKind.REFERENCE);
    int begin = code.allocateLocal(TypeKind.INT);
    int rows = code.allocateLocal(TypeKind.INT);
    int row = code.allocateLocal(TypeKind.INT);
    int tried = code.allocateLocal(TypeKind.INT);
    int result = code.allocateLocal(TypeKind.INT);
    Label loop = code.newLabel();
    Label next = code.newLabel();
    Label inside = code.newLabel();
    Label end = code.newLabel();
    several(code, rule, false);
    push(code, shape);
    code.astore(rules);
    code.aload(rules);
    code.invokevirtual(Names.SPECIES, "first", Names.method(Names.INT));
    code.istore(begin);
    code.aload(rules);
    code.invokevirtual(Names.SPECIES, "passiveEnd", Names.method(Names.INT));
    code.iload(begin);
    code.isub();
    code.istore(rows);
    code.aload(1);
    code.invokevirtual(Names.RUN, "choice", Names.method(Names.CHOICE));
    code.iload(rows);
    code.invokevirtual(Names.CHOICE, "below", Names.method(Names.INT, Names.INT));
    code.istore(row);
    code.iconst_0();
    code.istore(tried);
    code.loadConstant(Kernel.NONE);
    code.istore(result);
    code.goto_(loop);
    code.labelBinding(next);
    code.iinc(tried, 1);
    code.iinc(row, 1);
    code.labelBinding(loop);
    code.iload(tried);
    code.iload(rows);
    code.if_icmpge(end);
    code.iload(row);
    code.iload(rows);
    code.if_icmplt(inside);
    code.iload(row);
    code.iload(rows);
    code.isub();
    code.istore(row);
    code.labelBinding(inside);
    code.aload(rules);
    code.iload(begin);
    code.iload(row);
    code.iadd();
    code.invokevirtual(Names.SPECIES, "isDead", Names.method(Names.BOOLEAN, Names.INT));
    code.ifne(next);
    code.loadConstant(Kernel.BEYOND);
    code.istore(result);
    code.aload(0);
    code.aload(rules);
    code.iload(begin);
    code.iload(row);
    code.iadd();
    code.aload(2);
    code.invokevirtual(owner, bind(rule), BIND);
    code.ifeq(end);
    code.aload(0);
    code.aload(1);
    code.aload(2);
    code.aload(3);
    code.iload(4);
    code.invokevirtual(owner, occurrence, Names.OCCURRENCE);
    code.istore(result);
    code.iload(result);
    code.ifeq(next);
    code.labelBinding(end);
    several(code, rule, true);
    code.iload(result);
    code.ireturn();
  }

  private void several(CodeBuilder code, RuleField rule, boolean value) {
    code.aload(0);
    code.loadConstant(value ? 1 : 0);
    code.putfield(owner, rule.name() + SEVERAL, Names.BOOLEAN);
  }
}
