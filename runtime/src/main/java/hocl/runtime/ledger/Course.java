package hocl.runtime.ledger;

import hocl.runtime.codec.ByteSink;
import hocl.runtime.codec.ByteSource;
import hocl.runtime.codec.CodecException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The commits by which a job came from its start to its end, in their order. Whoever reads it
 * applies all of them by the rules of the ledger, so that nothing can be left out, be there twice
 * or come from elsewhere; whether each is right is not looked at. Immutable.
 */
public final class Course {

  private final Beginning beginning;
  private final List<Provisional> commits;
  private final List<Check> states;
  private final State end;

  private Course(Beginning beginning, List<Provisional> commits, List<Check> states, State end) {
    this.beginning = beginning;
    this.commits = List.copyOf(commits);
    this.states = List.copyOf(states);
    this.end = end;
  }

  private static Draft start(Beginning beginning) {
    Draft draft = new Draft(beginning.spec());
    draft.fragments = new ArrayList<>(draft.fragments);
    if (beginning.rules() != null) {
      draft.effect.rule(beginning.rules());
    }
    if (!draft.exist(beginning.content())) {
      throw new IllegalArgumentException("atoms come into a fragment that does not exist");
    }
    draft.effect.arrive(beginning.content(), true);
    return draft;
  }

  /**
   * The course of a job.
   *
   * @param commits all that its ledger took, but for those that were found wrong; what was made of
   *     wrong ones is left out
   */
  public static Course of(Beginning beginning, Collection<Provisional> commits) {
    Draft draft = start(beginning);
    List<Provisional> left = new ArrayList<>();
    List<Check> states = new ArrayList<>();
    List<Provisional> ordered = new ArrayList<>(commits);
    ordered.sort(Comparator.comparingLong(Provisional::stamps));
    for (Provisional step : ordered) {
      if (draft.effect.fits(step) && draft.stamps <= step.stamps()) {
        History.apply(step, draft);
        left.add(step);
        states.add(Codec.digest(State.of(draft), beginning.spec()));
      }
    }
    return new Course(beginning, left, states, State.of(draft));
  }

  /** The start. */
  public Beginning beginning() {
    return beginning;
  }

  /** The commits, in their order. */
  public List<Provisional> commits() {
    return commits;
  }

  /** The digest of the state of the solution after each commit. */
  public List<Check> states() {
    return states;
  }

  /** The number of reactions. */
  public long reactions() {
    return end.reactions();
  }

  /** The blobs with the atoms at the end. */
  public List<BlobRef> content() {
    List<BlobRef> content = new ArrayList<>();
    for (Fragment fragment : end.fragments()) {
      fragment.generations().forEach(generation -> content.addAll(generation.blobs()));
    }
    return content;
  }

  /** Whether a job ended like this. */
  public boolean leadsTo(Answer.Seen seen) {
    return content().equals(seen.content())
        && Objects.equals(end.rules(), seen.rules())
        && end.reactions() == seen.reactions();
  }

  /** All blobs that it takes to repeat the tasks. */
  public List<BlobRef> blobs() {
    List<BlobRef> all = new ArrayList<>();
    BlobRef rules = beginning.rules();
    if (rules != null) {
      all.add(rules);
    }
    beginning.content().forEach(placed -> all.add(placed.blob()));
    commits.forEach(step -> all.addAll(step.blobs()));
    return all;
  }

  /**
   * Writes it; {@link #read} reads it again. Of a lease only its numbers are written, since the
   * state before it says the rest.
   *
   * @throws CodecException if it is too long
   */
  public void write(ByteSink out) throws CodecException {
    Writer writer = new Writer(out);
    writer.beginning(beginning);
    out.number(commits.size());
    for (int i = 0; i < commits.size(); i++) {
      Provisional step = commits.get(i);
      Lease lease = step.lease();
      out.number(lease.task());
      out.number(lease.fence());
      out.number(lease.quota());
      out.number(lease.steps());
      out.number(lease.parts().size());
      for (int fragment : lease.fragments()) {
        out.number(fragment);
      }
      out.number(step.upTo());
      out.number(step.stamps());
      writer.sender(step.author());
      writer.commit(step.commit());
      writer.list(step.candidates(), out::text);
      writer.check(states.get(i));
    }
  }

  /**
   * Reads what {@link #write} wrote; believes nothing.
   *
   * @throws CodecException if the bytes are no course, or not one that a ledger can take
   */
  public static Course read(ByteSource in) throws CodecException {
    Reader reader = new Reader(in);
    try {
      Beginning beginning = reader.beginning();
      Draft draft = start(beginning);
      List<Provisional> commits = new ArrayList<>();
      List<Check> states = new ArrayList<>();
      for (int left = in.count(SHORTEST); left > 0; left--) {
        Provisional step = step(in, reader, draft);
        if (step == null) {
          throw in.refusal("a commit does not follow from those before it");
        }
        History.apply(step, draft);
        Check state = Codec.digest(State.of(draft), beginning.spec());
        if (!state.equals(reader.check())) {
          throw in.refusal("a commit leads to another state than is said");
        }
        commits.add(step);
        states.add(state);
      }
      return new Course(beginning, commits, states, State.of(draft));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw in.refusal("a value is out of its range: " + e.getMessage());
    }
  }

  /** The shortest commit as bytes. */
  private static final int SHORTEST = 16;

  private static @Nullable Provisional step(ByteSource in, Reader reader, Draft draft)
      throws CodecException {
    long task = in.number();
    long fence = in.number();
    long quota = in.number();
    long steps = in.number();
    List<Integer> places = reader.list(reader::integer);
    long upTo = in.number();
    long stamps = in.number();
    Sender author = reader.sender();
    Commit commit = reader.commit();
    List<String> candidates = reader.list(in::text);
    boolean increasing = !places.isEmpty();
    for (int i = 0; i < places.size(); i++) {
      int before = i == 0 ? -1 : places.get(i - 1);
      increasing &= places.get(i) > before && places.get(i) < draft.fragments.size();
    }
    if (!increasing || stamps < draft.stamps) {
      return null;
    }
    List<Lease.Part> parts = new ArrayList<>();
    for (int place : places) {
      Fragment fragment = draft.fragments.get(place);
      List<Generation> there =
          fragment.generations().stream().filter(one -> one.stamp() <= upTo).toList();
      parts.add(new Lease.Part(place, there, fragment.inertTo()));
    }
    long metTo = draft.metTo(places.stream().mapToInt(Integer::intValue).toArray());
    Lease lease =
        new Lease(task, fence, quota, steps, draft.rulesVersion, draft.rules, metTo, parts);
    boolean fits =
        commit.task() == task && commit.fence() == fence && Work.fits(draft, commit, lease, upTo);
    return fits
        ? new Provisional(
            lease,
            author,
            commit,
            upTo,
            stamps,
            List.of(),
            candidates,
            true,
            0,
            List.of(),
            Provisional.Standing.UNDISPUTED,
            null)
        : null;
  }
}
