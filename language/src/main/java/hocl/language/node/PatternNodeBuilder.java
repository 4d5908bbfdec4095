package hocl.language.node;

import hocl.language.core.CorePattern;
import hocl.language.core.CoreType;
import hocl.language.plan.Fit;
import hocl.language.plan.Step;
import hocl.runtime.atom.Kind;
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
final class PatternNodeBuilder {

  private final NodeBuilder.Scope scope;
  private final BitSet bound;
  private final List<Step.Opened> opened;

  /** Works on a copy of {@code bound}. */
  PatternNodeBuilder(NodeBuilder.Scope scope, BitSet bound, List<Step.Opened> opened) {
    this.scope = scope;
    this.bound = (BitSet) bound.clone();
    this.opened = opened;
  }

  /** The node for the rows of a shape, or null if no atom of that shape can match. */
  @Nullable RowNode row(CorePattern pattern, Shape shape) {
    if (!Fit.isPossible(pattern, shape)) {
      return null;
    }
    List<ColumnNode> columns = new ArrayList<>();
    if (pattern instanceof CorePattern.OfTuple tuple) {
      addFields(tuple, shape, columns);
    } else {
      addWhole(pattern, shape, columns);
    }
    return new RowNode(columns.toArray(new ColumnNode[0]));
  }

  private void addFields(CorePattern.OfTuple tuple, Shape shape, List<ColumnNode> out) {
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
          addTag(part, shape, out);
        } else {
          addColumn(part, column, shape, out);
        }
      }
    }
  }

  private void addTag(CorePattern pattern, Shape shape, List<ColumnNode> out) {
    if (Fit.constant(pattern) == null && !(pattern instanceof CorePattern.Any)) {
      out.add(new ColumnNode.TagNode(Objects.requireNonNull(shape.tag()), node(pattern)));
    }
  }

  private void addColumn(CorePattern pattern, int column, Shape shape, List<ColumnNode> out) {
    if (pattern instanceof CorePattern.Any) {
      return;
    }
    out.add(
        switch (shape.column(column)) {
          case LONG -> new ColumnNode.LongColumnNode(column, node(pattern));
          case DOUBLE, OBJECT -> new ColumnNode.ObjectColumnNode(column, node(pattern));
        });
  }

  private void addWhole(CorePattern pattern, Shape shape, List<ColumnNode> out) {
    if (shape.kind() != Kind.TUPLE && shape.width() > 0) {
      addColumn(pattern, 0, shape, out);
      return;
    }
    boolean known =
        pattern instanceof CorePattern.Any || (shape.width() == 0 && Fit.constant(pattern) != null);
    if (!known) {
      out.add(new ColumnNode.WholeNode(node(pattern)));
    }
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
  PatternNodeBuilder copy() {
    return new PatternNodeBuilder(scope, bound, opened);
  }

  /** Marks a slot that is bound by something else than a pattern of one atom. */
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
