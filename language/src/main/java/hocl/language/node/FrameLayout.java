package hocl.language.node;

import com.oracle.truffle.api.frame.VirtualFrame;
import hocl.runtime.store.Species;
import java.util.ArrayList;
import java.util.List;

/**
 * Which frame slot holds what while an occurrence is tried: the slots of the plan, the rule itself
 * and its row, and for each atom taken its species, its row, and the rows of further copies; then
 * values that products keep for a moment.
 */
final class FrameLayout {

  private static final int PER_TAKEN = 3;

  private final int planSlots;
  private final int taken;
  private int size;

  /** A layout for plans with at most that many slots and atoms taken. */
  FrameLayout(int planSlots, int taken) {
    this.planSlots = planSlots;
    this.taken = taken;
    this.size = planSlots + 3 + PER_TAKEN * taken;
  }

  /** The same layout, with new slots from a mark on. */
  FrameLayout from(int mark) {
    FrameLayout copy = new FrameLayout(planSlots, taken);
    copy.size = mark;
    return copy;
  }

  /** The number of atoms that a plan may take. */
  int taken() {
    return taken;
  }

  /** The slot of the rule that is tried. */
  int rule() {
    return planSlots;
  }

  int ruleSpecies() {
    return planSlots + 1;
  }

  int ruleRow() {
    return planSlots + 2;
  }

  int species(int number) {
    return planSlots + 3 + PER_TAKEN * number;
  }

  int row(int number) {
    return planSlots + 4 + PER_TAKEN * number;
  }

  int copies(int number) {
    return planSlots + 5 + PER_TAKEN * number;
  }

  /** A new slot for a value. */
  int allocate() {
    return size++;
  }

  /** Where new slots begin, so that several users can share them. */
  int mark() {
    return size;
  }

  int size() {
    return size;
  }

  /** The species of an atom taken. */
  Species readSpecies(VirtualFrame frame, int number) {
    return (Species) frame.getObject(species(number));
  }

  /** The row of an atom taken. */
  int readRow(VirtualFrame frame, int number) {
    return frame.getInt(row(number));
  }

  /** The further copies of an atom taken. */
  CopyRows readCopies(VirtualFrame frame, int number) {
    return (CopyRows) frame.getObject(copies(number));
  }

  /** An atom taken. */
  Object atom(VirtualFrame frame, int number) {
    return readSpecies(frame, number).atom(readRow(frame, number));
  }

  /**
   * The atoms that a complete match takes from the solution itself, frozen, copies included.
   *
   * @param ofHost for each atom taken, by number, whether it is of the solution itself
   */
  List<Object> consumed(VirtualFrame frame, boolean[] ofHost) {
    List<Object> atoms = new ArrayList<>();
    for (int number = 0; number < ofHost.length; number++) {
      if (ofHost[number] && readRow(frame, number) >= 0) {
        Object atom = MakeNodes.frozen(atom(frame, number));
        for (int copies = readCopies(frame, number).count(); copies >= 0; copies--) {
          atoms.add(atom);
        }
      }
    }
    return atoms;
  }
}
