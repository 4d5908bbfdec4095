package hocl.runtime.cluster;

import com.hazelcast.map.EntryProcessor;
import com.hazelcast.nio.serialization.ByteArraySerializer;
import hocl.runtime.codec.CodecException;
import hocl.runtime.ledger.Answer;
import hocl.runtime.ledger.Applied;
import hocl.runtime.ledger.Codec;
import hocl.runtime.ledger.Ledger;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.util.Map;

/**
 * Applies a command to the ledger of a job, on the owner of its entry and on the backups: the only
 * way in which a ledger changes. Travels as the bytes of the command, by a serializer of its own.
 */
final class LedgerProcessor implements EntryProcessor<String, Ledger, byte[]> {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // is never serialised by Java
  private final byte[] command;

  LedgerProcessor(byte[] command) {
    this.command = command;
  }

  /**
   * Applies the command.
   *
   * @return the answer as bytes
   */
  @Override
  @SuppressWarnings({
    "NullAway",
    "ReferenceEquality"
  }) // no entry is a null value; no change is the same object
  public byte[] process(Map.Entry<String, Ledger> entry) {
    Ledger before = entry.getValue();
    try {
      Applied applied = Ledger.apply(before, Codec.request(command));
      if (applied.ledger() != null && applied.ledger() != before) {
        entry.setValue(applied.ledger());
      }
      return Codec.encode(applied.answer());
    } catch (CodecException e) {
      return Codec.encode(new Answer.Refused(Answer.Reason.INVALID));
    }
  }

  private void readObject(ObjectInputStream in) throws IOException {
    throw new InvalidObjectException("a command does not travel by Java's serialization");
  }

  /** The bytes of commands on their way. */
  static final class Serializer implements ByteArraySerializer<LedgerProcessor> {
    private static final int TYPE = 1;

    @Override
    public byte[] write(LedgerProcessor processor) {
      return processor.command;
    }

    @Override
    public LedgerProcessor read(byte[] bytes) {
      return new LedgerProcessor(bytes);
    }

    @Override
    public int getTypeId() {
      return TYPE;
    }
  }

  /** The bytes of whole ledgers, when their entry moves to another member. */
  static final class LedgerSerializer implements ByteArraySerializer<Ledger> {
    private static final int TYPE = 2;

    @Override
    public byte[] write(Ledger ledger) {
      return Codec.encode(ledger);
    }

    @Override
    public Ledger read(byte[] bytes) throws IOException {
      try {
        return Codec.ledger(bytes);
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
