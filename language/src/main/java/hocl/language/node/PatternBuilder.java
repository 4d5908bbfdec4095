package hocl.language.node;

import hocl.language.core.CoreExpr;
import hocl.language.core.CorePattern;
import hocl.language.core.CoreType;
import hocl.language.plan.Step;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Kind;
import hocl.runtime.atom.RuleDefinition;
import hocl.runtime.store.Shape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes the nodes of one pattern, for any atom or for the rows of a shape, given which slots are
 * bound before it.
 */
final class PatternBuilder {

  private final NodeBuilder.Scope scope;
  private final BitSet bound;
  private final List<Step.Opened> opened;

  /** Works on a copy of {@code bound}. */
  PatternBuilder(NodeBuilder.Scope scope, BitSet bound, List<Step.Opened> opened) {
    this.scope = scope;
    this.bound = (BitSet) bound.clone();
    this.opened = opened;
  }

  /** The node for the rows of a shape, or null if no atom of that shape can match. */
  @Nullable RowNode row(CorePattern pattern, Shape shape) {
    List<ColumnNode> columns = new ArrayList<>();
    boolean possible =
        pattern instanceof CorePattern.OfTuple tuple
            ? addFields(tuple, shape, columns)
            : addWhole(pattern, shape, columns);
    return possible ? new RowNode(columns.toArray(new ColumnNode[0])) : null;
  }

  private boolean addFields(CorePattern.OfTuple tuple, Shape shape, List<ColumnNode> out) {
    if (shape.kind() != Kind.TUPLE || shape.arity() != tuple.fields().size()) {
      return false;
    }
    // tests of constants first: they bind nothing, so their order does not matter
    for (int pass = 0; pass < 2; pass++) {
      for (int field = 0; field < tuple.fields().size(); field++) {
        CorePattern part = tuple.fields().get(field);
        boolean constant = part instanceof CorePattern.Equal;
        if (constant != (pass == 0)) {
          continue;
        }
        int column = shape.columnOfField(field);
        if (column < 0) {
          if (!addTag(part, shape, out)) {
            return false;
          }
        } else if (!addColumn(part, column, shape, out)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean addTag(CorePattern pattern, Shape shape, List<ColumnNode> out) {
    Object tag = Objects.requireNonNull(shape.tag());
    Object constant = constant(pattern);
    if (constant != null) {
      return Atoms.equal(constant, tag);
    }
    if (!(pattern instanceof CorePattern.Any)) {
      out.add(new ColumnNode.TagNode(tag, node(pattern)));
    }
    return true;
  }

  private static @Nullable Object constant(CorePattern pattern) {
    return pattern instanceof CorePattern.Equal equal
            && equal.value() instanceof CoreExpr.Constant constant
        ? constant.value()
        : null;
  }

  private boolean addColumn(CorePattern pattern, int column, Shape shape, List<ColumnNode> out) {
    if (pattern instanceof CorePattern.Any) {
      return true;
    }
    switch (shape.column(column)) {
      case LONG -> {
        if (!canBe(pattern, Kind.INT)) {
          return false;
        }
        out.add(new ColumnNode.LongColumnNode(column, node(pattern)));
      }
      case DOUBLE -> {
        if (!canBe(pattern, Kind.FLOAT)) {
          return false;
        }
        out.add(new ColumnNode.ObjectColumnNode(column, node(pattern)));
      }
      case OBJECT -> out.add(new ColumnNode.ObjectColumnNode(column, node(pattern)));
    }
    return true;
  }

  private boolean addWhole(CorePattern pattern, Shape shape, List<ColumnNode> out) {
    if (!canBe(pattern, shape.kind())) {
      return false;
    }
    if (shape.kind() == Kind.TUPLE || shape.width() == 0) {
      if (!(pattern instanceof CorePattern.Any)) {
        Object constant = constant(pattern);
        if (shape.width() == 0 && constant != null) {
          return Atoms.equal(constant, Objects.requireNonNull(shape.tag()));
        }
        out.add(new ColumnNode.WholeNode(node(pattern)));
      }
      return true;
    }
    return addColumn(pattern, 0, shape, out);
  }

  /** Whether all atoms of a shape are rules of another label than the pattern asks for. */
  static boolean hasOtherLabel(CorePattern pattern, Shape shape) {
    return pattern instanceof CorePattern.Labelled labelled
        && shape.tag() instanceof RuleDefinition definition
        && !labelled.label().equals(definition.label());
  }

  /** Whether some atom of the kind can match the pattern, as far as is known beforehand. */
  static boolean canBe(CorePattern pattern, Kind kind) {
    return switch (pattern) {
      case CorePattern.Any p -> true;
      case CorePattern.Bind p -> canBe(p.type(), kind);
      case CorePattern.Equal p ->
          switch (p.value()) {
            case CoreExpr.Constant c -> Kind.of(c.value()) == kind;
            case CoreExpr.MakeRule r -> kind == Kind.RULE;
            default -> true;
          };
      case CorePattern.OfTuple p -> kind == Kind.TUPLE;
      case CorePattern.OfSolution p -> kind == Kind.SOLUTION;
      case CorePattern.OfList p -> kind == Kind.LIST;
      case CorePattern.Labelled p -> kind == Kind.RULE;
      case CorePattern.Copies p -> canBe(p.pattern(), kind);
      case CorePattern.CountedCopies p -> canBe(p.pattern(), kind);
    };
  }

  /** Whether some atom of the kind can be of the type. */
  static boolean canBe(CoreType type, Kind kind) {
    if (!(type instanceof CoreType.Basic basic)) {
      return switch (kind) {
        case INT, FLOAT, STRING, BOOL, JAVA -> true;
        case SYMBOL, FUNCTION, TUPLE, LIST, SOLUTION, RULE -> false;
      };
    }
    return switch (basic) {
      case ANY -> true;
      case INT -> kind == Kind.INT;
      case FLOAT -> kind == Kind.FLOAT;
      case NUM -> kind == Kind.INT || kind == Kind.FLOAT;
      case BOOL -> kind == Kind.BOOL;
      case STRING -> kind == Kind.STRING;
      case SYMBOL -> kind == Kind.SYMBOL;
      case TUPLE -> kind == Kind.TUPLE;
      case LIST -> kind == Kind.LIST;
      case SOLUTION -> kind == Kind.SOLUTION;
      case RULE -> kind == Kind.RULE;
      case FUNCTION -> kind == Kind.FUNCTION;
      case BASIC ->
          switch (kind) {
            case INT, FLOAT, STRING, BOOL, JAVA -> true;
            case SYMBOL, FUNCTION, TUPLE, LIST, SOLUTION, RULE -> false;
          };
    };
  }

  /** The node for one atom, in the order in which atoms are looked at. */
  PatternNode node(CorePattern pattern) {
    return switch (pattern) {
      case CorePattern.Any p -> new PatternNode.AnyNode();
      case CorePattern.Bind p -> variable(p.slot(), p.type());
      case CorePattern.Equal p -> new PatternNode.EqualToNode(scope.expr(p.value()));
      case CorePattern.OfTuple p -> new PatternNode.TupleNode(nodes(p.fields()));
      case CorePattern.OfSolution p -> open(p);
      case CorePattern.OfList p when p.hasFixedPlaces() -> {
        PatternNode[] before = nodes(p.runs().getFirst());
        int rest = p.rests().isEmpty() ? -1 : p.rests().getFirst();
        PatternNode[] after = rest < 0 ? nodes(List.of()) : nodes(p.runs().getLast());
        yield new PatternNode.ListNode(before, rest, after);
      }
      case CorePattern.OfList p -> new PatternNode.OpenListNode(slotOf(p));
      case CorePattern.Labelled p ->
          new PatternNode.LabelNode(p.label(), variable(p.slot(), CoreType.Basic.RULE));
      case CorePattern.Copies p ->
          throw new IllegalArgumentException("a count stands at an item of a whole only");
      case CorePattern.CountedCopies p ->
          throw new IllegalArgumentException("a count stands at an item of a whole only");
    };
  }

  /** A builder that knows what this one does, and does not learn from it any longer. */
  PatternBuilder copy() {
    return new PatternBuilder(scope, bound, opened);
  }

  /** Marks a slot that is bound by what is no pattern of one atom. */
  void bind(int slot) {
    bound.set(slot);
  }

  /** Whether all these slots have values by now. */
  boolean areBound(BitSet slots) {
    BitSet missing = (BitSet) slots.clone();
    missing.andNot(bound);
    return missing.isEmpty();
  }

  private PatternNode variable(int slot, CoreType type) {
    if (bound.get(slot)) {
      return new PatternNode.SameNode(slot, type);
    }
    bound.set(slot);
    return new PatternNode.BindNode(slot, type);
  }

  private PatternNode[] nodes(List<CorePattern> patterns) {
    PatternNode[] nodes = new PatternNode[patterns.size()];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = node(patterns.get(i));
    }
    return nodes;
  }

  private PatternNode open(CorePattern.OfSolution pattern) {
    int plain = 0;
    for (CorePattern element : pattern.elements()) {
      if (!(element instanceof CorePattern.Copies)
          && !(element instanceof CorePattern.CountedCopies)) {
        plain++;
      }
    }
    boolean exact = pattern.rests().isEmpty() && plain == pattern.elements().size();
    return new PatternNode.OpenNode(slotOf(pattern), plain, exact);
  }

  @SuppressWarnings("ReferenceEquality") // the plan speaks of this very pattern
  private int slotOf(CorePattern pattern) {
    for (Step.Opened each : opened) {
      if (each.pattern() == pattern) {
        return each.slot();
      }
    }
    throw new IllegalStateException("the plan does not open what the pattern speaks of");
  }
}
