package hocl.runtime.copies;

import hocl.runtime.ledger.Codec;
import hocl.runtime.ledger.Ledger;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The memory of one voter: of each job the last value of its ledger that the voter applied, with
 * its mark. It lives as long as the process, whatever becomes of its membership. Any thread may
 * call.
 *
 * <p>A ledger is changed by one voter at a time, which <em>leads</em> a term of it; the others
 * follow. A voter begins a term by {@link #begin}, after most voters promised to refuse earlier
 * ones, with the latest value that any of them has ({@link Renewal}). An answer counts once most
 * voters have the value that it came from ({@link MajorityCheck}). So what was answered is in every
 * later term.
 */
public final class Copies {

  /** The number of forgotten jobs whose copies are remembered, the latest ones. */
  private static final int MOST_FORGOTTEN = 4096;

  private final int voter;
  private final int voters;
  private final long[] lives;
  private final long[] heirOf;
  private long life;
  private long before = -1;
  private boolean remembers;
  private final Map<String, Seat> seats = new HashMap<>();
  private final Map<String, Boolean> forgotten = new LinkedHashMap<>();

  /**
   * The memory of a voter that has just started: it knows nothing, and has to {@link #recall}
   * first.
   *
   * @param voter which of the voters it is, from 0
   * @param voters the number of voters
   */
  public Copies(int voter, int voters) {
    this.voter = voter;
    this.voters = voters;
    this.lives = new long[voters];
    this.heirOf = new long[voters];
  }

  /** The number of voters. */
  public int voters() {
    return voters;
  }

  /** Which of the voters it is. */
  public int voter() {
    return voter;
  }

  /** Whether it knows all that it ever answered for. */
  public synchronized boolean remembers() {
    return remembers;
  }

  /** The vote that goes with each answer. */
  synchronized Vote vote() {
    return new Vote(voter, life, remembers, list(lives), list(heirOf));
  }

  private static List<Long> list(long[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }

  private Seat seat(String job) {
    return seats.computeIfAbsent(job, absent -> new Seat());
  }

  /** The command, for {@link #lead} and {@link #follow}, that forgets a job for ever. */
  public static byte[] forgetting() {
    return new byte[0];
  }

  /**
   * Applies a command, if this voter leads the job.
   *
   * @param command as bytes, not changed
   * @return the effect, or null if it does not lead
   */
  public synchronized @Nullable Led lead(String job, byte[] command) {
    Seat seat = seats.get(job);
    if (!remembers || seat == null || !seat.leads()) {
      return null;
    }
    Mark before = seat.copy.mark();
    Copy.Step step = seat.copy.after(command);
    if (!step.copy().mark().equals(before)) {
      put(job, seat, step.copy());
    }
    return new Led(before, step.copy().mark(), Codec.encode(step.answer()));
  }

  /**
   * Applies a command after the voter that leads. Where this voter has another value than that one
   * had before, nothing happens, and it gets the value itself later.
   *
   * @param before the mark of the value before, at the voter that leads
   * @param after the mark of the value that it came to
   */
  public synchronized void follow(String job, Mark before, Mark after, byte[] command) {
    if (!remembers) {
      return;
    }
    Seat seat = seat(job);
    if (after.term() >= seat.promised && seat.copy.mark().equals(before)) {
      Copy copy = seat.copy.after(command).copy();
      if (copy.mark().equals(after)) {
        seat.promised = after.term();
        put(job, seat, copy);
      }
    }
  }

  private void put(String job, Seat seat, Copy copy) {
    seat.copy = copy;
    if (copy.forgotten()) {
      forgotten.put(job, true);
      if (forgotten.size() > MOST_FORGOTTEN) {
        String first = forgotten.keySet().iterator().next();
        forgotten.remove(first);
        seats.remove(first);
      }
    }
    notifyAll();
  }

  /**
   * Begins a term with the value that most voters made sure of.
   *
   * @param term a term that most voters promised to keep to
   * @param copy the latest value that any of these had
   * @return the first value of the term, to be stored by the others; null if there is a later term
   */
  public synchronized @Nullable Copy begin(String job, long term, Copy copy) {
    Seat seat = seat(job);
    if (!remembers || seat.promised > term || seat.copy.mark().term() >= term) {
      return null;
    }
    seat.promised = term;
    seat.leading = term;
    put(job, seat, copy.in(term));
    return seat.copy;
  }

  /** Answers a question of another voter, or of a node that has none. */
  public synchronized Reply answer(Question question) {
    return switch (question) {
      case Question.Promise promise -> {
        Seat seat = seat(promise.job());
        boolean granted =
            remembers
                && seat.promised <= promise.term()
                && seat.copy.mark().term() < promise.term();
        if (granted) {
          seat.promised = promise.term();
        }
        yield standing(seat, granted);
      }
      case Question.Holds holds -> {
        Seat seat = seats.get(holds.job());
        yield seat == null
            ? standing(new Seat(), false)
            : standing(seat, remembers && seat.copy.mark().covers(holds.mark()));
      }
      case Question.Fetch fetch -> {
        Seat seat = seats.get(fetch.job());
        yield new Reply.Fetched(vote(), seat == null ? Copy.NONE : seat.copy);
      }
      case Question.Store store -> {
        Seat seat = seat(store.job());
        Mark mark = store.copy().mark();
        boolean granted = remembers && mark.term() >= seat.promised;
        if (granted) {
          seat.promised = mark.term();
          if (mark.compareTo(seat.copy.mark()) > 0) {
            put(store.job(), seat, store.copy());
          }
        }
        yield standing(seat, granted);
      }
      case Question.Inherit inherit -> {
        boolean granted =
            remembers
                && inherit.heirOf().size() == voters
                && inherit.seats().entrySet().stream()
                    .allMatch(one -> seat(one.getKey()).fits(one.getValue()));
        if (granted) {
          inherit.seats().forEach((job, estate) -> merge(job, estate.promised(), estate.copy()));
          for (int other = 0; other < voters; other++) {
            heirOf[other] = Math.max(heirOf[other], inherit.heirOf().get(other));
            lives[other] = Math.max(lives[other], heirOf[other]);
          }
        }
        yield standing(new Seat(), granted);
      }
      case Question.Recall recall -> {
        if (recall.voter() < voters) {
          lives[recall.voter()] = Math.max(lives[recall.voter()], recall.life());
        }
        Map<String, Reply.Place> places = new TreeMap<>();
        if (recall.life() > 0) {
          seats.forEach(
              (job, seat) -> places.put(job, new Reply.Place(seat.promised, seat.copy.mark())));
        }
        yield new Reply.Recalled(vote(), places);
      }
    };
  }

  private Reply.Standing standing(Seat seat, boolean granted) {
    return new Reply.Standing(vote(), granted, seat.promised, seat.copy.mark());
  }

  /**
   * Waits until this voter has a value, or a later one of its term.
   *
   * @param longest the longest time
   * @throws InterruptedException if the thread was interrupted
   */
  public synchronized void await(String job, Mark mark, Duration longest)
      throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    long left = longest.toMillis();
    while (left > 0 && !of(job).mark().covers(mark) && of(job).mark().term() <= mark.term()) {
      wait(left);
      left = (end - System.nanoTime()) / 1_000_000;
    }
  }

  /** The copy of a job, {@link Copy#NONE} if nothing was heard of it. */
  public synchronized Copy of(String job) {
    Seat seat = seats.get(job);
    return seat == null ? Copy.NONE : seat.copy;
  }

  /** The latest term of a job that this voter has heard of. */
  synchronized long promised(String job) {
    Seat seat = seats.get(job);
    return seat == null ? 0 : seat.promised;
  }

  /** The jobs that have a ledger here. */
  public synchronized Set<String> jobs() {
    Set<String> all = new TreeSet<>();
    seats.forEach((job, seat) -> {
      if (seat.copy.ledger() != null) {
        all.add(job);
      }
    });
    return all;
  }

  /** Those of {@link #jobs} that have not ended for good. */
  public synchronized Set<String> open() {
    Set<String> all = new TreeSet<>();
    seats.forEach((job, seat) -> {
      Ledger ledger = seat.copy.ledger();
      if (ledger != null && ledger.isOpen()) {
        all.add(job);
      }
    });
    return all;
  }

  /** The jobs that this voter leads, those that are forgotten too. */
  public synchronized Set<String> led() {
    Set<String> all = new TreeSet<>();
    seats.forEach((job, seat) -> {
      if (seat.leads()) {
        all.add(job);
      }
    });
    return all;
  }

  /** The latest life of this voter that it has heard of. */
  synchronized long knownLife() {
    return lives[voter];
  }

  /** Goes on after {@link #leave}: only if no other voter can have the memory. */
  public synchronized void stay() {
    remembers = true;
  }

  /** Takes note of the life that this voter is going to begin. */
  synchronized void announce(long next) {
    if (remembers) {
      throw new IllegalStateException("a voter that remembers begins no other life");
    }
    before = before < 0 ? next - 1 : before;
    lives[voter] = Math.max(lives[voter], next);
  }

  /** The latest life of this voter that was lived elsewhere, or -1 before one is announced here. */
  synchronized long lifeBefore() {
    return before;
  }

  /**
   * Takes over what others remember; from then on the voter answers for all that it said in earlier
   * lives. Without effect if it announced a later life meanwhile.
   *
   * @param begun its life
   * @param known the latest life of each voter that they know of
   * @param learnt of each job the latest promise and the latest copy of most voters
   */
  synchronized void recall(long begun, long[] known, Map<String, Learnt> learnt) {
    if (remembers || begun < lives[voter]) {
      return;
    }
    life = begun;
    for (int i = 0; i < voters; i++) {
      lives[i] = Math.max(lives[i], known[i]);
    }
    lives[voter] = begun;
    learnt.forEach((job, one) -> merge(job, one.promised(), one.copy()));
    remembers = true;
    notifyAll();
  }

  private void merge(String job, long promised, Copy copy) {
    Seat seat = seat(job);
    seat.promised = Math.max(seat.promised, promised);
    if (copy.mark().compareTo(seat.copy.mark()) > 0) {
      put(job, seat, copy);
    }
  }

  /**
   * Ends the life of this voter: it answers for nothing any longer.
   *
   * @return its memory, for one other voter, and for another one only if that one refuses; null if
   *     it has none
   */
  public synchronized Question.@Nullable Inherit leave() {
    if (!remembers) {
      return null;
    }
    remembers = false;
    Map<String, Question.Estate> all = new TreeMap<>();
    seats.forEach((job, seat) -> all.put(job, new Question.Estate(seat.promised, seat.copy)));
    long[] handed = heirOf.clone();
    handed[voter] = life;
    return new Question.Inherit(voter, list(handed), all);
  }

  /**
   * The memory that others have of a job.
   *
   * @param promised the latest term that one of them promised to keep to
   * @param copy the latest of theirs
   */
  record Learnt(long promised, Copy copy) {}
}
