package hocl.runtime.balance;

import hocl.runtime.atom.Kind;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.SharedParts;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Tuple;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the hashes of the atoms of one molecule. For one thread and one use.
 *
 * <p>The hash of a tuple or List begins with its kind and length. Then each part is added, with a
 * step from one to the next, and the end is mixed: so the order of the parts counts. The hash of a
 * solution is that of its kind, its size and the sum of the hashes of its atoms. What is open is a
 * list of frames, so that depth costs no stack of Java.
 */
final class AtomSum {
  private final BalanceKey key;
  private final LeafHash leaf;
  private final ColumnSum columns;

  AtomSum(BalanceKey key) {
    this.key = key;
    this.leaf = new LeafHash(key);
    this.columns = new ColumnSum(key, leaf);
  }

  /** A compound that is being hashed: a sequence, or the atoms with parts of a multiset. */
  private static final class Frame {
    final @Nullable Frame parent;
    final boolean multiset;
    final IntFunction<Object> parts;
    final int count;
    int next;
    long first;
    long second;

    Frame(@Nullable Frame parent, boolean multiset, IntFunction<Object> parts, int count) {
      this.parent = parent;
      this.multiset = multiset;
      this.parts = parts;
      this.count = count;
    }

    /** Adds the hash of the next part. */
    void add(BalanceKey key, long addedFirst, long addedSecond) {
      boolean step = !multiset && next > 0;
      first = (step ? key.stepFirst(first) : first) + addedFirst;
      second = (step ? key.stepSecond(second) : second) + addedSecond;
      next++;
    }
  }

  /**
   * Adds up a molecule.
   *
   * @throws IllegalArgumentException if an atom is or holds a Java object, or is endless
   */
  Balance of(Molecule molecule) {
    SharedParts unfolding = new SharedParts(molecule);
    columns.reset();
    molecule.forEachRun(columns);
    Frame frame = multiset(null);
    while (true) {
      if (frame.next < frame.count) {
        Frame next = part(frame, frame.parts.apply(frame.next));
        if (next != frame && !unfolding.allows()) {
          throw new IllegalArgumentException(SharedParts.refusal());
        }
        frame = next;
        continue;
      }
      Frame parent = frame.parent;
      if (parent == null) {
        return new Balance(frame.first, frame.second);
      }
      parent.add(key, BalanceKey.mixFirst(frame.first), BalanceKey.mixSecond(frame.second));
      frame = parent;
    }
  }

  /** Adds a part without parts, or begins with one; gives the frame that goes on. */
  private Frame part(Frame frame, Object part) {
    return switch (part) {
      case Tuple tuple -> sequence(frame, Kind.TUPLE, tuple::get, tuple.arity());
      case ListAtom list -> sequence(frame, Kind.LIST, list::get, list.size());
      case Solution solution -> {
        columns.reset();
        solution.forEachRun(columns);
        Frame inner = multiset(frame);
        leaf.start(Kind.SOLUTION, solution.size());
        inner.first += leaf.first();
        inner.second += leaf.second();
        yield inner;
      }
      default -> {
        leaf.hash(part);
        frame.add(key, leaf.first(), leaf.second());
        yield frame;
      }
    };
  }

  private Frame sequence(Frame parent, Kind kind, IntFunction<Object> parts, int count) {
    leaf.start(kind, count);
    Frame frame = new Frame(parent, false, parts, count);
    frame.first = leaf.first();
    frame.second = leaf.second();
    return frame;
  }

  /** A frame with the sums of the columns that have just been added up. */
  private Frame multiset(@Nullable Frame parent) {
    Frame frame = new Frame(parent, true, columns.compounds()::get, columns.compounds().size());
    frame.first = columns.first();
    frame.second = columns.second();
    return frame;
  }
}
