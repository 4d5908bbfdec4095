package hocl.runtime.balance;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Kind;
import hocl.runtime.atom.Symbol;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Hashes of atoms that are not taken apart: the two halves of the latest one. For one thread.
 *
 * <p>Numbers of 64 bits are given as they are, with a secret added that tells Ints from Floats: who
 * uses them mixes them. All else is mixed.
 */
final class LeafHash {
  private static final int CACHED = 256;
  private static final int CHARACTERS = 4;

  /** Two purposes for which the key draws numbers, besides those of {@link #purpose}. */
  private static final int BARE_INT = 12;

  private static final int BARE_FLOAT = 13;

  private final BalanceKey key;

  private final long intFirst;
  private final long intSecond;
  private final long floatFirst;
  private final long floatSecond;
  private long first;
  private long second;

  /** Texts and symbols that were hashed lately, at places that their hash codes give. */
  private @Nullable Object[] cached = {};

  private long[] cachedFirst = {};
  private long[] cachedSecond = {};

  LeafHash(BalanceKey key) {
    this.key = key;
    this.intFirst = key.first(BARE_INT, 0);
    this.intSecond = key.second(BARE_INT, 0);
    this.floatFirst = key.first(BARE_FLOAT, 0);
    this.floatSecond = key.second(BARE_FLOAT, 0);
  }

  /** The first half of the latest hash. */
  long first() {
    return first;
  }

  /** The second half of the latest hash. */
  long second() {
    return second;
  }

  /** The secret that is added to an Int in the first half. */
  long intFirst() {
    return intFirst;
  }

  /** The secret that is added to an Int in the second half. */
  long intSecond() {
    return intSecond;
  }

  /** The secret that is added to the bits of a Float in the first half. */
  long floatFirst() {
    return floatFirst;
  }

  /** The secret that is added to the bits of a Float in the second half. */
  long floatSecond() {
    return floatSecond;
  }

  /**
   * Hashes an atom.
   *
   * @param atom no tuple, List or solution
   * @throws IllegalArgumentException if it is or holds a Java object
   */
  void hash(Object atom) {
    switch (atom) {
      case Long value -> {
        first = value + intFirst;
        second = value + intSecond;
      }
      case Double value -> {
        long bits = Double.doubleToRawLongBits(value);
        first = bits + floatFirst;
        second = bits + floatSecond;
      }
      case Boolean value -> start(Kind.BOOL, value ? 1 : 0);
      case String text -> cached(text, Kind.STRING, text);
      case Symbol symbol -> cached(symbol, Kind.SYMBOL, symbol.name());
      case BigInteger value -> {
        byte[] bytes = value.toByteArray();
        start(Kind.INT, bytes.length);
        for (byte b : bytes) {
          add(b);
        }
      }
      default -> {
        Kind kind = Kind.of(atom);
        ByteBuffer digest = ByteBuffer.wrap(Atoms.digest(atom));
        start(kind, 0);
        first = BalanceKey.mixFirst(first + digest.getLong());
        second = BalanceKey.mixSecond(second + digest.getLong());
      }
    }
  }

  /** Begins a hash with the kind of an atom and its length. */
  void start(Kind kind, long length) {
    first = key.first(purpose(kind), length);
    second = key.second(purpose(kind), length);
  }

  private static int purpose(Kind kind) {
    return switch (kind) {
      case BOOL -> 1;
      case INT -> 2;
      case FLOAT -> 3;
      case STRING -> 4;
      case SYMBOL -> 5;
      case FUNCTION -> 6;
      case TUPLE -> 7;
      case LIST -> 8;
      case SOLUTION -> 9;
      case RULE -> 10;
      case JAVA -> 11;
    };
  }

  private void add(long word) {
    first = BalanceKey.mixFirst(first + word);
    second = BalanceKey.mixSecond(second + word);
  }

  @SuppressWarnings("ReferenceEquality") // an equal text elsewhere is hashed again
  private void cached(Object atom, Kind kind, String text) {
    if (cached.length == 0) {
      cached = new Object[CACHED];
      cachedFirst = new long[CACHED];
      cachedSecond = new long[CACHED];
    }
    int code = atom.hashCode();
    int place = (code ^ (code >>> 16)) & (CACHED - 1);
    if (cached[place] == atom) {
      first = cachedFirst[place];
      second = cachedSecond[place];
      return;
    }
    text(kind, text);
    cached[place] = atom;
    cachedFirst[place] = first;
    cachedSecond[place] = second;
  }

  private void text(Kind kind, String text) {
    int length = text.length();
    start(kind, length);
    int i = 0;
    while (i < length) {
      long word = 0;
      int end = Math.min(length, i + CHARACTERS);
      while (i < end) {
        word = word << Character.SIZE | text.charAt(i++);
      }
      add(word);
    }
  }
}
