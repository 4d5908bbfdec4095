package hocl.runtime.cluster;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Messages over a pair of pipes: 4 bytes with the length of what follows, 8 with the number of the
 * message, a byte with its kind, and the rest.
 */
final class Frames {

  /** The kinds of messages to a member. */
  static final int START = 1;

  static final int SEND = 2;
  static final int PUT = 3;
  static final int GET = 4;
  static final int REMOVE = 5;
  static final int WORK = 6;
  static final int OWNER = 7;
  static final int STANDING = 8;

  /** The kinds of answers. */
  static final int DONE = 0;

  static final int ABSENT = 1;
  static final int FAILED = 2;

  private static final int HEAD = Long.BYTES + 1;

  /** No message that a process of this program sends is longer. */
  private static final int LONGEST = 1 << 30;

  private final DataInputStream in;
  private final DataOutputStream out;

  Frames(InputStream in, OutputStream out) {
    this.in = new DataInputStream(new BufferedInputStream(in));
    this.out = new DataOutputStream(new BufferedOutputStream(out));
  }

  /** A message. */
  static final class Frame {
    private final long number;
    private final int kind;
    private final byte[] content;

    private Frame(long number, int kind, byte[] content) {
      this.number = number;
      this.kind = kind;
      this.content = content;
    }

    /** The number of the message, which its answer has too. */
    long number() {
      return number;
    }

    int kind() {
      return kind;
    }

    /** The bytes themselves, not to be changed. */
    byte[] content() {
      return content;
    }
  }

  /** Writes a message; any thread may call. */
  void write(long number, int kind, byte[]... content) throws IOException {
    int length = HEAD;
    for (byte[] part : content) {
      length += part.length;
    }
    synchronized (out) {
      out.writeInt(length);
      out.writeLong(number);
      out.writeByte(kind);
      for (byte[] part : content) {
        out.write(part);
      }
      out.flush();
    }
  }

  /**
   * Reads the next message; one thread at a time.
   *
   * @throws IOException if there is none: the other side is gone
   */
  Frame read() throws IOException {
    int length = in.readInt();
    if (length < HEAD || length > LONGEST) {
      throw new IOException("a message of " + length + " bytes");
    }
    long number = in.readLong();
    int kind = in.readUnsignedByte();
    byte[] content = in.readNBytes(length - HEAD);
    if (content.length < length - HEAD) {
      throw new IOException("half a message");
    }
    return new Frame(number, kind, content);
  }
}
