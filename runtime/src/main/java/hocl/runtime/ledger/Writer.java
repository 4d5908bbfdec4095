package hocl.runtime.ledger;

import hocl.runtime.codec.ByteSink;
import hocl.runtime.codec.CodecException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the values of this package; {@link Reader} reads them. Each method writes its argument.
 */
final class Writer {
  private static final int ROOM = 256;

  private final ByteSink out;
  private final CheckingWriter checking;

  /** Writes to a sink of its own, a version first. */
  Writer() throws CodecException {
    this(new ByteSink(ROOM));
    out.put(Codec.VERSION);
  }

  /** Writes to a sink. */
  Writer(ByteSink out) {
    this.out = out;
    this.checking = new CheckingWriter(out, this);
  }

  void beginning(Beginning value) throws CodecException {
    spec(value.spec());
    optional(value.rules(), this::blob);
    list(value.content(), this::placed);
    out.number(value.blobAtoms());
  }

  void state(State value, JobSpec spec) throws CodecException {
    checking.state(value, spec);
  }

  void provisional(Provisional value) throws CodecException {
    checking.provisional(value);
  }

  void twofaced(Twofaced value) throws CodecException {
    checking.twofaced(value);
  }

  byte[] finish() {
    return out.finish();
  }

  /** Writes one element of a list. */
  interface Element<T> {
    void write(T value) throws CodecException;
  }

  <T> void list(Collection<T> values, Element<T> element) throws CodecException {
    out.number(values.size());
    for (T value : values) {
      element.write(value);
    }
  }

  <T> void optional(@Nullable T value, Element<T> element) throws CodecException {
    out.put(value == null ? 0 : 1);
    if (value != null) {
      element.write(value);
    }
  }

  void flag(boolean value) throws CodecException {
    out.put(value ? 1 : 0);
  }

  void constant(Enum<?> value) throws CodecException {
    out.text(value.name());
  }

  void bytes(Bytes value) throws CodecException {
    out.number(value.size());
    out.put(value.get());
  }

  void check(Check value) throws CodecException {
    out.bits(value.first(), Long.BYTES);
    out.bits(value.second(), Long.BYTES);
  }

  void name(BlobName value) throws CodecException {
    out.number(value.task());
    out.number(value.fence());
    out.bits(value.incarnation(), Long.BYTES);
    out.number(value.index());
  }

  void blob(BlobRef value) throws CodecException {
    name(value.name());
    out.number(value.bytes());
    out.number(value.atoms());
    check(value.check());
  }

  private void generation(Generation value) throws CodecException {
    out.number(value.stamp());
    list(value.blobs(), this::blob);
  }

  void placed(Command.Placed value) throws CodecException {
    out.number(value.fragment());
    blob(value.blob());
  }

  void sender(Sender value) throws CodecException {
    out.text(value.node());
    out.bits(value.incarnation(), Long.BYTES);
    out.number(value.slot());
  }

  private void spec(JobSpec value) throws CodecException {
    out.text(value.id());
    out.number(value.fragments());
    out.number(value.heads());
    out.number(value.mergeAtoms());
    out.number(value.maxReactions());
    out.number(value.taskReactions());
    out.number(value.taskSteps());
    out.number(value.mostLosses());
    optional(value.program(), this::blob);
    flag(value.keep());
    out.text(value.policy().text());
  }

  void request(Request value) throws CodecException {
    sender(value.sender());
    out.number(value.sequence());
    command(value.command());
  }

  private void command(Command command) throws CodecException {
    switch (command) {
      case Command.Create c -> {
        out.put(Codec.CREATE);
        spec(c.spec());
      }
      case Command.Join c -> out.put(Codec.JOIN);
      case Command.Left c -> {
        out.put(Codec.LEFT);
        out.text(c.node());
        out.bits(c.incarnation(), Long.BYTES);
      }
      case Command.Put c -> {
        out.put(Codec.PUT);
        list(c.parts(), this::placed);
        flag(c.complete());
      }
      case Command.SetRules c -> {
        out.put(Codec.SET_RULES);
        blob(c.rules());
      }
      case Command.Work c -> {
        out.put(Codec.WORK);
        optional(c.commit(), this::commit);
        optional(c.verdict(), this::verdict);
        flag(c.next());
      }
      case Command.Revoke c -> {
        out.put(Codec.REVOKE);
        out.number(c.fence());
      }
      case Command.Cancel c -> {
        out.put(Codec.CANCEL);
        out.text(c.reason());
      }
      case Command.Taken c -> out.put(Codec.TAKEN);
      case Command.Look c -> out.put(Codec.LOOK);
      case Command.Preside c -> {
        out.put(Codec.PRESIDE);
        bytes(c.secret());
      }
      case Command.Draw c -> {
        out.put(Codec.DRAW);
        list(c.drawn(), this::drawn);
      }
      case Command.Plant c -> {
        out.put(Codec.PLANT);
        out.number(c.fence());
        commit(c.commit());
        list(c.written(), this::name);
        out.text(c.verifier());
      }
      case Command.Judge c -> {
        out.put(Codec.JUDGE);
        out.number(c.fence());
        constant(c.ruling());
        out.text(c.words());
      }
    }
  }

  void verdict(Commit judged, boolean right) throws CodecException {
    out.text("verdict");
    flag(right);
    commit(judged);
  }

  private void verdict(Command.Verdict value) throws CodecException {
    out.number(value.fence());
    flag(value.right());
    out.text(value.words());
    out.text(value.remark());
    bytes(value.signature());
  }

  private void drawn(Command.Drawn value) throws CodecException {
    out.number(value.fence());
    out.number(value.needed());
    list(value.verifiers(), out::text);
  }

  void commit(Commit value) throws CodecException {
    out.number(value.task());
    out.number(value.fence());
    constant(value.end());
    out.number(value.reactions());
    list(value.parts(), this::part);
    list(value.outflow(), this::placed);
    optional(value.lines(), this::blob);
    optional(value.trace(), this::blob);
    bytes(value.failure());
    bytes(value.signature());
  }

  private void part(Commit.Part value) throws CodecException {
    out.number(value.fragment());
    list(value.kept(), this::generation);
    list(value.fresh(), this::blob);
  }

  private void part(Lease.Part value) throws CodecException {
    out.number(value.fragment());
    list(value.generations(), this::generation);
    out.number(value.inertTo());
  }

  void ending(Ending value) throws CodecException {
    constant(value.kind());
    bytes(value.detail());
    out.number(value.rulesVersion());
    out.number(value.sequence());
    check(value.digest());
  }

  void answer(Answer answer) throws CodecException {
    switch (answer) {
      case Answer.Done a -> out.put(Codec.DONE);
      case Answer.Refused a -> {
        out.put(Codec.REFUSED);
        constant(a.reason());
      }
      case Answer.Lost a -> out.put(Codec.NO_LEDGER);
      case Answer.Worked a -> {
        out.put(Codec.WORKED);
        constant(a.verdict());
        list(a.released(), this::name);
        next(a.next());
      }
      case Answer.Seen a -> {
        out.put(Codec.SEEN);
        out.number(a.reactions());
        optional(a.ending(), this::ending);
        optional(a.rules(), this::blob);
        list(a.content(), this::blob);
        list(a.lines(), this::blob);
        list(a.holders(), this::sender);
        out.number(a.meetings().fragments());
        out.number(a.meetings().all());
        out.number(a.meetings().due());
        checking.checked(a.checked());
      }
    }
  }

  private void next(Answer.Next next) throws CodecException {
    switch (next) {
      case Answer.Leased n -> {
        out.put(Codec.LEASED);
        lease(n.lease());
      }
      case Answer.Wait n -> {
        out.put(Codec.WAIT);
        list(n.live(), this::live);
      }
      case Answer.Ended n -> {
        out.put(Codec.ENDED);
        ending(n.ending());
      }
      case Answer.Nothing n -> out.put(Codec.NOTHING);
      case Answer.Verify n -> {
        out.put(Codec.VERIFY);
        checking.provisional(n.step());
      }
    }
  }

  private void live(Answer.Live value) throws CodecException {
    out.number(value.fence());
    out.number(value.allowance());
  }

  void lease(Lease value) throws CodecException {
    out.number(value.task());
    out.number(value.fence());
    out.number(value.quota());
    out.number(value.steps());
    out.number(value.rulesVersion());
    optional(value.rules(), this::blob);
    out.number(value.metTo());
    list(value.parts(), this::part);
  }

  void lease(LiveLease value) throws CodecException {
    lease(value.lease());
    sender(value.holder());
    out.number(value.upTo());
    out.number(value.allowance());
  }

  void fragment(Fragment value) throws CodecException {
    list(value.generations(), this::generation);
    out.number(value.inertTo());
    out.number(value.losses());
    out.number(value.revokes());
    out.number(value.unsettled());
  }

  private void gone(Ledger.Gone value) throws CodecException {
    out.text(value.node());
    out.bits(value.incarnation(), Long.BYTES);
  }

  void ledger(Ledger value) throws CodecException {
    spec(value.spec);
    out.number(value.sequence);
    check(value.digest);
    out.number(value.rulesVersion);
    optional(value.rules, this::blob);
    flag(value.complete);
    out.number(value.fences);
    out.number(value.stamps);
    out.number(value.reactions);
    list(value.fragments, this::fragment);
    settlements(value.settlements, value.spec);
    list(List.copyOf(value.leases.values()), this::lease);
    list(value.nodes.entrySet(), entry -> gone(new Ledger.Gone(entry.getKey(), entry.getValue())));
    list(value.gone, this::gone);
    list(
        value.answers.entrySet(),
        entry -> {
          sender(entry.getKey());
          out.number(entry.getValue().sequence());
          answer(entry.getValue().answer());
        });
    list(value.lines, this::blob);
    optional(value.ending, this::ending);
    flag(value.taken);
    Checking known = value.checking;
    if (known != null) {
      checking.checking(known, value.spec);
    }
  }

  void settlements(Settlements value, JobSpec spec) throws CodecException {
    long count = Combinations.count(spec.fragments(), spec.together());
    for (int combination = 0; combination < count; combination++) {
      out.number(value.metTo(combination));
      out.number(value.tried(combination));
    }
  }
}
