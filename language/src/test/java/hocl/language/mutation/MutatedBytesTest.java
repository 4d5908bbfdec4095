package hocl.language.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.language.LivingSolution;
import hocl.language.Programs;
import hocl.language.RunOptions;
import hocl.language.program.Program;
import hocl.runtime.check.Policy;
import hocl.runtime.codec.CodecException;
import hocl.runtime.codec.Definitions;
import hocl.runtime.codec.MoleculeCodec;
import hocl.runtime.ledger.Applied;
import hocl.runtime.ledger.BlobName;
import hocl.runtime.ledger.BlobRef;
import hocl.runtime.ledger.Check;
import hocl.runtime.ledger.Codec;
import hocl.runtime.ledger.Command;
import hocl.runtime.ledger.JobSpec;
import hocl.runtime.ledger.Ledger;
import hocl.runtime.ledger.Request;
import hocl.runtime.ledger.Sender;
import hocl.runtime.trace.TraceCodec;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Damaged bytes are read, or refused by the codec's own exception, within a bound of memory. */
class MutatedBytesTest {

  private static final int INPUTS = 2000;
  private static final long MOST_TRACED = 1 << 20;

  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final Program PROGRAM =
      Programs.of(
          "let f(n) = n + 1; let keep(k) = (replace k:x::Int, k:y::Int by k:f(x + y));"
              + " <keep(1), keep(\"b\"), 1:2, 1:3, \"b\":4, \"b\":5, [1, 2.5, <A, [true]>],"
              + " range(1, 9), replace x::Int, y::Int by x:\"\u00e9\":[y], replace-one A by <f, B:1180591620717411303424>>");

  private static final Definitions DEFINITIONS = PROGRAM.definitions();

  private interface Decoding {
    boolean decode(byte[] bytes) throws CodecException;
  }

  private static String end(byte[] bytes, Decoding decoding) {
    long most =
        (long) MoleculeCodec.MOST_ALLOCATED_PER_BYTE * bytes.length
            + MoleculeCodec.MOST_ALLOCATED_BESIDES;
    String end = "";
    long allocated = 0;
    for (int attempt = 0; attempt < 2; attempt++) {
      // the first reading may load classes
      long before = THREADS.getCurrentThreadAllocatedBytes();
      try {
        end = decoding.decode(bytes) ? "read" : "no value";
      } catch (CodecException e) {
        end = "refused";
      }
      allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
      if (allocated <= most) {
        return end;
      }
    }
    throw new AssertionError(allocated + " bytes allocated for " + bytes.length);
  }

  private static LivingSolution reacted() {
    LivingSolution living = new LivingSolution(RunOptions.plain(), false, false);
    living.record(MOST_TRACED);
    living.add(PROGRAM);
    living.react();
    return living;
  }

  @Test
  void moleculesAreReadOrRefused(TestReporter reporter) throws CodecException {
    List<byte[]> whole = new ArrayList<>();
    whole.add(
        MoleculeCodec.encode(hocl.runtime.atom.Molecule.of(reacted().snapshot()), DEFINITIONS));
    Mutations.read(
        "molecules",
        INPUTS,
        whole,
        bytes ->
            end(
                bytes,
                copy -> {
                  MoleculeCodec.decode(copy, DEFINITIONS);
                  return true;
                }),
        reporter);
  }

  @Test
  void tracesAreReadOrRefused(TestReporter reporter) throws CodecException {
    List<byte[]> whole = List.of(TraceCodec.encode(reacted().trace(), DEFINITIONS));
    Mutations.read(
        "traces",
        INPUTS,
        whole,
        bytes -> end(bytes, copy -> TraceCodec.decode(copy, DEFINITIONS) != null),
        reporter);
  }

  @Test
  void ledgersAndTheirCommandsAreReadOrRefused(TestReporter reporter) {
    List<byte[]> whole = new ArrayList<>();
    Ledger[] last = new Ledger[1];
    long sequence = 0;
    for (Command command : commands()) {
      Request request = new Request(new Sender("a", 2, 0), ++sequence, command);
      Applied applied = Ledger.apply(last[0], request);
      last[0] = Objects.requireNonNull(applied.ledger());
      whole.add(Codec.encode(request));
      whole.add(Codec.encode(applied.answer()));
      whole.add(Codec.encode(last[0]));
    }
    Mutations.read(
        "ledgers",
        INPUTS,
        whole,
        bytes ->
            "command "
                + end(bytes, copy -> Ledger.apply(last[0], Codec.request(copy)).ledger() != null)
                + ", answer "
                + end(bytes, copy -> Codec.answer(copy) != null)
                + ", ledger "
                + end(bytes, copy -> isLedger(Codec.ledger(copy))),
        reporter);
  }

  private static boolean isLedger(@Nullable Ledger ledger) {
    assertThat(ledger).isNotNull();
    return true;
  }

  private static List<Command> commands() {
    List<Command.Placed> parts = new ArrayList<>();
    for (int fragment = 0; fragment < 4; fragment++) {
      byte[] bytes = {(byte) fragment};
      BlobRef blob =
          new BlobRef(new BlobName(0, 0, 1, fragment), 1, 100L * fragment, Check.of(bytes));
      parts.add(new Command.Placed(fragment, blob));
    }
    return List.of(
        new Command.Create(
            new JobSpec("job", 4, 2, 0, 1000, 10, 100, 3, null, false, new Policy.None())),
        new Command.Join(),
        new Command.Put(parts, true),
        new Command.Work(null, null, true),
        new Command.Look(),
        new Command.Left("b", 3),
        new Command.Revoke(1),
        new Command.Cancel("because"),
        new Command.Taken());
  }
}
