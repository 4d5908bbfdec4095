package hocl.runtime.split;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Symbol;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A hash of atoms that is the same in every process and release: equal atoms have equal hashes,
 * whatever made them. It spreads keys over parts; whoever chooses the keys can make them collide.
 */
public final class KeyHash {
  // an odd constant for each kind that is not digested: so 1, 1.0, "1" and true differ
  private static final long INT = 0x9e3779b97f4a7c15L;
  private static final long FLOAT = 0xc2b2ae3d27d4eb4fL;
  private static final long STRING = 0xd6e8feb86659fd93L;
  private static final long SYMBOL = 0xa0761d6478bd642fL;
  private static final long BOOL = 0xe7037ed1a0b428dbL;
  private static final long BIG = 0x8ebc6af09c88c6e3L;

  private KeyHash() {}

  /** The hash of an Int of 64 bits. */
  public static long ofInt(long value) {
    return mix(value + INT);
  }

  /**
   * The hash of a Float.
   *
   * @param bits as {@link Double#doubleToRawLongBits} gives them, of a Float in normal form
   */
  public static long ofFloat(long bits) {
    return mix(bits + FLOAT);
  }

  /**
   * The hash of an atom.
   *
   * @throws IllegalArgumentException if a Java object is in it, which has none
   */
  public static long of(Object atom) {
    return switch (atom) {
      case Long value -> ofInt(value);
      case Double value -> ofFloat(Double.doubleToRawLongBits(value));
      // how these hash codes are computed is part of the specification of Java
      case String text -> mix(text.hashCode() + STRING);
      case Symbol symbol -> mix(symbol.name().hashCode() + SYMBOL);
      case Boolean value -> mix((value ? 1 : 0) + BOOL);
      case BigInteger value -> mix(Arrays.hashCode(value.toByteArray()) + BIG);
      default -> mix(ByteBuffer.wrap(Atoms.digest(atom)).getLong());
    };
  }

  /**
   * The part to which a hash belongs.
   *
   * @param parts how many there are, at least 1
   * @return a number from 0 to {@code parts} exclusive
   */
  public static int part(long hash, int parts) {
    return (int) Math.unsignedMultiplyHigh(hash, parts);
  }

  /** The finalizer "Mix13" by David Stafford (2011), of the generator SplitMix64. */
  private static long mix(long value) {
    long mixed = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
    return mixed ^ mixed >>> 31;
  }
}
