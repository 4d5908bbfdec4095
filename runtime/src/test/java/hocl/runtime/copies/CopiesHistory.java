package hocl.runtime.copies;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.runtime.codec.CodecException;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.ledger.Codec;
import hocl.runtime.ledger.Ledger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All values that a ledger ever had on any voter, and those of them that count. Checks that there
 * is one for each mark, and that what counts is part of all that counts later.
 */
public final class CopiesHistory {

  private final String job;
  private final Chosen chosen;
  private final Map<Mark, Value> values = new HashMap<>();
  private Mark sure = Mark.NONE;
  private int terms;

  /** Sees the values that count, each once and in order. */
  public interface Chosen {
    /** A command had an effect that counts. */
    void see(byte[] command, Ledger after) throws CodecException;
  }

  /** The value of a mark, and where it came from. */
  private record Value(Mark parent, @Nullable Bytes command, @Nullable Ledger ledger) {}

  CopiesHistory(String job, Chosen chosen) {
    this.job = job;
    this.chosen = chosen;
    values.put(Mark.NONE, new Value(Mark.NONE, null, null));
  }

  /** The number of terms that began. */
  int terms() {
    return terms;
  }

  void begun(Mark parent, @Nullable Copy first) {
    if (first != null) {
      terms++;
      record(first.mark(), new Value(parent, null, first.ledger()));
    }
  }

  void led(Led led, Copies copies, byte[] command) {
    if (led.isChange()) {
      record(led.after(), new Value(led.before(), Bytes.of(command), copies.of(job).ledger()));
    }
  }

  private void record(Mark mark, Value value) {
    assertThat(values.put(mark, value)).as("one value at %s", mark).isNull();
  }

  private Value valueOf(Mark mark) {
    Value value = values.get(mark);
    if (value == null) {
      throw new AssertionError("there is no value of " + mark);
    }
    return value;
  }

  /** Compares a copy with the value of its mark. */
  void compare(Copy copy) {
    Value value = valueOf(copy.mark());
    Ledger ledger = copy.ledger();
    Ledger known = value.ledger();
    if (ledger != known) {
      assertThat(ledger).isNotNull();
      assertThat(known).isNotNull();
      assertThat(Codec.encode(ledger)).as("at %s", copy.mark()).isEqualTo(Codec.encode(known));
    }
  }

  /** Takes note that a value counts, and with it all before it. */
  void choose(Mark mark) {
    Deque<Value> path = new ArrayDeque<>();
    Mark at = mark;
    while (!at.equals(sure) && at.compareTo(sure) > 0) {
      Value value = valueOf(at);
      path.push(value);
      at = value.parent();
    }
    if (path.isEmpty()) {
      // an answer that comes later than a later one; it has to be of the same history
      assertThat(isBefore(mark, sure)).as("%s is before %s", mark, sure).isTrue();
      return;
    }
    assertThat(at).as("what counted is part of %s", mark).isEqualTo(sure);
    sure = mark;
    for (Value value : path) {
      Bytes command = value.command();
      Ledger ledger = value.ledger();
      if (command != null && ledger != null) {
        try {
          chosen.see(command.get(), ledger);
        } catch (CodecException e) {
          throw new AssertionError(e);
        }
      }
    }
  }

  private boolean isBefore(Mark mark, Mark later) {
    Mark at = later;
    while (at.compareTo(mark) > 0) {
      at = valueOf(at).parent();
    }
    return at.equals(mark);
  }
}
