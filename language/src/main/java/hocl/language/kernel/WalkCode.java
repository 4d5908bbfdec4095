package hocl.language.kernel;

import hocl.language.plan.Search;
import hocl.language.plan.Step;
import hocl.runtime.atom.Kind;
import hocl.runtime.store.Shape;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.util.List;

/** Generates the walk over the passive rows that a step may take. */
final class WalkCode {

  private final CodeBuilder code;
  private final Fields fields;
  private final ExpressionCode expressions;
  private final PatternCode patterns;
  private final KeyCode keys;
  private final int run;
  private final int activeRow;
  private final StepsCode steps;

  /** A walk begins with the first row. */
  static final int FIRST = -1;

  /** The local of the row, and where to go for the next one. */
  record Walk(int row, Label next) {}

  WalkCode(
      CodeBuilder code,
      Fields fields,
      ExpressionCode expressions,
      PatternCode patterns,
      KeyCode keys,
      int run,
      int activeRow,
      StepsCode steps) {
    this.steps = steps;
    this.activeRow = activeRow;
    this.code = code;
    this.fields = fields;
    this.expressions = expressions;
    this.patterns = patterns;
    this.keys = keys;
    this.run = run;
  }

  /**
   * Begins a walk; what is generated next is done for each row, with the columns of the pattern
   * fetched.
   *
   * @param species the local of the species, which has passive rows
   * @param after the local of the row behind which a walk over the species begins, or {@link
   *     #FIRST}
   * @param fail where to go after the last row
   */
  Walk walk(Step.Take take, Shape shape, int species, int after, Label fail) {
    if (take.keys().isEmpty() || mask(take, shape) == 0) {
      return scan(take, shape, species, after, fail);
    }
    return take.container() == Step.HOST
        ? probe(take, shape, species, fail)
        : probeOrScan(take, shape, species, fail);
  }

  private Walk scan(Step.Take take, Shape shape, int species, int after, Label fail) {
    Search search = Search.of(take, shape);
    SearchCode ordered = null;
    if (search != null) {
      ordered = new SearchCode(code, expressions, take, shape, search);
      if (take.container() == Step.HOST) {
        fields.loadOrdered(code, shape, search, species, ordered.index());
      } else {
        Fields.pushOrdered(code, search, species);
        code.astore(ordered.index());
      }
      ordered.begin();
    }
    int row = code.allocateLocal(TypeKind.INT);
    int end = code.allocateLocal(TypeKind.INT);
    int hasDead = code.allocateLocal(TypeKind.INT);
    Label loop = code.newLabel();
    Label body = code.newLabel();
    Label next = code.newLabel();
    if (after == FIRST) {
      code.aload(species);
      code.invokevirtual(Names.SPECIES, "first", Names.method(Names.INT));
    } else {
      code.iload(after);
      code.iconst_1();
      code.iadd();
    }
    code.istore(row);
    code.aload(species);
    code.invokevirtual(Names.SPECIES, "passiveEnd", Names.method(Names.INT));
    code.istore(end);
    code.aload(species);
    code.invokevirtual(Names.SPECIES, "hasDead", Names.method(Names.BOOLEAN));
    code.istore(hasDead);
    patterns.fetch(take.pattern(), shape, species);
    if (ordered != null) {
      code.aload(ordered.index());
      code.ifnonnull(next);
    }
    code.goto_(loop);
    code.labelBinding(next);
    if (ordered != null) {
      Label plain = code.newLabel();
      code.aload(ordered.index());
      code.ifnull(plain);
      ordered.next(row, fail);
      steps.tellIfMany();
      code.goto_(body);
      code.labelBinding(plain);
    }
    code.iinc(row, 1);
    code.labelBinding(loop);
    code.iload(row);
    code.iload(end);
    Label more = code.newLabel();
    code.if_icmplt(more);
    // so that no row needs to look at the clock; a walk that finds something tells its steps later
    code.aload(run);
    code.aload(species);
    code.invokevirtual(Names.SPECIES, "passive", Names.method(Names.INT));
    code.invokevirtual(Names.RUN, "ticks", Names.method(Names.VOID, Names.INT));
    if (search != null) {
      Fields.walkedInVain(code, search, species, run, activeRow);
    }
    code.goto_(fail);
    code.labelBinding(more);
    code.iload(hasDead);
    code.ifeq(body);
    code.aload(species);
    code.iload(row);
    code.invokevirtual(Names.SPECIES, "isDead", Names.method(Names.BOOLEAN, Names.INT));
    code.ifne(next);
    code.labelBinding(body);
    steps.look();
    if (steps.hasInner(take)) {
      steps.tellIfMany();
    }
    return new Walk(row, next);
  }

  private Walk probe(Step.Take take, Shape shape, int species, Label fail) {
    int index = code.allocateLocal(TypeKind.REFERENCE);
    int ring = code.allocateLocal(TypeKind.INT);
    int row = code.allocateLocal(TypeKind.INT);
    fields.loadIndex(code, shape, mask(take, shape), species, index);
    List<KeyCode.Sought> sought = keys.prepare(take, shape);
    code.aload(index);
    keys.push(sought, index);
    begin(ring, row, fail);
    patterns.fetch(take.pattern(), shape, species);
    Label body = code.newLabel();
    Label next = code.newLabel();
    Label other = code.newLabel();
    code.goto_(body);
    code.labelBinding(other);
    steps.passOver();
    code.labelBinding(next);
    next(index, ring, row, fail);
    code.labelBinding(body);
    patterns.matchKeys(sought, row, other);
    patterns.knowKeys(sought);
    steps.look();
    return new Walk(row, next);
  }

  /** An inner solution may be too small for an index. */
  private Walk probeOrScan(Step.Take take, Shape shape, int species, Label fail) {
    int index = code.allocateLocal(TypeKind.REFERENCE);
    int ring = code.allocateLocal(TypeKind.INT);
    int row = code.allocateLocal(TypeKind.INT);
    Label scan = code.newLabel();
    Label scanNext = code.newLabel();
    Label alive = code.newLabel();
    Label body = code.newLabel();
    Label next = code.newLabel();
    Label keyed = code.newLabel();
    Label other = code.newLabel();
    List<KeyCode.Sought> sought = keys.prepare(take, shape);
    code.aload(species);
    code.loadConstant(mask(take, shape));
    code.invokestatic(
        Names.INDEXING, "indexIfLarge", Names.method(Names.INDEX, Names.SPECIES, Names.INT));
    code.astore(index);
    patterns.fetch(take.pattern(), shape, species);
    code.aload(index);
    code.ifnull(scan);
    code.aload(index);
    keys.push(sought, index);
    begin(ring, row, fail);
    code.goto_(keyed);
    code.labelBinding(scan);
    code.aload(species);
    code.invokevirtual(Names.SPECIES, "passiveEnd", Names.method(Names.INT));
    code.istore(ring);
    code.aload(species);
    code.invokevirtual(Names.SPECIES, "first", Names.method(Names.INT));
    code.istore(row);
    code.goto_(alive);
    code.labelBinding(other);
    steps.passOver();
    code.labelBinding(next);
    code.aload(index);
    code.ifnull(scanNext);
    next(index, ring, row, fail);
    code.labelBinding(keyed);
    patterns.matchKeys(sought, row, other);
    code.goto_(body);
    code.labelBinding(scanNext);
    steps.tellIfMany();
    code.iinc(row, 1);
    code.labelBinding(alive);
    code.iload(row);
    code.iload(ring);
    code.if_icmpge(fail);
    code.aload(species);
    code.iload(row);
    code.invokevirtual(Names.SPECIES, "isDead", Names.method(Names.BOOLEAN, Names.INT));
    code.ifne(scanNext);
    code.labelBinding(body);
    steps.look();
    return new Walk(row, next);
  }

  /** Begins with the oldest row of the ring of the key on the stack, if there is one. */
  private void begin(int ring, int row, Label none) {
    code.invokevirtual(Names.INDEX, "ring", Names.method(Names.INT, Names.LONG));
    code.istore(ring);
    code.iload(ring);
    code.ifeq(none);
    code.iload(ring);
    code.invokestatic(Names.INDEX, "oldest", Names.method(Names.INT, Names.INT));
    code.istore(row);
  }

  /** Goes on with the next row of a ring, if there is one. */
  private void next(int index, int ring, int row, Label none) {
    code.iload(ring);
    code.iflt(none);
    steps.tellIfMany();
    code.aload(index);
    code.iload(ring);
    code.iload(row);
    code.invokevirtual(Names.INDEX, "after", Names.method(Names.INT, Names.INT, Names.INT));
    code.istore(row);
    code.iload(row);
    code.iload(ring);
    code.invokestatic(Names.INDEX, "oldest", Names.method(Names.INT, Names.INT));
    code.if_icmpeq(none);
  }

  private static int mask(Step.Take take, Shape shape) {
    int mask = 0;
    for (Step.Key key : take.keys()) {
      int column = column(key, shape);
      if (column >= 0) {
        mask |= 1 << column;
      }
    }
    return mask;
  }

  /** The column that a key speaks of, or -1. */
  static int column(Step.Key key, Shape shape) {
    int column =
        key.field() != Step.Key.WHOLE
            ? shape.columnOfField(key.field())
            : shape.kind() == Kind.TUPLE || shape.width() == 0 ? -1 : 0;
    return column < 31 ? column : -1;
  }
}
