package hocl.runtime.ledger;

import hocl.runtime.codec.ByteSink;
import hocl.runtime.codec.ByteSource;
import hocl.runtime.codec.CodecException;

/**
 * Single values of this package as parts of longer bytes, in the format of {@link Codec} without
 * its version. Any thread may call.
 */
public final class LedgerBytes {
  private LedgerBytes() {}

  /** Writes a commit with its lease and verdicts. */
  public static void write(Provisional step, ByteSink out) throws CodecException {
    new Writer(out).provisional(step);
  }

  /** Writes two results of one attempt. */
  public static void write(Twofaced proof, ByteSink out) throws CodecException {
    new Writer(out).twofaced(proof);
  }

  /** Writes the name of a blob. */
  public static void write(BlobName name, ByteSink out) throws CodecException {
    new Writer(out).name(name);
  }

  /** Reads one value. */
  private interface Element<T> {
    T read(Reader reader) throws CodecException;
  }

  private static <T> T read(ByteSource in, Element<T> element) throws CodecException {
    try {
      return element.read(new Reader(in));
    } catch (IllegalArgumentException e) {
      throw in.refusal("a value is out of its range: " + e.getMessage());
    }
  }

  /**
   * Reads a commit with its lease and verdicts.
   *
   * @throws CodecException if the bytes are something else
   */
  public static Provisional provisional(ByteSource in) throws CodecException {
    return read(in, Reader::provisional);
  }

  /**
   * Reads two results of one attempt.
   *
   * @throws CodecException if the bytes are something else
   */
  public static Twofaced twofaced(ByteSource in) throws CodecException {
    return read(in, Reader::twofaced);
  }

  /**
   * Reads the name of a blob.
   *
   * @throws CodecException if the bytes are something else
   */
  public static BlobName name(ByteSource in) throws CodecException {
    return read(in, Reader::name);
  }
}
