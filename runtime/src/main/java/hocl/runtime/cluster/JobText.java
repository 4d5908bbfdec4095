package hocl.runtime.cluster;

import hocl.runtime.codec.ByteSink;
import hocl.runtime.codec.ByteSource;
import hocl.runtime.codec.CodecException;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.ledger.Command;
import hocl.runtime.ledger.Request;
import hocl.runtime.reactor.Distribution;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that a node needs for the tasks of a job, but for the atoms.
 *
 * @param distribution how the solution is divided
 * @param program for {@link ProgramBytes}
 */
record JobText(Distribution distribution, Bytes program) {

  private static final int SHORTEST_ENTRY = 2;

  byte[] encode() throws CodecException {
    ByteSink out = new ByteSink(program.size());
    out.number(distribution.heads());
    String gathered = distribution.gathered();
    out.put(gathered == null ? 0 : 1);
    out.text(gathered == null ? "" : gathered);
    Map<Integer, Integer> keys = new TreeMap<>(distribution.keys());
    out.number(keys.size());
    for (Map.Entry<Integer, Integer> entry : keys.entrySet()) {
      out.number(entry.getKey());
      out.number(entry.getValue());
    }
    out.number(program.size());
    out.put(program.get());
    return out.finish();
  }

  /** The identifier of the job that a command begins. */
  static String jobOf(Request create) {
    if (create.command() instanceof Command.Create begun) {
      return begun.spec().id();
    }
    throw new IllegalArgumentException("the command begins no job");
  }

  static JobText decode(byte[] bytes) throws CodecException {
    ByteSource in = new ByteSource(bytes);
    int heads = (int) in.number();
    boolean gathered = in.next() != 0;
    String reason = in.text();
    Map<Integer, Integer> keys = new HashMap<>();
    int count = in.count(SHORTEST_ENTRY);
    for (int i = 0; i < count; i++) {
      keys.put((int) in.number(), (int) in.number());
    }
    return new JobText(
        new Distribution(heads, keys, gathered ? reason : null), Bytes.of(in.bytes(in.count(1))));
  }
}
