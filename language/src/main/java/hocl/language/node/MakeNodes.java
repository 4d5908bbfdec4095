package hocl.language.node;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import hocl.language.value.SolutionLimit;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.FunctionAtom;
import hocl.runtime.atom.FunctionDefinition;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.RuleDefinition;
import hocl.runtime.atom.Solution;

/** Nodes that make atoms which hold other atoms, as values: nothing in them lives. */
final class MakeNodes {

  private MakeNodes() {}

  /** Which kind of thing to make of the atoms that items give. */
  enum Container {
    LIST,
    SOLUTION,
    MOLECULE
  }

  static final class ContainerNode extends ExprNode {
    private final Container container;
    @Children private final ItemNode[] items;

    ContainerNode(Container container, ItemNode[] items) {
      this.container = container;
      this.items = items;
    }

    @Override
    Object execute(VirtualFrame frame) {
      return switch (container) {
        case LIST -> list(frame);
        case SOLUTION -> Solution.of(molecule(frame, items));
        case MOLECULE -> molecule(frame, items);
      };
    }

    private ListAtom list(VirtualFrame frame) {
      ListCollector parts = new ListCollector();
      for (ItemNode item : items) {
        item.give(frame, parts);
      }
      return SolutionLimit.check(parts.list());
    }
  }

  /** The molecule that items give. */
  static Molecule molecule(VirtualFrame frame, ItemNode[] items) {
    MoleculeParts parts = new MoleculeParts();
    for (ItemNode item : items) {
      item.give(frame, parts);
    }
    return parts.molecule();
  }

  /** The part of a slot's value that a closure or a value may keep: nothing that lives. */
  static Object frozen(Object value) {
    return switch (value) {
      case UnreadRest rest -> Atoms.freeze(rest.molecule());
      default -> Atoms.freeze(value);
    };
  }

  static final class RuleNode extends ExprNode {
    private final RuleDefinition definition;
    @Children private final ExprNode[] captures;

    RuleNode(RuleDefinition definition, ExprNode[] captures) {
      this.definition = definition;
      this.captures = captures;
    }

    @Override
    @ExplodeLoop
    Object execute(VirtualFrame frame) {
      Object[] values = new Object[captures.length];
      for (int i = 0; i < captures.length; i++) {
        values[i] = frozen(captures[i].execute(frame));
      }
      return Rule.of(definition, values);
    }
  }

  static final class FunctionNode extends ExprNode {
    private final FunctionDefinition definition;
    @Children private final ExprNode[] captures;

    FunctionNode(FunctionDefinition definition, ExprNode[] captures) {
      this.definition = definition;
      this.captures = captures;
    }

    @Override
    @ExplodeLoop
    Object execute(VirtualFrame frame) {
      Object[] values = new Object[captures.length];
      for (int i = 0; i < captures.length; i++) {
        values[i] = frozen(captures[i].execute(frame));
      }
      return FunctionAtom.of(definition, values);
    }
  }
}
