package hocl.language;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.language.program.Tiers;
import hocl.runtime.print.AtomPrinter;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Outcome;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A new count takes all equal atoms that there are, after everything else. */
class CountsTest {

  private static String run(String text, Tiers tiers, long reactions) {
    Outcome outcome =
        Machine.run(
            Programs.of(text),
            new RunOptions(
                OptionalLong.empty(),
                new Budget(reactions, null, new Cancellation()),
                false,
                false,
                false,
                Observer.NONE,
                line -> {},
                tiers));
    return AtomPrinter.PLAIN.compact(true).print(outcome.solution());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <A^5000, (replace-one A^n by N:n)> | <N:5000>
          <A^100000, (replace-one A^n by N:n)> | <N:100000>
          <"a"^5000, 7^6000, (replace "a"^n, 7^n by N:n)> | <7^1000, N:5000, replace "a"^n, 7^n by N:n>
          <(K:1:"x")^3000, (K:2:"x")^5000, K:3:"x", (replace (K:k::Int:"x")^n by N:k:n)> | <N:1:3000, N:2:5000, N:3:1, replace (K:k::Int:"x")^n by N:k:n>
          <A^5000, (replace-one A^n by N:n if n % 1000 == 7)> | <A^993, N:4007>
          <B^20000, (replace-one B^n by N:n if n <= 3)> | <B^19997, N:3>
          <B^3000, (replace-one B^n by N:n if n > 3000)> | <B^3000, replace-one B^n by N:n if n > 3000>
          <A^5000, B^7000, (replace-one A^n, B^n by N:n)> | <B^2000, N:5000>
          <A^5000, B^7000, (replace-one A^n, B^m by N:n:m)> | <N:5000:7000>
          <A^5000, L:4000, (replace-one A^n, L:n by N:n)> | <A^1000, N:4000>
          <<A^5000, B>, (replace-one <A^n, ?w> by N:n, w)> | <B, N:5000>
          <G:20000, (replace G:n::Int by G:(n - 1), A if n > 0), (replace-one A^n by N:n)> | <G:0, N:20000, replace G:n::Int by G:(n - 1), A if n > 0>
          <G:50000, (replace G:n::Int by G:(n - 1) if n > 0), (replace-one G:0 by A), A^3, (replace-one A^n by N:n)> | <N:4, replace G:n::Int by G:(n - 1) if n > 0>
          """)
  void allAreTaken(String text, String result) {
    for (Tiers tiers : Tiers.values()) {
      assertThat(run(text, tiers, Long.MAX_VALUE)).as("by %s", tiers).isEqualTo(result);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <A^5000, (replace Tick by Tick), Tick, (replace-one A^n by N:n)> | N:5000
          <A^5000, (replace 0 by 1), (replace 1 by 0), 0, (replace-one A^n by N:n)> | N:5000
          <A^5000, (replace C:n::Int by C:(n + 1)), C:0, (replace-one A^n by N:n)> | N:5000
          <<(replace 0 by 0), 0>, A^5000, (replace-one A^n by N:n)> | N:5000
          """)
  void besideWhatNeverRestsACountHasItsTurn(String text, String taken) {
    for (Tiers tiers : Tiers.values()) {
      assertThat(run(text, tiers, 200_000)).as("by %s", tiers).contains(taken);
    }
  }

  @Test
  void aCountBesideWhatMakesItsAtomsTakesThemAgainAndAgain() {
    for (Tiers tiers : Tiers.values()) {
      String result =
          run("<(replace Tick by Tick, A), Tick, (replace A^n by N:n)>", tiers, 500_000);
      assertThat(result.split("N:", -1).length).as("by %s", tiers).isBetween(4, 6);
    }
  }
}
