package hocl.runtime.cluster;

import hocl.runtime.codec.ByteSink;
import hocl.runtime.codec.ByteSource;
import hocl.runtime.codec.CodecException;
import hocl.runtime.copies.Copies;
import hocl.runtime.copies.Copy;
import hocl.runtime.copies.Question;
import hocl.runtime.copies.Renewal;
import hocl.runtime.copies.Reply;
import hocl.runtime.copies.Wire;
import hocl.runtime.ledger.Codec;
import hocl.runtime.ledger.Command;
import hocl.runtime.ledger.Ledger;
import hocl.runtime.ledger.Request;
import hocl.runtime.ledger.Sender;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Answers, at a voter, the calls of members. Any thread may call. */
final class Desk {

  private static final Duration FOR_A_PROMISE = Duration.ofSeconds(1);

  /** A command may come to a follower a little later than the question whether it has come. */
  private static final Duration FOR_A_COMMAND = Duration.ofMillis(100);

  private static final int MOST_TRIES = 3;
  private static final int ROOM = 64;
  private static final byte[] YES = {1};

  private final Holdings holdings;
  private final Map<String, ReentrantLock> renewing = new ConcurrentHashMap<>();
  private volatile @Nullable Voters voters;

  Desk(Holdings holdings) {
    this.holdings = holdings;
  }

  /** Tells how the other voters are reached; until then no term begins here. */
  void open(Voters way) {
    voters = way;
  }

  /** The content of a call that wants a term to begin. */
  static byte[] renewal(String job, long after) {
    try {
      ByteSink out = new ByteSink(ROOM);
      out.text(job);
      out.number(after);
      return out.finish();
    } catch (CodecException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The content of a call that brings a blob. */
  static byte[] blob(String name, byte[] bytes) {
    try {
      ByteSink out = new ByteSink(ROOM + bytes.length);
      out.text(name);
      out.number(bytes.length);
      out.put(bytes);
      return out.finish();
    } catch (CodecException e) {
      throw new IllegalStateException("a blob is larger than an array can be", e);
    }
  }

  /**
   * Answers a call.
   *
   * @param kind as in {@link VoterCall}
   * @throws InterruptedException if the thread was interrupted
   */
  byte[] answer(int kind, byte[] content) throws InterruptedException {
    try {
      return switch (kind) {
        case VoterCall.ASK -> {
          Question question = Wire.question(content);
          if (question instanceof Question.Holds holds) {
            holdings.copies().await(holds.job(), holds.mark(), FOR_A_COMMAND);
          }
          yield Wire.encode(holdings.copies().answer(question));
        }
        case VoterCall.RENEW -> {
          ByteSource in = new ByteSource(content);
          yield renew(in.text(), in.number()) ? YES : VoterCall.NONE;
        }
        case VoterCall.PUT -> {
          ByteSource in = new ByteSource(content);
          holdings.shelf().put(in.text(), in.bytes(in.count(1)));
          yield YES;
        }
        case VoterCall.GET -> {
          byte[] bytes = holdings.shelf().get(Parts.text(content));
          yield bytes == null ? VoterCall.NONE : Parts.join(YES, bytes);
        }
        case VoterCall.REMOVE -> {
          holdings.shelf().remove(Parts.text(content));
          yield YES;
        }
        case VoterCall.JOBS -> Parts.text(String.join("\n", holdings.copies().jobs()));
        case VoterCall.OPEN -> Parts.text(String.join("\n", holdings.copies().open()));
        case VoterCall.BEGUN -> begun(Parts.text(content));
        default -> throw new IllegalArgumentException("there is no call of this kind");
      };
    } catch (CodecException e) {
      // only failures of known classes travel, and causes with them
      throw new IllegalStateException("a call that cannot be read: " + e.getMessage());
    }
  }

  private byte[] begun(String job) {
    Ledger ledger = holdings.copies().of(job).ledger();
    return ledger == null
        ? VoterCall.NONE
        : Codec.encode(
            new Request(new Sender("client", 0, 0), 0, new Command.Create(ledger.spec())));
  }

  /** Begins a term of a job here, unless that has happened meanwhile. */
  private boolean renew(String job, long after) throws InterruptedException {
    Voters way = voters;
    if (way == null) {
      return false;
    }
    ReentrantLock lock = renewing.computeIfAbsent(job, absent -> new ReentrantLock());
    lock.lockInterruptibly();
    try {
      Copies copies = holdings.copies();
      long least = after;
      for (int tries = 0; tries < MOST_TRIES && copies.remembers(); tries++) {
        if (copies.led().contains(job) && copies.of(job).mark().term() >= least) {
          return true;
        }
        Renewal renewal = new Renewal(copies, job, least);
        way.askAll(
            way.present(),
            renewal.question(),
            FOR_A_PROMISE,
            reply -> {
              renewal.add((Reply.Standing) reply);
              return renewal.latest().isPresent();
            });
        Reply.Standing latest = renewal.latest().orElse(null);
        if (latest != null && begin(way, job, renewal, latest)) {
          return true;
        }
        least = Math.max(least, renewal.refused());
      }
      return false;
    } finally {
      lock.unlock();
    }
  }

  private boolean begin(Voters way, String job, Renewal renewal, Reply.Standing latest)
      throws InterruptedException {
    Copies copies = holdings.copies();
    Copy copy = copies.of(job);
    if (!copy.mark().equals(latest.mark())) {
      if (!(way.ask(latest.vote().voter(), new Question.Fetch(job), FOR_A_PROMISE)
              instanceof Reply.Fetched fetched)
          || !fetched.copy().mark().equals(latest.mark())) {
        return false;
      }
      copy = fetched.copy();
    }
    Copy first = copies.begin(job, renewal.term(), copy);
    if (first == null) {
      return false;
    }
    way.tell(VoterCall.ASK, Wire.encode(new Question.Store(job, first)));
    return true;
  }
}
