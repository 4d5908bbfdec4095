package hocl.runtime.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Bytes that are being read, with an account of those that are promised: who says that n things
 * follow promises as many bytes as these take at least, and all promises together must fit into
 * what is left. So no length makes room for more than what can come. Used by one thread.
 */
public final class ByteSource {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int MOST_SHIFT = 56;

  private final byte[] bytes;
  private int next;
  private long promised;

  /**
   * A source at the first byte.
   *
   * @param bytes kept; must not change meanwhile
   */
  public ByteSource(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Whether all bytes were read. */
  public boolean isAtEnd() {
    return next == bytes.length;
  }

  /** A refusal of what was just read. */
  public CodecException refusal(String sentence) {
    return new CodecException(sentence + " (before byte " + next + " of " + bytes.length + ")");
  }

  /** Makes sure that many more bytes can follow besides the promised ones. */
  public void check(long more) throws CodecException {
    if (more > bytes.length - next - promised) {
      throw refusal("more is said to follow than there are bytes");
    }
  }

  /** Makes sure that many more bytes can follow, and promises them. */
  public void promise(long more) throws CodecException {
    check(more);
    promised += more;
  }

  /** Takes back a promise, because what it stood for is about to be read. */
  public void redeem(long count) {
    promised -= count;
  }

  /** The next byte, from -128 to 127. */
  public int next() throws CodecException {
    check(1);
    return bytes[next++];
  }

  /** A number of at least 0, as {@link ByteSink#number} writes it. */
  public long number() throws CodecException {
    long value = 0;
    for (int shift = 0; shift <= MOST_SHIFT; shift += 7) {
      int b = next();
      value |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw refusal("a number is longer than 63 bits");
  }

  /** A number of things that follow, of each at least as many bytes as are given. */
  public int count(int bytesEach) throws CodecException {
    long count = number();
    check(count > bytes.length ? count : count * bytesEach);
    return (int) count;
  }

  /** The value of some bytes of two's complement, the lowest first. */
  public long bits(int count) throws CodecException {
    if (count == 0) {
      return 0;
    }
    check(count);
    long value = 0;
    if (bytes.length - next >= Long.BYTES) {
      int unused = Long.SIZE - count * Byte.SIZE;
      value = (long) LONG.get(bytes, next) << unused >> unused;
    } else {
      value = bytes[next + count - 1];
      for (int i = count - 2; i >= 0; i--) {
        value = value << Byte.SIZE | (bytes[next + i] & 0xff);
      }
    }
    next += count;
    return value;
  }

  /** The next values, 8 bytes each, the lowest first. */
  public long[] longs(int count) throws CodecException {
    check((long) Long.BYTES * count);
    long[] values = new long[count];
    ByteBuffer.wrap(bytes, next, Long.BYTES * count)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asLongBuffer()
        .get(values);
    next += Long.BYTES * count;
    return values;
  }

  /** The next bytes, as a new array. */
  public byte[] bytes(int count) throws CodecException {
    check(count);
    byte[] copy = new byte[count];
    System.arraycopy(bytes, next, copy, 0, count);
    next += count;
    return copy;
  }

  /** A text, as {@link ByteSink#text} writes it. */
  public String text() throws CodecException {
    long head = number();
    boolean wide = (head & 1) != 0;
    long length = head >>> 1;
    check(length);
    check(wide ? Character.BYTES * length : length);
    int count = (int) length;
    if (count == 0) {
      return "";
    }
    if (!wide) {
      String text = new String(bytes, next, count, StandardCharsets.ISO_8859_1);
      next += count;
      return text;
    }
    char[] characters = new char[count];
    ByteBuffer.wrap(bytes, next, Character.BYTES * count)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asCharBuffer()
        .get(characters);
    next += Character.BYTES * count;
    return new String(characters);
  }
}
