package hocl.runtime.ledger;

import hocl.runtime.check.Policy;
import hocl.runtime.codec.ByteSource;
import hocl.runtime.codec.CodecException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Writer} wrote; believes no length and no number. */
final class Reader {
  /** No record of this package is shorter as bytes. */
  private static final int SHORTEST = 1;

  private final ByteSource in;

  Reader(ByteSource in) {
    this.in = in;
  }

  Beginning beginning() throws CodecException {
    return new Beginning(spec(), optional(this::blob), list(this::placed), integer());
  }

  /** Reads one element of a list. */
  interface Element<T> {
    T read() throws CodecException;
  }

  <T> List<T> list(Element<T> element) throws CodecException {
    int count = in.count(SHORTEST);
    List<T> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(element.read());
    }
    return all;
  }

  private <T> @Nullable T optional(Element<T> element) throws CodecException {
    return flag() ? element.read() : null;
  }

  private boolean flag() throws CodecException {
    int value = in.next();
    if (value != 0 && value != 1) {
      throw in.refusal("a flag is neither 0 nor 1");
    }
    return value == 1;
  }

  int integer() throws CodecException {
    long value = in.number();
    if (value > Integer.MAX_VALUE) {
      throw in.refusal("a number is too large");
    }
    return (int) value;
  }

  private <E extends Enum<E>> E constant(Class<E> type) throws CodecException {
    return Enum.valueOf(type, in.text());
  }

  private Bytes bytes() throws CodecException {
    return Bytes.of(in.bytes(in.count(SHORTEST)));
  }

  Check check() throws CodecException {
    return new Check(in.bits(Long.BYTES), in.bits(Long.BYTES));
  }

  BlobName name() throws CodecException {
    return new BlobName(in.number(), in.number(), in.bits(Long.BYTES), integer());
  }

  private BlobRef blob() throws CodecException {
    return new BlobRef(name(), integer(), in.number(), check());
  }

  private Generation generation() throws CodecException {
    return new Generation(in.number(), list(this::blob));
  }

  private Command.Placed placed() throws CodecException {
    return new Command.Placed(integer(), blob());
  }

  Sender sender() throws CodecException {
    return new Sender(in.text(), in.bits(Long.BYTES), integer());
  }

  private JobSpec spec() throws CodecException {
    return new JobSpec(
        in.text(),
        integer(),
        integer(),
        in.number(),
        in.number(),
        in.number(),
        in.number(),
        integer(),
        optional(this::blob),
        flag(),
        Policy.parse(in.text()));
  }

  Request request() throws CodecException {
    return new Request(sender(), in.number(), command());
  }

  private Command command() throws CodecException {
    return switch (in.next()) {
      case Codec.CREATE -> new Command.Create(spec());
      case Codec.JOIN -> new Command.Join();
      case Codec.LEFT -> new Command.Left(in.text(), in.bits(Long.BYTES));
      case Codec.PUT -> new Command.Put(list(this::placed), flag());
      case Codec.SET_RULES -> new Command.SetRules(blob());
      case Codec.WORK -> new Command.Work(optional(this::commit), optional(this::verdict), flag());
      case Codec.REVOKE -> new Command.Revoke(in.number());
      case Codec.CANCEL -> new Command.Cancel(in.text());
      case Codec.TAKEN -> new Command.Taken();
      case Codec.LOOK -> new Command.Look();
      case Codec.PRESIDE -> new Command.Preside(bytes());
      case Codec.DRAW -> new Command.Draw(list(this::drawn));
      case Codec.PLANT -> new Command.Plant(in.number(), commit(), list(this::name), in.text());
      case Codec.JUDGE -> new Command.Judge(in.number(), constant(Command.Ruling.class), in.text());
      default -> throw in.refusal("there is no such command");
    };
  }

  private Command.Verdict verdict() throws CodecException {
    return new Command.Verdict(in.number(), flag(), in.text(), in.text(), bytes());
  }

  private Command.Drawn drawn() throws CodecException {
    return new Command.Drawn(in.number(), integer(), list(in::text));
  }

  Commit commit() throws CodecException {
    return new Commit(
        in.number(),
        in.number(),
        constant(Commit.End.class),
        in.number(),
        list(() -> new Commit.Part(integer(), list(this::generation), list(this::blob))),
        list(this::placed),
        optional(this::blob),
        optional(this::blob),
        bytes(),
        bytes());
  }

  private Ending ending() throws CodecException {
    return new Ending(constant(Ending.Kind.class), bytes(), integer(), in.number(), check());
  }

  Answer answer() throws CodecException {
    return switch (in.next()) {
      case Codec.DONE -> new Answer.Done();
      case Codec.REFUSED -> new Answer.Refused(constant(Answer.Reason.class));
      case Codec.NO_LEDGER -> new Answer.Lost();
      case Codec.WORKED ->
          new Answer.Worked(constant(Answer.Verdict.class), list(this::name), next());
      case Codec.SEEN ->
          new Answer.Seen(
              in.number(),
              optional(this::ending),
              optional(this::blob),
              list(this::blob),
              list(this::blob),
              list(this::sender),
              new Answer.Meetings(integer(), in.number(), in.number()),
              checked());
      default -> throw in.refusal("there is no such answer");
    };
  }

  private Answer.Next next() throws CodecException {
    return switch (in.next()) {
      case Codec.LEASED -> new Answer.Leased(lease());
      case Codec.WAIT -> new Answer.Wait(list(() -> new Answer.Live(in.number(), integer())));
      case Codec.ENDED -> new Answer.Ended(ending());
      case Codec.NOTHING -> new Answer.Nothing();
      case Codec.VERIFY -> new Answer.Verify(provisional());
      default -> throw in.refusal("there is no such answer to a wish for work");
    };
  }

  private Lease lease() throws CodecException {
    return new Lease(
        in.number(),
        in.number(),
        in.number(),
        in.number(),
        integer(),
        optional(this::blob),
        in.number(),
        list(() -> new Lease.Part(integer(), list(this::generation), in.number())));
  }

  private LiveLease liveLease() throws CodecException {
    return new LiveLease(lease(), sender(), in.number(), integer());
  }

  private Answer.Checked checked() throws CodecException {
    return new Answer.Checked(
        in.number(),
        integer(),
        list(this::provisional),
        list(this::provisional),
        list(this::provisional),
        list(in::text),
        pairs(in::text),
        list(this::bytes),
        list(this::twofaced),
        list(this::remark));
  }

  private <T> SortedMap<String, T> pairs(Element<T> value) throws CodecException {
    SortedMap<String, T> all = new TreeMap<>();
    int count = in.count(SHORTEST);
    for (int i = 0; i < count; i++) {
      all.put(in.text(), value.read());
    }
    return Collections.unmodifiableSortedMap(all);
  }

  Provisional provisional() throws CodecException {
    return new Provisional(
        lease(),
        sender(),
        commit(),
        in.number(),
        in.number(),
        list(this::name),
        list(in::text),
        flag(),
        integer(),
        list(this::verification),
        constant(Provisional.Standing.class),
        optional(() -> new Planted(commit(), list(this::name), verification())));
  }

  private Verification verification() throws CodecException {
    return new Verification(
        in.text(),
        in.number(),
        optional(this::sender),
        constant(Verification.Finding.class),
        bytes());
  }

  private Entry entry() throws CodecException {
    return switch (in.next()) {
      case Codec.ARRIVAL -> new Entry.Arrival(in.number(), list(this::placed), flag());
      case Codec.OTHER_RULES -> new Entry.OtherRules(in.number(), blob());
      case Codec.COMMIT -> provisional();
      default -> throw in.refusal("there is no such step");
    };
  }

  private State state(Settlements none, JobSpec spec) throws CodecException {
    List<Fragment> fragments = list(this::fragment);
    if (fragments.size() != spec.fragments()) {
      throw in.refusal("the fragments are not as many as the job says");
    }
    return new State(
        fragments,
        settlements(none, spec),
        integer(),
        optional(this::blob),
        flag(),
        in.number(),
        list(this::blob));
  }

  private Checking checking(Settlements none, JobSpec spec) throws CodecException {
    return new Checking(
        state(none, spec),
        list(this::entry),
        optional(this::ending),
        optional(this::sender),
        list(this::bytes),
        pairs(() -> new NodeRecord(in.number(), optional(in::text))),
        list(this::name),
        in.number(),
        list(this::twofaced),
        list(this::remark));
  }

  private Remark remark() throws CodecException {
    return new Remark(in.number(), in.text(), in.text());
  }

  Twofaced twofaced() throws CodecException {
    return new Twofaced(in.text(), commit(), commit());
  }

  private Fragment fragment() throws CodecException {
    return new Fragment(list(this::generation), in.number(), integer(), integer(), integer());
  }

  private Ledger.Gone gone() throws CodecException {
    return new Ledger.Gone(in.text(), in.bits(Long.BYTES));
  }

  Ledger ledger() throws CodecException {
    JobSpec spec = spec();
    // each fragment and each combination takes some bytes of its own
    in.check(spec.fragments() + 2 * Combinations.count(spec.fragments(), spec.together()));
    Draft draft = new Draft(spec);
    draft.sequence = in.number();
    draft.digest = check();
    draft.rulesVersion = integer();
    draft.rules = optional(this::blob);
    draft.complete = flag();
    draft.fences = in.number();
    draft.stamps = in.number();
    draft.reactions = in.number();
    draft.fragments = list(this::fragment);
    if (draft.fragments.size() != spec.fragments()) {
      throw in.refusal("the fragments are not as many as the job says");
    }
    Settlements none = draft.settlements;
    draft.settlements = settlements(none, spec);
    draft.leases = leases(spec);
    draft.nodes = nodes();
    draft.gone = list(this::gone);
    draft.answers = answers();
    draft.lines = list(this::blob);
    draft.ending = optional(this::ending);
    draft.taken = flag();
    return new Ledger(draft, spec.isChecked() ? checking(none, spec) : null);
  }

  private Settlements settlements(Settlements none, JobSpec spec) throws CodecException {
    long count = Combinations.count(spec.fragments(), spec.together());
    Settlements all = none;
    for (int combination = 0; combination < count; combination++) {
      long metTo = in.number();
      long tried = in.number();
      if (metTo != 0 || tried != 0) {
        all = all.with(combination, metTo, tried);
      }
    }
    return all;
  }

  private SortedMap<Long, LiveLease> leases(JobSpec spec) throws CodecException {
    SortedMap<Long, LiveLease> leases = new TreeMap<>();
    for (LiveLease lease : list(this::liveLease)) {
      if (lease.fragments().stream().anyMatch(place -> place >= spec.fragments())) {
        throw in.refusal("a lease names a fragment that does not exist");
      }
      leases.put(lease.fence(), lease);
    }
    return Collections.unmodifiableSortedMap(leases);
  }

  private SortedMap<String, Long> nodes() throws CodecException {
    SortedMap<String, Long> nodes = new TreeMap<>();
    list(this::gone).forEach(node -> nodes.put(node.node(), node.incarnation()));
    return Collections.unmodifiableSortedMap(nodes);
  }

  private SortedMap<Sender, LastAnswer> answers() throws CodecException {
    SortedMap<Sender, LastAnswer> answers = new TreeMap<>();
    int count = in.count(SHORTEST);
    for (int i = 0; i < count; i++) {
      answers.put(sender(), new LastAnswer(in.number(), answer()));
    }
    return Collections.unmodifiableSortedMap(answers);
  }
}
