package hocl.runtime.ledger;

import hocl.runtime.codec.ByteSource;
import hocl.runtime.codec.CodecException;

/**
 * Ledgers, commands and answers as bytes and back. Any thread may call it.
 *
 * <p>The format, version {@value #VERSION}: a byte with the version, then the components of a
 * record one after another. A number of at least 0 takes 7 bits a byte, the lowest first, with the
 * highest bit set in all bytes but the last; an incarnation or half of a check takes 8 bytes; a
 * list is the number of its elements and these; a value that may be missing is a byte 0, or a byte
 * 1 and the value; a constant is the text of its name. Equal values have equal bytes.
 *
 * <p>Reading checks every length against the bytes that are left before anything is allocated for
 * it, and that values are in their ranges.
 */
public final class Codec {
  static final int VERSION = 7;

  static final int CREATE = 0;
  static final int JOIN = 1;
  static final int LEFT = 2;
  static final int PUT = 3;
  static final int SET_RULES = 4;
  static final int WORK = 5;
  static final int REVOKE = 6;
  static final int CANCEL = 7;
  static final int TAKEN = 8;
  static final int LOOK = 9;
  static final int PRESIDE = 10;
  static final int DRAW = 11;
  static final int JUDGE = 12;
  static final int PLANT = 13;

  static final int DONE = 0;
  static final int REFUSED = 1;
  static final int NO_LEDGER = 2;
  static final int WORKED = 3;
  static final int SEEN = 4;

  static final int LEASED = 0;
  static final int WAIT = 1;
  static final int ENDED = 2;
  static final int NOTHING = 3;
  static final int VERIFY = 4;

  static final int ARRIVAL = 0;
  static final int OTHER_RULES = 1;
  static final int COMMIT = 2;

  private Codec() {}

  /** Writes one value. */
  private interface Body {
    void write(Writer writer) throws CodecException;
  }

  private static byte[] written(Body body) {
    try {
      Writer writer = new Writer();
      body.write(writer);
      return writer.finish();
    } catch (CodecException e) {
      throw new IllegalStateException("a ledger is larger than an array can be", e);
    }
  }

  /** A command as bytes. */
  public static byte[] encode(Request request) {
    return written(writer -> writer.request(request));
  }

  /** An answer as bytes. */
  public static byte[] encode(Answer answer) {
    return written(writer -> writer.answer(answer));
  }

  /** A ledger as bytes. */
  public static byte[] encode(Ledger ledger) {
    return written(writer -> writer.ledger(ledger));
  }

  /** The bytes of a commit that go into the running digest and are signed. */
  static byte[] bytesOf(Commit commit) {
    return written(writer -> writer.commit(commit));
  }

  /** The digest of a state. */
  static Check digest(State state, JobSpec spec) {
    return Check.of(written(writer -> writer.state(state, spec)));
  }

  /** The bytes of a verdict on a commit that are signed; no commit has such bytes. */
  static byte[] bytesOf(Commit judged, boolean right) {
    return written(writer -> writer.verdict(judged.unsigned(), right));
  }

  /** Reads one value. */
  private interface Reading<T> {
    T read(Reader reader) throws CodecException;
  }

  private static <T> T read(byte[] bytes, Reading<T> reading) throws CodecException {
    ByteSource source = new ByteSource(bytes);
    if (source.next() != VERSION) {
      throw source.refusal("another version than " + VERSION);
    }
    try {
      T value = reading.read(new Reader(source));
      if (!source.isAtEnd()) {
        throw source.refusal("more follows than a whole value");
      }
      return value;
    } catch (IllegalArgumentException e) {
      throw source.refusal("a value is out of its range: " + e.getMessage());
    }
  }

  /**
   * Reads what {@link #encode(Request)} wrote.
   *
   * @param bytes from anywhere; kept meanwhile and not changed
   * @throws CodecException if they are not a whole command of this version
   */
  public static Request request(byte[] bytes) throws CodecException {
    return read(bytes, Reader::request);
  }

  /**
   * Reads what {@link #encode(Answer)} wrote.
   *
   * @param bytes from anywhere; kept meanwhile and not changed
   * @throws CodecException if they are not a whole answer of this version
   */
  public static Answer answer(byte[] bytes) throws CodecException {
    return read(bytes, Reader::answer);
  }

  /**
   * Reads what {@link #encode(Ledger)} wrote.
   *
   * @param bytes from anywhere; kept meanwhile and not changed
   * @throws CodecException if they are not a whole ledger of this version
   */
  public static Ledger ledger(byte[] bytes) throws CodecException {
    return read(bytes, Reader::ledger);
  }
}
