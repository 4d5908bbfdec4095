package hocl.runtime.cluster;

import com.hazelcast.map.EntryProcessor;
import com.hazelcast.nio.serialization.ByteArraySerializer;
import hocl.runtime.codec.ByteSink;
import hocl.runtime.codec.ByteSource;
import hocl.runtime.codec.CodecException;
import hocl.runtime.copies.Copies;
import hocl.runtime.copies.Led;
import hocl.runtime.copies.Mark;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Applies a command to the ledger of a job: on the voter that owns the entry of the job, which
 * leads if it has begun the present term, and on the others, which follow. The ledger itself lies
 * in the copies of each voter, outside of the map; the entry only says where commands go. Travels
 * as bytes, by serializers of its own.
 */
final class LedgerProcessor implements EntryProcessor<String, Long, byte[]> {
  private static final long serialVersionUID = 1L;

  /** The answer of a voter that does not lead. */
  static final byte[] NOT_LEADING = new byte[0];

  private static final int ROOM = 32;

  @SuppressWarnings("serial") // is never serialised by Java
  private final byte[] command;

  private final transient @Nullable Copies copies;
  private transient @Nullable Led led;

  /**
   * A command.
   *
   * @param copies of this voter, or null at a worker, which never applies one
   */
  LedgerProcessor(byte[] command, @Nullable Copies copies) {
    this.command = command;
    this.copies = copies;
  }

  /**
   * Applies the command.
   *
   * @return the mark of the value and the answer, as {@link #mark} and {@link #answer} read them,
   *     or {@link #NOT_LEADING}
   */
  @Override
  @SuppressWarnings("NullAway") // there is no entry yet for a new job
  public byte[] process(Map.Entry<String, Long> entry) {
    led = copies == null ? null : copies.lead(entry.getKey(), command);
    if (led == null) {
      return NOT_LEADING;
    }
    if (led.isChange()) {
      entry.setValue(led.after().sequence());
    }
    return written(led.after(), led.answer());
  }

  @Override
  public @Nullable EntryProcessor<String, Long, byte[]> getBackupProcessor() {
    Led done = led;
    return done == null || !done.isChange()
        ? null
        : new Following(command, done.before(), done.after(), copies);
  }

  private static byte[] written(Mark mark, byte[] rest) {
    try {
      ByteSink out = new ByteSink(ROOM + rest.length);
      write(mark, out);
      out.number(rest.length);
      out.put(rest);
      return out.finish();
    } catch (CodecException e) {
      throw new IllegalStateException("an answer is larger than an array can be", e);
    }
  }

  private static void write(Mark mark, ByteSink out) throws CodecException {
    out.number(mark.term());
    out.number(mark.sequence());
  }

  private static Mark mark(ByteSource in) throws CodecException {
    return new Mark(in.number(), in.number());
  }

  /** The mark of the value that an answer came from. */
  static Mark mark(byte[] result) throws CodecException {
    return mark(new ByteSource(result));
  }

  /** The answer as bytes. */
  static byte[] answer(byte[] result) throws CodecException {
    ByteSource in = new ByteSource(result);
    mark(in);
    return in.bytes(in.count(1));
  }

  private void readObject(ObjectInputStream in) throws IOException {
    throw new InvalidObjectException("a command does not travel by Java's serialization");
  }

  /** Applies a command on a voter that follows. */
  static final class Following implements EntryProcessor<String, Long, byte[]> {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // is never serialised by Java
    private final byte[] command;

    private final transient Mark before;
    private final transient Mark after;
    private final transient @Nullable Copies copies;

    Following(byte[] command, Mark before, Mark after, @Nullable Copies copies) {
      this.command = command;
      this.before = before;
      this.after = after;
      this.copies = copies;
    }

    @Override
    public byte[] process(Map.Entry<String, Long> entry) {
      if (copies != null) {
        copies.follow(entry.getKey(), before, after, command);
      }
      entry.setValue(after.sequence());
      return NOT_LEADING;
    }

    private void readObject(ObjectInputStream in) throws IOException {
      throw new InvalidObjectException("a command does not travel by Java's serialization");
    }
  }

  /** The bytes of commands on their way. */
  static final class Serializer implements ByteArraySerializer<LedgerProcessor> {
    private static final int TYPE = 1;

    private final @Nullable Copies copies;

    /** For a member with these copies. */
    Serializer(@Nullable Copies copies) {
      this.copies = copies;
    }

    @Override
    public byte[] write(LedgerProcessor processor) {
      return processor.command;
    }

    @Override
    public LedgerProcessor read(byte[] bytes) {
      return new LedgerProcessor(bytes, copies);
    }

    @Override
    public int getTypeId() {
      return TYPE;
    }
  }

  /** The bytes of commands on their way to those that follow. */
  static final class FollowingSerializer implements ByteArraySerializer<Following> {
    private static final int TYPE = 2;

    private final @Nullable Copies copies;

    /** For a member with these copies. */
    FollowingSerializer(@Nullable Copies copies) {
      this.copies = copies;
    }

    @Override
    public byte[] write(Following processor) throws IOException {
      try {
        ByteSink out = new ByteSink(ROOM + processor.command.length);
        LedgerProcessor.write(processor.before, out);
        LedgerProcessor.write(processor.after, out);
        out.number(processor.command.length);
        out.put(processor.command);
        return out.finish();
      } catch (CodecException e) {
        throw new IOException(e);
      }
    }

    @Override
    public Following read(byte[] bytes) throws IOException {
      try {
        ByteSource in = new ByteSource(bytes);
        Mark before = mark(in);
        Mark after = mark(in);
        return new Following(in.bytes(in.count(1)), before, after, copies);
      } catch (CodecException e) {
        throw new IOException(e);
      }
    }

    @Override
    public int getTypeId() {
      return TYPE;
    }
  }
}
