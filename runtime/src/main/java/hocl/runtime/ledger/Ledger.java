package hocl.runtime.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The one record of a job: where its atoms are, which executor works on which, what has met, how it
 * ended. A pure state machine: {@link #apply} gives a new ledger and an answer, depends on nothing
 * but its arguments, and reads no clock. Immutable; any thread may read it.
 *
 * <p>A command that comes again, late or on a copy of the ledger has the same answer and no second
 * effect: a sender numbers its commands, and the ledger keeps the last answer of each sender.
 */
public final class Ledger {

  final JobSpec spec;
  final long sequence;
  final Check digest;
  final int rulesVersion;
  final @Nullable BlobRef rules;
  final boolean complete;
  final long fences;
  final long stamps;
  final long reactions;
  final List<Fragment> fragments;
  final Settlements settlements;
  final SortedMap<Long, LiveLease> leases;
  final SortedMap<String, Long> nodes;
  final List<Gone> gone;
  final SortedMap<Sender, LastAnswer> answers;
  final List<BlobRef> lines;
  final @Nullable Ending ending;
  final boolean taken;
  final @Nullable Checking checking;

  /** A node that left. */
  record Gone(String node, long incarnation) {}

  Ledger(Draft draft) {
    this(draft, draft.review == null ? null : draft.review.checking());
  }

  Ledger(Draft draft, @Nullable Checking checking) {
    this.checking = checking;
    spec = draft.spec;
    sequence = draft.sequence;
    digest = draft.digest;
    rulesVersion = draft.rulesVersion;
    rules = draft.rules;
    complete = draft.complete;
    fences = draft.fences;
    stamps = draft.stamps;
    reactions = draft.reactions;
    fragments = List.copyOf(draft.fragments);
    settlements = draft.settlements;
    leases = draft.leases;
    nodes = draft.nodes;
    gone = List.copyOf(draft.gone);
    answers = draft.answers;
    lines = List.copyOf(draft.lines);
    ending = draft.ending;
    taken = draft.taken;
  }

  /**
   * Applies a command.
   *
   * @param ledger the ledger of the job, or null if there is none
   * @param request the command; nothing is assumed of it
   */
  public static Applied apply(@Nullable Ledger ledger, Request request) {
    if (ledger == null) {
      return request.command() instanceof Command.Create create
          ? new Applied(new Ledger(new Draft(create.spec())), new Answer.Done())
          : new Applied(null, new Answer.Lost());
    }
    if (request.command() instanceof Command.Create create) {
      boolean same = create.spec().equals(ledger.spec);
      return new Applied(
          ledger, same ? new Answer.Done() : new Answer.Refused(Answer.Reason.OTHER_JOB));
    }
    if (request.command() instanceof Command.Look) {
      return new Applied(ledger, ledger.seen(request.sender()));
    }
    Optional<Answer> known = ledger.withoutEffect(request);
    return known.isPresent()
        ? new Applied(ledger, known.get())
        : new Draft(ledger).applied(request);
  }

  private Answer.Seen seen(Sender sender) {
    List<BlobRef> content = new ArrayList<>();
    for (Fragment fragment : fragments) {
      fragment.generations().forEach(generation -> content.addAll(generation.blobs()));
    }
    return new Answer.Seen(
        reactions,
        ending,
        rules,
        content,
        lines(),
        leases.values().stream().map(LiveLease::holder).toList(),
        new Schedule(spec, fragments, settlements, List.of()).meetings(),
        checked(sender));
  }

  private Answer.Checked checked(Sender sender) {
    if (checking == null) {
      return Answer.Checked.NONE;
    }
    Answer.Checked all = checking.seen(nodes.keySet());
    return checking.isOfReferee(sender) ? all : all.forOthers();
  }

  /** The answer to a command that changes nothing because of who sent it, and when. */
  private Optional<Answer> withoutEffect(Request request) {
    Sender sender = request.sender();
    LastAnswer last = answers.get(sender);
    if (last != null && request.sequence() == last.sequence()) {
      return Optional.of(last.answer());
    }
    if (last != null && request.sequence() < last.sequence()) {
      return Optional.of(new Answer.Refused(Answer.Reason.OLD));
    }
    Long incarnation = nodes.get(sender.node());
    if (gone.contains(new Gone(sender.node(), sender.incarnation()))) {
      return Optional.of(new Answer.Refused(Answer.Reason.GONE));
    }
    if (checking != null && checking.isGuilty(sender.node())) {
      return Optional.of(new Answer.Refused(Answer.Reason.QUARANTINED));
    }
    boolean present = incarnation != null && incarnation == sender.incarnation();
    return present || request.command() instanceof Command.Join
        ? Optional.empty()
        : Optional.of(new Answer.Refused(Answer.Reason.UNKNOWN_SENDER));
  }

  /** All about the job that never changes. */
  public JobSpec spec() {
    return spec;
  }

  /** The number of commands that had an effect. */
  public long sequence() {
    return sequence;
  }

  /** The running digest of all commits. */
  public Check digest() {
    return digest;
  }

  /** The number of reactions so far. */
  public long reactions() {
    return reactions;
  }

  /** The rules that react everywhere without being content, or null. */
  public @Nullable BlobRef rules() {
    return rules;
  }

  /** How the job ended, or null while it goes on. */
  public @Nullable Ending ending() {
    return ending;
  }

  /** Whether the job goes on, or is kept so that more atoms may come. */
  public boolean isOpen() {
    return !taken && (ending == null || !ending.isFinal(spec));
  }

  /** The fragments, inboxes included. */
  public List<Fragment> fragments() {
    return fragments;
  }

  /** The blobs of the lines that were printed and are final, in the order of the commits. */
  public List<BlobRef> lines() {
    return checking == null ? lines : checking.base().lines();
  }

  /** The names of the nodes that may not take part any longer. */
  public List<String> quarantined() {
    return checking == null
        ? List.of()
        : checking.records().keySet().stream().filter(checking::isGuilty).toList();
  }

  /** The commits that are not final yet, in their order. */
  public List<Provisional> provisional() {
    return checking == null ? List.of() : checking.commits();
  }

  /** Whether the client has the result. */
  public boolean taken() {
    return taken;
  }

  /** The number of leases that are held. */
  public int leases() {
    return leases.size();
  }

  /** The nodes that take part, each with its incarnation. */
  public Map<String, Long> nodes() {
    return nodes;
  }

  /** The fences of the leases that a node holds. */
  public List<Long> fencesOf(String node) {
    return leases.values().stream()
        .filter(lease -> lease.holder().node().equals(node))
        .map(LiveLease::fence)
        .toList();
  }

  /** All blobs that the ledger refers to. */
  public List<BlobRef> blobs() {
    List<BlobRef> all = new ArrayList<>();
    for (Fragment fragment : fragments) {
      fragment.generations().forEach(generation -> all.addAll(generation.blobs()));
    }
    all.addAll(lines);
    if (rules != null) {
      all.add(rules);
    }
    if (spec.program() != null) {
      all.add(spec.program());
    }
    if (checking != null) {
      checking.entries().forEach(entry -> all.addAll(Checking.blobs(entry)));
    }
    return all;
  }

  /** A map with one entry more or another value. */
  static <K, V> SortedMap<K, V> with(SortedMap<K, V> map, K key, V value) {
    SortedMap<K, V> copy = new TreeMap<>(map);
    copy.put(key, value);
    return java.util.Collections.unmodifiableSortedMap(copy);
  }

  /** A map without an entry. */
  static <K, V> SortedMap<K, V> without(SortedMap<K, V> map, K key) {
    SortedMap<K, V> copy = new TreeMap<>(map);
    copy.remove(key);
    return java.util.Collections.unmodifiableSortedMap(copy);
  }
}
