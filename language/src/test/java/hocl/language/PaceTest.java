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
import org.junit.jupiter.params.provider.ValueSource;

/** Those that make atoms and those that take them keep pace, whatever the tier. */
class PaceTest {

  private static final int REACTIONS = 40_000;

  private static Outcome run(String text, Tiers tiers, long reactions) {
    return Machine.run(
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
  }

  /** Each program makes atoms for ever, and has rules that can take all of them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<(replace Tick by Tick, S:1), (replace S:x::Int by nothing if x > 0), Tick>",
        "<(replace Tick by Tick, S), (replace S by nothing), Tick>",
        "<(replace n::Int by n + 1, \"s\"), (replace s::String by nothing), 0>",
        "<(replace T:n::Int by T:(n + 1), S:n:2), (replace S:a::Int:b::Int by nothing if a >= 0), T:0>",
        "<(replace Tick by Tick, S:1, S:2, S:3), (replace S:x::Int by nothing if x > 0), Tick>",
        "<(replace Tick by Tick, S:1), (replace S:x::Int, N:n::Int by N:(n + x)), N:0, Tick>",
        "<(replace Tick by Tick, S:1), (replace S:x::Int, S:y::Int by nothing), Tick>",
        "<(replace Tick by Tick, S:1), (replace S:x::Int by T:x), (replace T:x::Int by U:x if x > 0), (replace U:x::Int by nothing if x > 0), Tick>",
        "<(replace Tick by Tick, Job:1), (replace Job:x::Int, Free by Busy:x), (replace Busy:x::Int by Free if x > 0), Free, Free, Free, Tick>",
        "<(replace Tick:i::Int by Tick:i, S:i), (replace S:x::Int by nothing if x > 0), Tick:1, Tick:2, Tick:3, Tick:4, Tick:5>",
        "<(replace Ping by Pong, S:1), (replace Pong by Ping, S:2), (replace S:x::Int by nothing if x > 0), Ping>",
        "<(replace Tick by Tick, [1, 2]), (replace [x, ?r] by nothing), Tick>",
        "<(replace Tick by Tick, <1, 2>), (replace <x::Int, ?w> by nothing), Tick>",
        "<(replace Tick by Tick, <1, (replace 1 by 2)>), (replace <2, ?w> by nothing), Tick>",
        "<<(replace Tick by Tick, S:1), (replace S:x::Int by nothing if x > 0), Tick>>",
        "<(replace Tick by Tick, (tmp = replace-one Z by Z)), (replace tmp = r, B by B), B, Tick>",
        "<(replace x::Float, K by x + 1.0, K, toInt(x)), (replace x::Int by nothing), 0.5, K>",
        "let f(n) = n % 3; <(replace Tick by Tick, Job), (replace Job, Free by Run), (replace Run by Free if f(1) == 1), Tick, Free, Free>",
        "<(replace T:n::Int by T:(n + 1), Job:n), (replace Job:n::Int, Free:w::Int by Run:n:w), (replace Run:n::Int:w::Int by Free:w if n % 3 >= 0), T:0, Free:1, Free:2>",
        "let rec one = replace-one T by T, S, one; <one, (replace S by nothing), T>",
        "let rec one = with T inject S, one; <(replace one by nothing, T if 1 > 2), one, (replace S by nothing), (replace-one Z by one), T, (let rec two = replace-one T by T, S, two in two)>",
        "let rec one = replace-one x::Int by x + 1, S:x, one; <one, (replace S:x::Int by nothing if x >= 0), 0>",
        "let rec one = replace-one T by T, S, U, one; let rec two = replace-one S, U by two; <one, two, T>",
        "let rec one = replace-one T by T, S, one; <In:<one, (replace S by nothing), T>>",
        "let rec one = replace-one T by T, \"s\", one; <one, (replace s::String by nothing if s.length() == 1), T>",
      })
  void whatIsMadeIsTaken(String text) {
    for (Tiers tiers : Tiers.values()) {
      Outcome outcome = run(text, tiers, REACTIONS);
      assertThat(outcome.reactions()).as("%s by %s", text, tiers).isEqualTo(REACTIONS);
      int atoms = AtomPrinter.PLAIN.print(outcome.solution()).split(", ", -1).length;
      assertThat(atoms).as("%s by %s", text, tiers).isLessThan(1000);
    }
  }

  /** Nothing waits here, so nothing ends the tries of an atom that stays. */
  @Test
  void whatIsMadeComesToRestBeforeThereIsMuchOfIt() {
    String text =
        "<G:5000, (replace G:n::Int by G:(n - 1), S:n if n > 0), (replace S:x::Int by T:x if x % 2 == 0)>";
    for (Tiers tiers : Tiers.values()) {
      String result = AtomPrinter.PLAIN.print(run(text, tiers, 6000).solution());
      assertThat(result.split("T:", -1)).as("by %s", tiers).hasSizeGreaterThan(1900);
    }
  }
}
