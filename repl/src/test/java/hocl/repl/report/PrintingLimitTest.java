package hocl.repl.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hocl.repl.report.PrintingLimit.StoppedException;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Solution;
import hocl.runtime.data.DataException;
import hocl.runtime.data.JsonEncoding;
import hocl.runtime.data.PlainOutput;
import hocl.runtime.print.AtomPrinter;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Limits;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts without end are left at the limits of a run. */
class PrintingLimitTest {

  /** A writer of a solution. */
  private interface Printing {
    void print(Solution solution, Appendable out) throws IOException, DataException;
  }

  private static final List<Printing> PRINTINGS =
      List.of(
          AtomPrinter.PLAIN::print,
          AtomPrinter.PLAIN::printContent,
          JsonEncoding::write,
          PlainOutput::writeJson);

  /** A solution whose text has about 2^60 characters, in a List and in solutions. */
  private static Solution endless() {
    Object list = 1L;
    Object solution = 1L;
    for (int i = 0; i < 60; i++) {
      list = ListAtom.of(list, list);
      solution = Solution.of(solution, solution);
    }
    return Solution.of(list, solution);
  }

  /** Takes text, and calls an action once there is some. */
  private static final class Reader implements Appendable {
    private final Runnable action;
    private long read;

    Reader(Runnable action) {
      this.action = action;
    }

    @Override
    public Appendable append(CharSequence text) {
      read += text.length();
      action.run();
      return this;
    }

    @Override
    public Appendable append(CharSequence text, int start, int end) {
      return append(text.subSequence(start, end));
    }

    @Override
    public Appendable append(char unit) {
      return append(String.valueOf(unit));
    }
  }

  @Test
  void anInterruptEndsItAtOnce() {
    for (Printing printing : PRINTINGS) {
      Cancellation cancellation = new Cancellation();
      Reader reader = new Reader(() -> {});
      PrintingLimit limit =
          limit(new Budget(Long.MAX_VALUE, null, cancellation), Duration.ofDays(1));
      Appendable out = limit.over(reader);
      assertThatExceptionOfType(StoppedException.class)
          .isThrownBy(() -> {
            limit.over(new Reader(() -> {})).append("begun");
            cancellation.cancel();
            printing.print(endless(), out);
          });
      assertThat(limit.end()).isEqualTo(End.INTERRUPTED);
      assertThat(reader.read).isBetween(1L, 1L << 16);
    }
  }

  @Test
  void beyondALimitThereIsSomeTime() {
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();
    for (Budget budget :
        List.of(
            new Budget(Long.MAX_VALUE, Duration.ZERO, new Cancellation()),
            new Budget(Long.MAX_VALUE, null, cancelled))) {
      Reader reader = new Reader(() -> {});
      PrintingLimit limit = limit(budget, Duration.ofMillis(50));
      assertThatExceptionOfType(StoppedException.class)
          .isThrownBy(() -> AtomPrinter.PLAIN.print(endless(), limit.over(reader)));
      assertThat(reader.read).isGreaterThan(1L << 16);
      assertThat(limit.end()).isNotNull();
    }
  }

  @Test
  void whatIsShortIsPrintedWholeBeyondALimit() throws IOException {
    StringBuilder out = new StringBuilder();
    PrintingLimit limit =
        limit(
            new Budget(Long.MAX_VALUE, Duration.ZERO, new Cancellation()), Duration.ofSeconds(60));
    AtomPrinter.PLAIN.print(Solution.of(1L, 2L), limit.over(out));
    assertThat(out).hasToString("<1, 2>");
    assertThat(limit.end()).isNull();
  }

  @Test
  void aNumberOfManyDigitsIsLeftBetweenThem() {
    Object number = BigInteger.TEN.pow(200_000).subtract(BigInteger.ONE);
    List<Printing> all = new ArrayList<>(PRINTINGS);
    all.add(PlainOutput::writeRows);
    for (Printing printing : all) {
      Cancellation cancellation = new Cancellation();
      Reader reader = new Reader(cancellation::cancel);
      PrintingLimit limit =
          limit(new Budget(Long.MAX_VALUE, null, cancellation), Duration.ofDays(1));
      assertThatExceptionOfType(StoppedException.class)
          .isThrownBy(() -> {
            limit.over(new Reader(() -> {})).append("begun");
            printing.print(Solution.of(number), limit.over(reader));
          });
      assertThat(reader.read).isLessThan(100_000L);
    }
  }

  @Test
  void rowsOfThemAreRefusedAtOnce() {
    assertThatThrownBy(() -> PlainOutput.writeRows(endless(), new StringBuilder()))
        .isInstanceOf(DataException.class);
  }

  private static PrintingLimit limit(Budget budget, Duration grace) {
    return new PrintingLimit(new Limits(budget), grace);
  }
}
