package hocl.runtime.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The steps of a job that are not final yet, while a ledger is being changed by one command. */
final class History {

  private final Draft draft;
  private State base;
  private final List<Entry> entries;
  private final List<BlobName> leftovers;

  /** A history whose last final step left the solution as the draft has it. */
  History(Draft draft) {
    this(draft, State.of(draft), List.of(), List.of());
  }

  History(Draft draft, State base, List<Entry> entries, List<BlobName> leftovers) {
    this.draft = draft;
    this.base = base;
    this.entries = new ArrayList<>(entries);
    this.leftovers = new ArrayList<>(leftovers);
  }

  State base() {
    return base;
  }

  List<Entry> entries() {
    return entries;
  }

  /** The commits among the steps, in their order. */
  List<Provisional> commits() {
    List<Provisional> all = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry instanceof Provisional step) {
        all.add(step);
      }
    }
    return all;
  }

  List<BlobName> leftovers() {
    return leftovers;
  }

  /** The commit of an attempt, or null. */
  @Nullable Provisional step(long fence) {
    for (Provisional step : commits()) {
      if (step.fence() == fence) {
        return step;
      }
    }
    return null;
  }

  void change(UnaryOperator<Provisional> changed) {
    entries.replaceAll(entry -> entry instanceof Provisional step ? changed.apply(step) : entry);
  }

  void replace(Provisional changed) {
    change(step -> step.fence() == changed.fence() ? changed : step);
  }

  private Draft atBase() {
    Draft other = new Draft(draft.spec);
    other.sequence = draft.sequence;
    base.into(other);
    return other;
  }

  /** Takes back wrong commits, and those that used what they made; all leases end. */
  void undo(Set<Long> wrong) {
    Draft again = atBase();
    List<Entry> left = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry instanceof Provisional step
          && (wrong.contains(step.fence()) || !again.effect.fits(step))) {
        leftovers.addAll(step.written());
        if (step.planted() != null) {
          leftovers.addAll(step.planted().written());
        }
        draft.digest = draft.digest.then(Codec.bytesOf(step.commit()));
      } else {
        apply(entry, again);
        left.add(entry);
      }
    }
    State.of(again).into(draft);
    draft.leases = Collections.unmodifiableSortedMap(new TreeMap<>());
    entries.clear();
    entries.addAll(left);
  }

  static void apply(Entry entry, Draft to) {
    to.stamps = entry.stamps();
    switch (entry) {
      case Entry.Arrival arrival -> to.effect.arrive(arrival.parts(), arrival.complete());
      case Entry.OtherRules other -> to.effect.rule(other.rules());
      case Provisional step -> to.effect.commit(step.commit(), step.lease(), step.upTo());
    }
  }

  /** The number of steps at the beginning that are found right. */
  int done() {
    int done = 0;
    while (done < entries.size()
        && !(entries.get(done) instanceof Provisional step && !step.isDone())) {
      done++;
    }
    return done;
  }

  /** Lets some steps at the beginning become final; gives the commits among them. */
  List<Provisional> finish(int count) {
    List<Provisional> finished = new ArrayList<>();
    if (count > 0) {
      Draft ahead = atBase();
      for (Entry entry : entries.subList(0, count)) {
        apply(entry, ahead);
        if (entry instanceof Provisional step) {
          finished.add(step);
          leftovers.addAll(step.freed());
          BlobRef trace = step.commit().trace();
          if (trace != null) {
            leftovers.add(trace.name());
          }
        }
      }
      base = State.of(ahead);
      entries.subList(0, count).clear();
    }
    return finished;
  }
}
