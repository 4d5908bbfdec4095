package hocl.runtime.trace;

import hocl.runtime.atom.Molecule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reactions of a run, or a part of them: for each the rule and the atoms that it took, as
 * serial numbers. Atoms are numbered from 0 as they arrive: first the content in the order in which
 * it was put in, then the products of each reaction in the order of the right-hand side, those
 * included that stay where they were; atoms that an injecting rule leaves keep their numbers. Atoms
 * of an inner solution have numbers of the same row from when it begins to react until the atom
 * that holds it is taken. Immutable.
 */
public final class Trace {

  /** Whether and why a trace ended before the run. */
  public enum Ending {
    /** It did not: every reaction is in it. */
    OPEN(0),
    /** There was no room for more. */
    FULL(1);

    private final int code;

    Ending(int code) {
      this.code = code;
    }

    /** Stands for the ending in bytes. */
    byte code() {
      return (byte) code;
    }

    /** The ending of a code, or null if there is none. */
    static @Nullable Ending of(int code) {
      for (Ending ending : values()) {
        if (ending.code == code) {
          return ending;
        }
      }
      return null;
    }
  }

  /** No reaction. */
  public static final Trace EMPTY = new Trace(List.of(), List.of(), 0, Ending.OPEN);

  private final List<int[]> parts;
  private final List<Molecule> told;
  private final long reactions;
  private final Ending ending;

  Trace(List<int[]> parts, List<Molecule> told, long reactions, Ending ending) {
    this.parts = parts;
    this.told = told;
    this.reactions = reactions;
    this.ending = ending;
  }

  /** The number of reactions. */
  public long reactions() {
    return reactions;
  }

  /** Whether and why the trace ended before the run did. */
  public Ending ending() {
    return ending;
  }

  /** The size of the records in bytes, without the products that are written down beside them. */
  public long bytes() {
    long ints = 0;
    for (int[] part : parts) {
      ints += part.length;
    }
    return ints * Integer.BYTES;
  }

  List<int[]> parts() {
    return parts;
  }

  /** The products of the reactions that have them written down, in order. */
  List<Molecule> told() {
    return told;
  }

  /** Takes in what a trace says. */
  public interface Reader {

    /** A number of atoms were put in. */
    void arrived(int atoms);

    /**
     * The atoms of an inner solution have numbers from now on.
     *
     * @param holder the serial number of the atom that holds the solution
     * @param place which of its solutions it is, those inside of others left out
     * @param content its atoms, in the order of their numbers
     */
    void opened(int holder, int place, Molecule content);

    /**
     * A reaction, and others that followed at once. All are in the solution that the rule is in.
     *
     * @param rule the serial number of the rule
     * @param taken the serial numbers of the atoms, in the order of the heads
     * @param followers for each that followed the place of the atom that it took among the products
     *     so far, and the serial number of its rule; not to be changed
     * @return the serial number of the first product
     */
    int reacted(int rule, int[] taken, int[] followers);

    /**
     * A reaction whose products are written down, and others that followed at once.
     *
     * @param rule the serial number of the rule
     * @param taken the serial numbers of the atoms, in the order of the heads
     * @param products the products, in the order of the right-hand side
     * @param followers as for {@link #reacted}
     */
    void told(int rule, int[] taken, Molecule products, int[] followers);
  }

  /**
   * Passes everything in order.
   *
   * @throws IllegalArgumentException if the bytes are not a trace; what was passed before was well
   *     formed
   */
  public void read(Reader reader) {
    new Records(reader, told).read(parts);
  }
}
