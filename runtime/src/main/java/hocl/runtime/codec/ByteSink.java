package hocl.runtime.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes that are being written. Used by one thread. */
public final class ByteSink {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int LARGEST = Integer.MAX_VALUE - 8;
  private static final int LONGEST_NUMBER = 10;

  private byte[] bytes;
  private int size;

  /** An empty sink with room for that many bytes, or nearly as many as an array can have. */
  public ByteSink(long room) {
    bytes = new byte[(int) Math.min(room, LARGEST)];
  }

  private void makeRoom(long more) throws CodecException {
    if (size + more > bytes.length) {
      if (size + more > LARGEST) {
        throw new CodecException("the value takes more than " + LARGEST + " bytes");
      }
      bytes = Arrays.copyOf(bytes, (int) Math.min(Math.max(size + more, 2L * size), LARGEST));
    }
  }

  /** Writes one byte, the lowest of the value. */
  public void put(int value) throws CodecException {
    makeRoom(1);
    bytes[size++] = (byte) value;
  }

  /** Writes all bytes of an array. */
  public void put(byte[] values) throws CodecException {
    makeRoom(values.length);
    System.arraycopy(values, 0, bytes, size, values.length);
    size += values.length;
  }

  /** Writes a number of at least 0: 7 bits a byte, the lowest first, all but the last marked. */
  public void number(long value) throws CodecException {
    makeRoom(LONGEST_NUMBER);
    if (value < 1 << 14) {
      // the usual ones, without a loop
      bytes[size] = (byte) (value < 0x80 ? value : value | 0x80);
      bytes[size + 1] = (byte) (value >>> 7);
      size += value < 0x80 ? 1 : 2;
      return;
    }
    long rest = value;
    while (rest >= 0x80) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** Writes the lowest bytes of a value, the lowest first. */
  public void bits(long value, int count) throws CodecException {
    makeRoom(Long.BYTES);
    LONG.set(bytes, size, value);
    size += count;
  }

  /** Writes the first values, 8 bytes each, the lowest first. */
  public void longs(long[] values, int count) throws CodecException {
    makeRoom((long) Long.BYTES * count);
    ByteBuffer.wrap(bytes, size, Long.BYTES * count)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asLongBuffer()
        .put(values, 0, count);
    size += Long.BYTES * count;
  }

  /**
   * Makes room for texts, so that writing them need not grow the array step by step.
   *
   * @param characters the sum of their lengths
   */
  public void makeRoomForTexts(int texts, long characters) throws CodecException {
    makeRoom((long) LONGEST_NUMBER * texts + characters);
  }

  /** Writes a text: its length and width as one number, then one or two bytes a character. */
  public void text(String text) throws CodecException {
    int length = text.length();
    makeRoom(LONGEST_NUMBER + (long) length);
    int start = size;
    number((long) length << 1);
    int all = 0;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      all |= c;
      bytes[size + i] = (byte) c;
    }
    if (all <= 0xff) {
      size += length;
      return;
    }
    size = start;
    number((long) length << 1 | 1);
    makeRoom((long) length * Character.BYTES);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      bytes[size++] = (byte) c;
      bytes[size++] = (byte) (c >>> Byte.SIZE);
    }
  }

  /** All that was written; nothing may be written afterwards. */
  public byte[] finish() {
    return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
  }
}
