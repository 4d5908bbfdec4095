package hocl.language.kernel;

import hocl.grammar.source.Span;
import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.core.ReactionKind;
import hocl.language.core.RuleCore;
import hocl.language.kernel.SlotLocals.Held;
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
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Generates a reaction: evaluate what comes in, take out what goes, put in what comes. */
final class ReactionCode {

  private final CodeBuilder code;
  private final Fields fields;
  private final ExpressionCode expressions;
  private final SlotLocals variables;
  private final RuleCore rule;
  private final Kept kept;
  private final Shapes shapes;
  private final Outside outside;
  private final InPlace inPlace;
  private final RecordCode record;
  private final BuildCode builds;
  private final RowCode rows;
  private final CopiesCode copies;

  /**
   * An item, and its place among those of {@link Kept#products}, or -1 if it is inside of one.
   *
   * @param origin the place of the one that it is or is inside of
   */
  private record Item(CoreItem item, int place, int origin) {}

  /** Something that comes in. */
  sealed interface Product permits RowCode.Row, Several, Built {}

  /** Several equal atoms. */
  private record Several(RowCode.Row row, int number) implements Product {}

  /** An atom that is made as an object. */
  private record Built(BuildCode.Part part) implements Product {}

  ReactionCode(
      CodeBuilder code,
      Fields fields,
      ExpressionCode expressions,
      SlotLocals variables,
      RuleCore rule,
      Shapes shapes,
      Outside outside,
      RecordCode record) {
    this.record = record;
    this.code = code;
    this.fields = fields;
    this.expressions = expressions;
    this.variables = variables;
    this.rule = rule;
    this.kept = Kept.of(rule);
    this.shapes = shapes;
    this.outside = outside;
    this.inPlace = InPlace.of(rule, kept, outside.head());
    this.rows = new RowCode(code, fields, expressions);
    this.copies = new CopiesCode(code);
    this.builds = new BuildCode(code, expressions, rule, outside);
  }

  /**
   * Generates the reaction, which returns from the method.
   *
   * @param begin called where evaluation is over and changes begin
   * @param end called after the changes
   */
  void emit(List<FoundAtom> found, Runnable begin, Runnable end) {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < kept.products().size(); i++) {
      items.add(new Item(kept.products().get(i), i, i));
    }
    record.check(rule);
    emit(items, found, begin, end);
  }

  /** Goes one way for each choice, then evaluates everything that can fail, into locals. */
  private void emit(List<Item> items, List<FoundAtom> found, Runnable begin, Runnable end) {
    for (int i = 0; i < items.size(); i++) {
      switch (items.get(i).item()) {
        case CoreItem.One one -> {}
        case CoreItem.If choice -> {
          Label otherwise = code.newLabel();
          Object bound = variables.snapshot();
          expressions.jump(choice.condition(), false, otherwise);
          emit(spliced(items, i, choice.yes()), found, begin, end);
          variables.restore(bound);
          code.labelBinding(otherwise);
          emit(spliced(items, i, choice.no()), found, begin, end);
          variables.restore(bound);
          return;
        }
        case CoreItem.Let let -> {
          SlotLocals.Held held = expressions.held(let.value());
          if (held == null) {
            throw expressions.refusal(let.value());
          }
          expressions.push(let.value(), held);
          variables.store(code, let.slot(), held);
          emit(spliced(items, i, let.rest()), found, begin, end);
          return;
        }
        case CoreItem.Copies several -> record.check(several);
        case CoreItem.Print print -> throw new NotForKernelsException(print, "prints a line");
      }
    }
    List<Product> products = new ArrayList<>();
    for (Item item : items) {
      products.add(product(item));
    }
    for (Product product : products) {
      Product row = product instanceof Several several ? several.row() : product;
      if (row instanceof RowCode.Row made && Shapes.mayBeRefused(made.shape())) {
        rows.checkAdmitted(made.shape(), outside.host(), outside.beyond());
      }
    }
    begin.run();
    react(products, items.stream().mapToInt(Item::origin).toArray(), found);
    end.run();
  }

  private static List<Item> spliced(List<Item> items, int at, List<CoreItem> parts) {
    List<Item> result = new ArrayList<>(items.subList(0, at));
    parts.forEach(part -> result.add(new Item(part, -1, items.get(at).origin())));
    result.addAll(items.subList(at + 1, items.size()));
    return result;
  }

  private Product product(Item item) {
    if (!(item.item() instanceof CoreItem.Copies several)) {
      return product(((CoreItem.One) item.item()).expr(), item.place());
    }
    int number = CopiesCode.number(several);
    if (product(several.expr(), -1) instanceof RowCode.Row row) {
      return new Several(row, number);
    }
    throw CopiesCode.refusal(several);
  }

  private Product product(CoreExpr expr, int place) {
    return switch (expr) {
      case CoreExpr.MakeSolution solution -> new Built(builds.prepare(solution));
      case CoreExpr.MakeTuple tuple
          when tuple.fields().stream().anyMatch(CoreExpr.MakeSolution.class::isInstance) ->
          new Built(builds.prepare(tuple));
      case CoreExpr.MakeRule rule -> new Built(builds.prepare(rule));
      case CoreExpr.MakeTuple tuple when BuildCode.isMade(tuple) ->
          new Built(builds.prepare(tuple));
      case CoreExpr.MakeTuple tuple -> tuple(tuple, place);
      case CoreExpr.Constant constant when constant.value() instanceof Tuple tuple ->
          tuple(spelledOut(tuple, constant.span()), place);
      default -> scalar(expr, place);
    };
  }

  /** A constant tuple as the expression that makes it. */
  private static CoreExpr.MakeTuple spelledOut(Tuple tuple, Span span) {
    List<CoreExpr> fields = new ArrayList<>();
    for (int i = 0; i < tuple.arity(); i++) {
      fields.add(new CoreExpr.Constant(tuple.get(i), span));
    }
    return new CoreExpr.MakeTuple(fields, span);
  }

  private Product scalar(CoreExpr expr, int place) {
    Held held = expressions.held(expr);
    if (held == Held.LONG || held == Held.DOUBLE || held == Held.BIG) {
      Shape shape =
          switch (held) {
            case LONG -> shapes.ints();
            case DOUBLE -> shapes.floats();
            case BIG, OBJECT -> shapes.of(BigInteger.ONE);
          };
      return new RowCode.Row(shape, List.of(Value.prepare(code, expressions, expr, held)), place);
    }
    if (expr instanceof CoreExpr.Constant constant && held == Held.OBJECT) {
      Shape shape = shapes.of(constant.value());
      if (shape.kind() != Kind.TUPLE && PatternCode.fits(shape)) {
        return new RowCode.Row(
            shape,
            shape.width() == 0 ? List.of() : List.of(Value.prepare(code, expressions, expr, held)),
            place);
      }
    }
    if (held == Held.OBJECT) {
      builds.checkNoRule(expr);
      return new Built(builds.prepare(expr));
    }
    throw expressions.refusal(expr);
  }

  private RowCode.Row tuple(CoreExpr.MakeTuple tuple, int place) {
    List<CoreExpr> fields = tuple.fields();
    Object tag =
        fields.getFirst() instanceof CoreExpr.Constant first && shapes.isTag(first.value())
            ? first.value()
            : null;
    List<Value> values = new ArrayList<>();
    for (CoreExpr field : tag == null ? fields : fields.subList(1, fields.size())) {
      if (field instanceof CoreExpr.MakeTuple inner) {
        values.add(builds.object(inner));
        continue;
      }
      Held held = expressions.held(field);
      if (held == null) {
        throw expressions.refusal(field);
      }
      if (held == Held.OBJECT) {
        builds.checkPlain(field);
        if (tag == null && values.isEmpty() && !(field instanceof CoreExpr.Constant)) {
          builds.checkNoTag(field);
        }
      }
      values.add(Value.prepare(code, expressions, field, held));
    }
    Column[] columns = values.stream().map(value -> value.held().column()).toArray(Column[]::new);
    Shape shape = shapes.expected(fields.size(), tag, columns);
    if (!PatternCode.fits(shape)) {
      throw new NotForKernelsException(tuple, "is one of too many kinds of tuples");
    }
    return new RowCode.Row(shape, values, place);
  }

  /**
   * Evaluates products and writes each in the place of an atom found, whose indexes and arrival
   * nobody asks for; goes elsewhere if one is not of numbers or has another shape than its atom.
   *
   * @param fetched what has fetched columns of an atom found
   */
  void changes(
      List<CoreExpr> products,
      List<FoundAtom> found,
      Function<FoundAtom, PatternCode> fetched,
      Label otherwise) {
    if (!products.stream().allMatch(this::isOfNumbers)) {
      code.goto_(otherwise);
      return;
    }
    List<Product> made = new ArrayList<>();
    for (int i = 0; i < products.size(); i++) {
      made.add(product(products.get(i), i));
    }
    for (FoundAtom each : found) {
      int place = inPlace.product(each.take().head());
      if (place != InPlace.NONE
          && !(made.get(place) instanceof RowCode.Row row && row.shape() == each.shape())) {
        code.goto_(otherwise);
        return;
      }
    }
    for (FoundAtom each : found) {
      int head = each.take().head();
      if (inPlace.product(head) != InPlace.NONE
          && made.get(inPlace.product(head)) instanceof RowCode.Row row) {
        rows.write(
            each,
            row,
            RowCode.changedColumns(row.shape(), inPlace.changed(head)),
            fetched.apply(each));
      }
    }
  }

  /** Whether an atom is a number, or a tuple of numbers behind a tag. */
  private boolean isOfNumbers(CoreExpr expr) {
    if (!(expr instanceof CoreExpr.MakeTuple tuple)) {
      return isNumber(expr);
    }
    CoreExpr first = tuple.fields().getFirst();
    boolean tagged = first instanceof CoreExpr.Constant constant && shapes.isTag(constant.value());
    return tuple.fields().stream().skip(tagged ? 1 : 0).allMatch(this::isNumber);
  }

  private boolean isNumber(CoreExpr expr) {
    Held held = expressions.held(expr);
    return held == Held.LONG || held == Held.DOUBLE;
  }

  /** Takes out and puts in; returns from the method. */
  private void react(List<Product> products, int[] origins, List<FoundAtom> found) {
    announce();
    record.count(outside.run());
    record.begin(rule, kept, origins, found, outside.run());
    boolean[] placed = new boolean[products.size()];
    boolean gone = false;
    List<FoundAtom> stayed = new ArrayList<>();
    for (FoundAtom each : found) {
      boolean isActive = each.take().active();
      int head = each.take().head();
      int place = inPlace.product(head);
      if (each.take().container() != Step.HOST) {
        // where nothing of a solution goes on, its atoms go with it
        if (!kept.stays(head) && goesOn(each.take())) {
          remove(each);
        }
      } else if (kept.stays(head) || replaces(products, place, each, placed)) {
        if (kept.stays(head)) {
          record.stays(each);
        }
        if (!isActive) {
          stayed.add(each);
        }
      } else {
        gone |= isActive;
        copies.remove(each);
        if (isActive) {
          code.aload(outside.active());
          code.invokevirtual(Names.SPECIES, "consume", Names.method(Names.VOID));
        } else {
          remove(each);
        }
      }
    }
    rows.giveTurn(stayed, outside.run());
    if (rule.kind() != ReactionKind.REPLACE) {
      Shape ruleShape = outside.ruleShape();
      fields.rules().push(code, ruleShape);
      fields.rules().push(code, ruleShape);
      code.invokevirtual(Names.SPECIES, "first", Names.method(Names.INT));
      code.invokevirtual(Names.SPECIES, "remove", Names.method(Names.VOID, Names.INT));
      fields.rules().clear(code, ruleShape);
    }
    for (int i = 0; i < placed.length; i++) {
      if (!placed[i]) {
        record.comes(i);
        switch (products.get(i)) {
          case RowCode.Row row -> rows.putIn(row, outside.host());
          case Several several ->
              copies.repeat(several.number(), () -> rows.putIn(several.row(), outside.host()));
          case Built built -> {
            code.aload(outside.host());
            builds.push(built.part());
            code.invokevirtual(Names.SOLUTION, "add", Names.method(Names.VOID, Names.OBJECT));
          }
        }
      }
    }
    record.end();
    code.loadConstant(gone ? Kernel.GONE : Kernel.KEPT);
    code.ireturn();
  }

  private void announce() {
    code.aload(outside.run());
    if (outside.reactions() == 1) {
      code.invokevirtual(Names.RUN, "react", Names.method(Names.VOID));
    } else {
      code.loadConstant(outside.reactions());
      code.invokevirtual(Names.RUN, "reactAtOnce", Names.method(Names.BOOLEAN, Names.INT));
      code.ifeq(outside.beyond());
    }
  }

  private boolean goesOn(Step.Take take) {
    return builds.moves(take.container())
        || take.opened().stream().anyMatch(opened -> builds.moves(opened.slot()));
  }

  private void remove(FoundAtom each) {
    code.aload(each.species());
    code.iload(each.row());
    code.invokevirtual(Names.SPECIES, "remove", Names.method(Names.VOID, Names.INT));
  }

  /** Whether the atom found changes to the product of a place, which is of the same shape. */
  private boolean replaces(List<Product> products, int place, FoundAtom each, boolean[] placed) {
    for (int i = 0; i < placed.length && place != InPlace.NONE; i++) {
      if (products.get(i) instanceof RowCode.Row row
          && row.place() == place
          && row.shape() == each.shape()) {
        placed[i] = true;
        rows.replace(each, row, inPlace.changed(each.take().head()));
        record.replaced(each, i);
        return true;
      }
    }
    return false;
  }
}
