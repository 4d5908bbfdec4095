package hocl.language.kernel;

import hocl.language.plan.Search;
import hocl.runtime.store.Shape;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The things that a kernel looks up once when it enters a solution and keeps in fields: species,
 * indexes, the rules and what they captured. Also generates {@link Kernel#enter}, which does so.
 */
final class Fields {

  private static final String VERSION = "version";
  private static final int HOST = 1;

  private final ClassDesc owner;
  private final Constants constants;
  private final Map<Shape, String> species = new LinkedHashMap<>();
  private final Map<Indexed, String> indexes = new LinkedHashMap<>();
  private final Map<Indexed, String> ordered = new LinkedHashMap<>();
  private final RuleFields rules;
  private final Map<List<Shape>, String> flags = new LinkedHashMap<>();

  private record Indexed(Shape shape, int mask) {}

  Fields(ClassDesc owner, Constants constants, Survey survey) {
    this.rules = new RuleFields(owner, constants, survey);
    this.owner = owner;
    this.constants = constants;
  }

  /** The generated class. */
  ClassDesc owner() {
    return owner;
  }

  /** Those of the rules. */
  RuleFields rules() {
    return rules;
  }

  /** Pushes the version of shapes and tags at which the kernel was entered. */
  void pushVersion(CodeBuilder code) {
    code.aload(0);
    code.getfield(owner, VERSION, Names.INT);
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

  /**
   * Stores the species of a shape in a local, made if there is none; its field knows of it when the
   * kernel is entered again.
   */
  void loadSpecies(CodeBuilder code, Shape shape, int host, int local) {
    pushSpecies(code, shape);
    code.aload(host);
    constants.push(code, shape, Names.SHAPE);
    code.invokestatic(
        Names.SUPPORT,
        "species",
        Names.method(Names.SPECIES, Names.SPECIES, Names.SOLUTION, Names.SHAPE));
    code.astore(local);
  }

  /** Stores an index of a species, which a local holds, in another local. */
  void loadIndex(CodeBuilder code, Shape shape, int mask, int speciesLocal, int local) {
    speciesField(shape);
    String field =
        indexes.computeIfAbsent(new Indexed(shape, mask), key -> "index" + indexes.size());
    code.aload(0);
    code.getfield(owner, field, Names.INDEX);
    code.aload(speciesLocal);
    code.loadConstant(mask);
    code.invokestatic(
        Names.SUPPORT, "index", Names.method(Names.INDEX, Names.INDEX, Names.SPECIES, Names.INT));
    code.astore(local);
  }

  /**
   * Stores an ordered index of a species, which a local holds, in another local: null as long as it
   * does not pay.
   */
  void loadOrdered(CodeBuilder code, Shape shape, Search search, int speciesLocal, int local) {
    Label known = code.newLabel();
    pushOrdered(code, shape, search);
    code.astore(local);
    code.aload(local);
    code.ifnonnull(known);
    code.aload(speciesLocal);
    code.invokestatic(Names.INDEXING, "mayBeOrdered", Names.method(Names.BOOLEAN, Names.SPECIES));
    code.ifeq(known);
    pushOrdered(code, search, speciesLocal);
    code.astore(local);
    code.aload(0);
    code.aload(local);
    code.putfield(owner, orderedField(shape, search), Names.ORDERED);
    code.labelBinding(known);
  }

  private void pushOrdered(CodeBuilder code, Shape shape, Search search) {
    code.aload(0);
    code.getfield(owner, orderedField(shape, search), Names.ORDERED);
  }

  private String orderedField(Shape shape, Search search) {
    int key = search.summarised() << 5 | search.key();
    return ordered.computeIfAbsent(new Indexed(shape, key), k -> "ordered" + ordered.size());
  }

  /** Tells the run that a species, which a local holds, was walked over in vain. */
  static void walkedInVain(
      CodeBuilder code, Search search, int speciesLocal, int run, int activeRow) {
    code.aload(run);
    code.aload(speciesLocal);
    code.loadConstant(search.key());
    code.loadConstant(search.summarised());
    code.iload(activeRow);
    code.invokevirtual(
        Names.RUN,
        "walkedInVain",
        Names.method(Names.VOID, Names.SPECIES, Names.INT, Names.INT, Names.INT));
  }

  /** Pushes the ordered index of a species, which a local holds, or null. */
  static void pushOrdered(CodeBuilder code, Search search, int speciesLocal) {
    code.aload(speciesLocal);
    code.loadConstant(search.key());
    code.loadConstant(search.summarised());
    code.invokestatic(
        Names.INDEXING,
        "ordered",
        Names.method(Names.ORDERED, Names.SPECIES, Names.INT, Names.INT));
  }

  /**
   * Pushes whether, when the kernel was entered, there were passive atoms of some of the shapes.
   */
  void pushFilled(CodeBuilder code, List<Shape> shapes) {
    code.aload(0);
    code.getfield(
        owner, flags.computeIfAbsent(shapes, s -> "filled" + flags.size()), Names.BOOLEAN);
  }

  /** Adds the fields and the method, when all other code has been generated. */
  void addTo(ClassBuilder type) {
    species.values().forEach(name -> field(type, name, Names.SPECIES));
    indexes.values().forEach(name -> field(type, name, Names.INDEX));
    ordered.values().forEach(name -> field(type, name, Names.ORDERED));
    field(type, VERSION, Names.INT);
    flags.values().forEach(name -> field(type, name, Names.BOOLEAN));
    rules.addTo(type);
    type.withMethodBody("enter", Names.method(Names.BOOLEAN, Names.SOLUTION), 0, this::enter);
  }

  static void field(ClassBuilder type, String name, ClassDesc of) {
    type.withField(name, of, ClassFile.ACC_PRIVATE);
  }

  private void enter(CodeBuilder code) {
    Label beyond = code.newLabel();
    code.aload(0);
    code.aload(HOST);
    code.invokestatic(Names.SUPPORT, VERSION, Names.method(Names.INT, Names.SOLUTION));
    code.putfield(owner, VERSION, Names.INT);
    flags.forEach((shapes, name) -> enterFlag(code, shapes, name));
    species.forEach((shape, name) -> {
      code.aload(0);
      code.aload(HOST);
      constants.push(code, shape, Names.SHAPE);
      code.invokevirtual(Names.SOLUTION, "speciesOrNull", Names.method(Names.SPECIES, Names.SHAPE));
      code.putfield(owner, name, Names.SPECIES);
    });
    indexes.forEach((indexed, name) -> {
      code.aload(0);
      pushSpecies(code, indexed.shape());
      code.loadConstant(indexed.mask());
      code.invokestatic(
          Names.SUPPORT, "indexIfThere", Names.method(Names.INDEX, Names.SPECIES, Names.INT));
      code.putfield(owner, name, Names.INDEX);
    });
    for (String name : ordered.values()) {
      code.aload(0);
      code.aconst_null();
      code.putfield(owner, name, Names.ORDERED);
    }
    rules.enter(code, HOST, beyond);
    code.iconst_1();
    code.ireturn();
    code.labelBinding(beyond);
    code.iconst_0();
    code.ireturn();
  }

  private void enterFlag(CodeBuilder code, List<Shape> shapes, String name) {
    Label filled = code.newLabel();
    Label end = code.newLabel();
    for (Shape shape : shapes) {
      code.aload(HOST);
      constants.push(code, shape, Names.SHAPE);
      code.invokestatic(
          Names.SUPPORT, "filled", Names.method(Names.SPECIES, Names.SOLUTION, Names.SHAPE));
      code.ifnonnull(filled);
    }
    code.aload(0);
    code.iconst_0();
    code.putfield(owner, name, Names.BOOLEAN);
    code.goto_(end);
    code.labelBinding(filled);
    code.aload(0);
    code.iconst_1();
    code.putfield(owner, name, Names.BOOLEAN);
    code.labelBinding(end);
  }
}
