package hocl.runtime.codec;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * The identifier of the definition of a rule or function: a digest of what it says, the same in
 * every process.
 *
 * @param first the first 8 bytes, big-endian
 * @param second the next 8 bytes
 * @param third the next 8 bytes
 * @param fourth the last 8 bytes
 */
public record DefinitionId(long first, long second, long third, long fourth) {
  /** The number of bytes of an identifier. */
  public static final int BYTES = 32;

  /**
   * The identifier that a digest makes.
   *
   * @param digest {@value #BYTES} bytes
   * @throws IllegalArgumentException for another number of bytes
   */
  public static DefinitionId of(byte[] digest) {
    if (digest.length != BYTES) {
      throw new IllegalArgumentException(
          "an identifier has " + BYTES + " bytes, not " + digest.length);
    }
    ByteBuffer buffer = ByteBuffer.wrap(digest);
    return new DefinitionId(buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong());
  }

  /** The {@value #BYTES} bytes, as a new array. */
  public byte[] bytes() {
    return ByteBuffer.allocate(BYTES)
        .putLong(first)
        .putLong(second)
        .putLong(third)
        .putLong(fourth)
        .array();
  }

  /** The bytes in hexadecimal digits. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes());
  }
}
