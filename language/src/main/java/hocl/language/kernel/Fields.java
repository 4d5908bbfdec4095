package hocl.language.kernel;

import hocl.language.plan.Search;
import hocl.runtime.store.Shape;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a kernel looks up once when it enters a solution and keeps in fields: species, indexes, the
 * rules and what they captured. Also generates the method that does so.
 */
final class Fields {

  /** Enters a solution; false if it is beyond the kernel. */
  static final String ENTER = "enter";

  private static final int HOST = 1;

  private final ClassDesc owner;
  private final Constants constants;
  private final Map<Shape, String> species = new LinkedHashMap<>();
  private final Map<Indexed, String> indexes = new LinkedHashMap<>();
  private final Map<Indexed, String> ordered = new LinkedHashMap<>();
  private final Map<Shape, RuleField> rules = new LinkedHashMap<>();
  private final Survey survey;
  private final Set<Shape> absent = new LinkedHashSet<>();

  private record Indexed(Shape shape, int mask) {}

  /** A field for a rule and how each value that it captured is held, in a field of its own. */
  private record RuleField(String name, List<Variables.Held> captured) {}

  Fields(ClassDesc owner, Constants constants, Survey survey) {
    this.survey = survey;
    this.owner = owner;
    this.constants = constants;
  }

  /** Atoms of a shape must not be there: they would have to be looked at too. */
  void mustBeAbsent(Shape shape) {
    absent.add(shape);
  }

  /** Pushes a shape. */
  void push(CodeBuilder code, Shape shape) {
    constants.push(code, shape, Names.SHAPE);
  }

  /** Pushes the species of a shape, or null if no such atom ever came. */
  void pushSpecies(CodeBuilder code, Shape shape) {
    code.aload(0);
    code.getfield(owner, speciesField(shape), Names.SPECIES);
  }

  private String speciesField(Shape shape) {
    return species.computeIfAbsent(shape, s -> "species" + species.size());
  }

  /** Stores the species of a shape in a local, made if there is none. */
  void loadSpecies(CodeBuilder code, Shape shape, int host, int local) {
    Label there = code.newLabel();
    pushSpecies(code, shape);
    code.astore(local);
    code.aload(local);
    code.ifnonnull(there);
    code.aload(host);
    constants.push(code, shape, Names.SHAPE);
    code.invokevirtual(Names.SOLUTION, "species", Names.method(Names.SPECIES, Names.SHAPE));
    code.astore(local);
    code.aload(0);
    code.aload(local);
    code.putfield(owner, speciesField(shape), Names.SPECIES);
    code.labelBinding(there);
  }

  /** Stores an index of a species, which a local holds, in another local. */
  void loadIndex(CodeBuilder code, Shape shape, int mask, int speciesLocal, int local) {
    String field =
        indexes.computeIfAbsent(new Indexed(shape, mask), key -> "index" + indexes.size());
    Label there = code.newLabel();
    code.aload(0);
    code.getfield(owner, field, Names.INDEX);
    code.astore(local);
    code.aload(local);
    code.ifnonnull(there);
    code.aload(speciesLocal);
    code.loadConstant(mask);
    code.invokevirtual(Names.SPECIES, "index", Names.method(Names.INDEX, Names.INT));
    code.astore(local);
    code.aload(0);
    code.aload(local);
    code.putfield(owner, field, Names.INDEX);
    code.labelBinding(there);
  }

  /**
   * Stores an ordered index of a species, which a local holds, in another local: null as long as it
   * does not pay.
   */
  void loadOrdered(CodeBuilder code, Shape shape, Search search, int speciesLocal, int local) {
    String field =
        ordered.computeIfAbsent(
            new Indexed(shape, search.summarised() << 5 | search.key()),
            key -> "ordered" + ordered.size());
    Label there = code.newLabel();
    code.aload(0);
    code.getfield(owner, field, Names.ORDERED);
    code.astore(local);
    code.aload(local);
    code.ifnonnull(there);
    pushOrdered(code, search, speciesLocal);
    code.astore(local);
    code.aload(0);
    code.aload(local);
    code.putfield(owner, field, Names.ORDERED);
    code.labelBinding(there);
  }

  /** Pushes the ordered index of a species, which a local holds, or null. */
  static void pushOrdered(CodeBuilder code, Search search, int speciesLocal) {
    code.aload(speciesLocal);
    code.loadConstant(search.key());
    code.loadConstant(search.summarised());
    code.invokevirtual(Names.SPECIES, "ordered", Names.method(Names.ORDERED, Names.INT, Names.INT));
  }

  /** Pushes the species of the only rule of a shape, or null if there is none. */
  void pushRule(CodeBuilder code, Shape shape) {
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
  void clearRule(CodeBuilder code, Shape shape) {
    code.aload(0);
    code.aconst_null();
    code.putfield(owner, rule(shape).name(), Names.SPECIES);
  }

  /** There will be at most one rule of a shape; its captured values become variables. */
  void addRule(CodeBuilder code, Shape shape, List<Variables.Held> captured, Variables variables) {
    RuleField field =
        rules.computeIfAbsent(shape, s -> new RuleField("rule" + rules.size(), captured));
    for (int slot = 0; slot < captured.size(); slot++) {
      Variables.Held held = captured.get(slot);
      code.aload(0);
      code.getfield(owner, capturedField(field, slot), type(held));
      variables.store(code, slot, held);
    }
  }

  private static String capturedField(RuleField field, int slot) {
    return field.name() + "captured" + slot;
  }

  private static ClassDesc type(Variables.Held held) {
    return held == Variables.Held.LONG ? Names.LONG : Names.OBJECT;
  }

  /** Adds the fields and the method, when all other code has been generated. */
  void addTo(ClassBuilder type) {
    species.values().forEach(name -> field(type, name, Names.SPECIES));
    indexes.values().forEach(name -> field(type, name, Names.INDEX));
    ordered.values().forEach(name -> field(type, name, Names.ORDERED));
    rules
        .values()
        .forEach(rule -> {
          field(type, rule.name(), Names.SPECIES);
          for (int slot = 0; slot < rule.captured().size(); slot++) {
            field(type, capturedField(rule, slot), type(rule.captured().get(slot)));
          }
        });
    type.withMethodBody(
        ENTER, Names.method(Names.BOOLEAN, Names.SOLUTION), ClassFile.ACC_PRIVATE, this::enter);
  }

  private static void field(ClassBuilder type, String name, ClassDesc of) {
    type.withField(name, of, ClassFile.ACC_PRIVATE);
  }

  private void enter(CodeBuilder code) {
    Label beyond = code.newLabel();
    for (Shape shape : absent) {
      code.aload(HOST);
      constants.push(code, shape, Names.SHAPE);
      code.invokestatic(
          Names.SUPPORT, "filled", Names.method(Names.SPECIES, Names.SOLUTION, Names.SHAPE));
      code.ifnonnull(beyond);
    }
    species.forEach((shape, name) -> {
      code.aload(0);
      code.aload(HOST);
      constants.push(code, shape, Names.SHAPE);
      code.invokevirtual(Names.SOLUTION, "speciesOrNull", Names.method(Names.SPECIES, Names.SHAPE));
      code.putfield(owner, name, Names.SPECIES);
    });
    for (String name : indexes.values()) {
      code.aload(0);
      code.aconst_null();
      code.putfield(owner, name, Names.INDEX);
    }
    for (String name : ordered.values()) {
      code.aload(0);
      code.aconst_null();
      code.putfield(owner, name, Names.ORDERED);
    }
    rules.forEach((shape, rule) -> enterRule(code, shape, rule, beyond));
    code.iconst_1();
    code.ireturn();
    code.labelBinding(beyond);
    code.iconst_0();
    code.ireturn();
  }

  private void enterRule(CodeBuilder code, Shape shape, RuleField rule, Label beyond) {
    code.aload(HOST);
    constants.push(code, shape, Names.SHAPE);
    code.invokestatic(
        Names.SUPPORT, "several", Names.method(Names.BOOLEAN, Names.SOLUTION, Names.SHAPE));
    code.ifne(beyond);
    code.aload(0);
    code.aload(HOST);
    constants.push(code, shape, Names.SHAPE);
    code.invokestatic(
        Names.SUPPORT, "filled", Names.method(Names.SPECIES, Names.SOLUTION, Names.SHAPE));
    code.putfield(owner, rule.name(), Names.SPECIES);
    if (rule.captured().isEmpty()) {
      return;
    }
    Label none = code.newLabel();
    pushRule(code, shape);
    code.ifnull(none);
    for (int slot = 0; slot < rule.captured().size(); slot++) {
      int value = code.allocateLocal(TypeKind.REFERENCE);
      pushRule(code, shape);
      code.loadConstant(slot);
      code.invokestatic(
          Names.SUPPORT, "captured", Names.method(Names.OBJECT, Names.SPECIES, Names.INT));
      code.astore(value);
      code.aload(value);
      if (rule.captured().get(slot) == Variables.Held.LONG) {
        code.instanceOf(ConstantDescs.CD_Long);
        code.ifeq(beyond);
        code.aload(0);
        code.aload(value);
        code.checkcast(ConstantDescs.CD_Long);
        code.invokevirtual(ConstantDescs.CD_Long, "longValue", Names.method(Names.LONG));
        code.putfield(owner, capturedField(rule, slot), Names.LONG);
      } else {
        code.invokestatic(
            Names.SUPPORT, "isPlainObject", Names.method(Names.BOOLEAN, Names.OBJECT));
        code.ifeq(beyond);
        Shape narrowed = survey.narrowed(shape, slot);
        if (narrowed != null) {
          code.aload(value);
          constants.push(code, narrowed, Names.SHAPE);
          code.aload(HOST);
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
    }
    code.labelBinding(none);
  }
}
