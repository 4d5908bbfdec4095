package hocl.runtime.copies;

import hocl.runtime.codec.ByteSink;
import hocl.runtime.codec.ByteSource;
import hocl.runtime.codec.CodecException;
import hocl.runtime.ledger.Codec;
import hocl.runtime.ledger.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Questions and replies as bytes and back. Any thread may call.
 *
 * <p>The format: a byte with the version, one with the kind, then the components one after another,
 * numbers and texts as {@link ByteSink} writes them, a ledger as {@link Codec} does. Reading checks
 * every length against the bytes that are left.
 */
public final class Wire {

  private static final int VERSION = 1;
  private static final int ROOM = 64;

  private static final int PROMISE = 0;
  private static final int HOLDS = 1;
  private static final int FETCH = 2;
  private static final int STORE = 3;
  private static final int RECALL = 4;
  private static final int INHERIT = 5;

  private static final int STANDING = 0;
  private static final int FETCHED = 1;
  private static final int RECALLED = 2;

  private static final int NOTHING = 0;
  private static final int LEDGER = 1;
  private static final int FORGOTTEN = 2;

  private Wire() {}

  /** Writes one value. */
  private interface Body {
    void write(ByteSink out) throws CodecException;
  }

  private static byte[] written(int kind, Body body) {
    try {
      ByteSink out = new ByteSink(ROOM);
      out.put(VERSION);
      out.put(kind);
      body.write(out);
      return out.finish();
    } catch (CodecException e) {
      throw new IllegalStateException("a copy is larger than an array can be", e);
    }
  }

  /** A question as bytes. */
  public static byte[] encode(Question question) {
    return switch (question) {
      case Question.Promise promise ->
          written(
              PROMISE,
              out -> {
                out.text(promise.job());
                out.number(promise.term());
              });
      case Question.Holds holds ->
          written(
              HOLDS,
              out -> {
                out.text(holds.job());
                mark(holds.mark(), out);
              });
      case Question.Fetch fetch -> written(FETCH, out -> out.text(fetch.job()));
      case Question.Store store ->
          written(
              STORE,
              out -> {
                out.text(store.job());
                copy(store.copy(), out);
              });
      case Question.Inherit inherit ->
          written(
              INHERIT,
              out -> {
                out.number(inherit.voter());
                numbers(inherit.heirOf(), out);
                out.number(inherit.seats().size());
                for (Map.Entry<String, Question.Estate> seat : inherit.seats().entrySet()) {
                  out.text(seat.getKey());
                  out.number(seat.getValue().promised());
                  copy(seat.getValue().copy(), out);
                }
              });
      case Question.Recall recall ->
          written(
              RECALL,
              out -> {
                out.number(recall.voter());
                out.number(recall.life());
              });
    };
  }

  /** A reply as bytes. */
  public static byte[] encode(Reply reply) {
    return switch (reply) {
      case Reply.Standing standing ->
          written(
              STANDING,
              out -> {
                vote(standing.vote(), out);
                out.put(standing.granted() ? 1 : 0);
                out.number(standing.promised());
                mark(standing.mark(), out);
              });
      case Reply.Fetched fetched ->
          written(
              FETCHED,
              out -> {
                vote(fetched.vote(), out);
                copy(fetched.copy(), out);
              });
      case Reply.Recalled recalled ->
          written(
              RECALLED,
              out -> {
                vote(recalled.vote(), out);
                out.number(recalled.seats().size());
                for (Map.Entry<String, Reply.Place> seat : recalled.seats().entrySet()) {
                  out.text(seat.getKey());
                  out.number(seat.getValue().promised());
                  mark(seat.getValue().mark(), out);
                }
              });
    };
  }

  private static void mark(Mark mark, ByteSink out) throws CodecException {
    out.number(mark.term());
    out.number(mark.sequence());
  }

  private static void vote(Vote vote, ByteSink out) throws CodecException {
    out.number(vote.voter());
    out.number(vote.life());
    out.put(vote.remembers() ? 1 : 0);
    numbers(vote.lives(), out);
    numbers(vote.heirOf(), out);
  }

  private static void numbers(List<Long> numbers, ByteSink out) throws CodecException {
    out.number(numbers.size());
    for (long number : numbers) {
      out.number(number);
    }
  }

  private static List<Long> numbers(ByteSource in) throws CodecException {
    int count = in.count(1);
    List<Long> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      numbers.add(in.number());
    }
    return numbers;
  }

  private static void copy(Copy copy, ByteSink out) throws CodecException {
    mark(copy.mark(), out);
    Ledger ledger = copy.ledger();
    if (ledger == null) {
      out.put(copy.forgotten() ? FORGOTTEN : NOTHING);
    } else {
      byte[] bytes = Codec.encode(ledger);
      out.put(LEDGER);
      out.number(bytes.length);
      out.put(bytes);
    }
  }

  private static ByteSource source(byte[] bytes) throws CodecException {
    ByteSource in = new ByteSource(bytes);
    if (in.next() != VERSION) {
      throw in.refusal("another version than " + VERSION);
    }
    return in;
  }

  /**
   * Reads what {@link #encode(Question)} wrote.
   *
   * @throws CodecException if the bytes are not a whole question of this version
   */
  public static Question question(byte[] bytes) throws CodecException {
    ByteSource in = source(bytes);
    Question question =
        switch (in.next()) {
          case PROMISE -> new Question.Promise(in.text(), in.number());
          case HOLDS -> new Question.Holds(in.text(), mark(in));
          case FETCH -> new Question.Fetch(in.text());
          case STORE -> new Question.Store(in.text(), copy(in));
          case INHERIT -> new Question.Inherit(small(in), numbers(in), estates(in));
          case RECALL -> new Question.Recall(small(in), in.number());
          default -> throw in.refusal("no question");
        };
    end(in);
    return question;
  }

  /**
   * Reads what {@link #encode(Reply)} wrote.
   *
   * @throws CodecException if the bytes are not a whole reply of this version
   */
  public static Reply reply(byte[] bytes) throws CodecException {
    ByteSource in = source(bytes);
    Reply reply =
        switch (in.next()) {
          case STANDING -> new Reply.Standing(vote(in), in.next() != 0, in.number(), mark(in));
          case FETCHED -> new Reply.Fetched(vote(in), copy(in));
          case RECALLED -> new Reply.Recalled(vote(in), seats(in));
          default -> throw in.refusal("no reply");
        };
    end(in);
    return reply;
  }

  private static void end(ByteSource in) throws CodecException {
    if (!in.isAtEnd()) {
      throw in.refusal("more follows than a whole message");
    }
  }

  private static int small(ByteSource in) throws CodecException {
    long value = in.number();
    if (value < 0 || value >= Mark.MOST_VOTERS) {
      throw in.refusal("no voter has this number");
    }
    return (int) value;
  }

  private static Mark mark(ByteSource in) throws CodecException {
    return new Mark(in.number(), in.number());
  }

  private static Vote vote(ByteSource in) throws CodecException {
    int voter = small(in);
    long life = in.number();
    boolean remembers = in.next() != 0;
    List<Long> lives = numbers(in);
    List<Long> heirOf = numbers(in);
    if (voter >= lives.size() || heirOf.size() != lives.size()) {
      throw in.refusal("no voter has this number");
    }
    return new Vote(voter, life, remembers, lives, heirOf);
  }

  private static Copy copy(ByteSource in) throws CodecException {
    Mark mark = mark(in);
    return switch (in.next()) {
      case NOTHING -> new Copy(mark, null, false);
      case FORGOTTEN -> new Copy(mark, null, true);
      case LEDGER -> new Copy(mark, Codec.ledger(in.bytes(in.count(1))), false);
      default -> throw in.refusal("no copy");
    };
  }

  private static Map<String, Question.Estate> estates(ByteSource in) throws CodecException {
    int count = in.count(1);
    Map<String, Question.Estate> seats = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      seats.put(in.text(), new Question.Estate(in.number(), copy(in)));
    }
    return seats;
  }

  private static Map<String, Reply.Place> seats(ByteSource in) throws CodecException {
    int count = in.count(1);
    Map<String, Reply.Place> seats = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      seats.put(in.text(), new Reply.Place(in.number(), mark(in)));
    }
    return seats;
  }
}
