package hocl.runtime.cluster;

import com.hazelcast.nio.serialization.ByteArraySerializer;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Something that a voter is asked outside of the maps. Travels by a serializer of its own. */
final class VoterCall implements Callable<byte[]>, Serializable {
  private static final long serialVersionUID = 1L;

  /** A question about copies. */
  static final int ASK = 1;

  /** To begin a term of a job; answers with a byte if that came about. */
  static final int RENEW = 2;

  /** To hold a blob. */
  static final int PUT = 3;

  /** For a blob. */
  static final int GET = 4;

  /** To drop a blob. */
  static final int REMOVE = 5;

  /** For the names of all jobs, those that are over too. */
  static final int JOBS = 6;

  /** For the command that began a job. */
  static final int BEGUN = 7;

  /** For the names of the jobs that executors may work on. */
  static final int OPEN = 8;

  /** The answer where there is none. */
  static final byte[] NONE = new byte[0];

  private final int kind;

  @SuppressWarnings("serial") // is never serialised by Java
  private final byte[] content;

  private final transient @Nullable Desk desk;

  /**
   * A call.
   *
   * @param desk of the voter that is called, or null on its way
   */
  VoterCall(int kind, byte[] content, @Nullable Desk desk) {
    this.kind = kind;
    this.content = content;
    this.desk = desk;
  }

  @Override
  public byte[] call() throws InterruptedException {
    if (desk == null) {
      throw new IllegalStateException("a worker holds nothing");
    }
    return desk.answer(kind, content);
  }

  private void readObject(ObjectInputStream in) throws IOException {
    throw new InvalidObjectException("a call does not travel by Java's serialization");
  }

  /** The bytes of calls on their way. */
  static final class Serializer implements ByteArraySerializer<VoterCall> {
    private static final int TYPE = 3;

    private final @Nullable Desk desk;

    /** For a member with this desk. */
    Serializer(@Nullable Desk desk) {
      this.desk = desk;
    }

    @Override
    public byte[] write(VoterCall call) {
      return ByteBuffer.allocate(1 + call.content.length)
          .put((byte) call.kind)
          .put(call.content)
          .array();
    }

    @Override
    public VoterCall read(byte[] bytes) throws IOException {
      if (bytes.length == 0) {
        throw new IOException("no call");
      }
      return new VoterCall(bytes[0], java.util.Arrays.copyOfRange(bytes, 1, bytes.length), desk);
    }

    @Override
    public int getTypeId() {
      return TYPE;
    }
  }
}
