package hocl.examples.bench;

import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * A rule set with what to react, for a process that has not seen it: of a few kinds, and each with
 * other constants and another form.
 *
 * @param rule the rule
 * @param start a program: the rule and its first atoms
 * @param more a program: atoms to be put in again and again
 * @param slice how many reactions there may be before more atoms come
 */
record FreshRuleSet(String rule, String start, String more, long slice) {

  /** The rule set of a number; no two are alike. */
  static FreshRuleSet of(int number) {
    int c = 3 + number;
    String extra = number % 10 < 5 ? "" : ":e::Int";
    String kept = extra.isEmpty() ? "" : ":(e % " + c + ")";
    String given = extra.isEmpty() ? "" : ":7";
    return switch (number % 5) {
      case 0 ->
          made(
              "replace k::Int:c::Int%s, k:d::Int%s by k:((c + d) %% %d)%s"
                  .formatted(extra, extra.replace('e', 'f'), 1000 + c, kept),
              "",
              atoms(2000, i -> i * 7919 % 97 + ":" + i + given),
              Long.MAX_VALUE);
      case 1 ->
          made(
              "replace C:k::Int%s, F:a::Int:b::Int by C:(k - 1)%s, F:b:((a + %d * b) %% 10007) if k > 0"
                  .formatted(extra, kept, c),
              "C:4000000000" + given + ", F:0:1",
              "",
              20_000);
      case 2 ->
          made(
              "replace x::Int, y::Int by (x + %d * y) %% %d".formatted(c, 1_000_003 + c),
              "",
              atoms(5000, i -> "" + i * 7919 % 10_007),
              Long.MAX_VALUE);
      case 3 ->
          made(
              "replace B:p::Int%s, S:q::Int by nothing if p >= q + %d".formatted(extra, c),
              "",
              atoms(1000, i -> "B:" + (2000 + i * 7919 % 997) + given + ", S:" + i * 31 % 1000),
              Long.MAX_VALUE);
      default ->
          made(
              "replace T:l::Int:r::Int:k::Int%s, P:l, P:r by T:l:r:(k - %d)%s, P:l, P:r if k > 0"
                  .formatted(extra, c, kept),
              atoms(50, i -> "T:" + i + ":" + (i + 1) % 50 + ":4000000000" + given + ", P:" + i),
              "",
              10_000);
    };
  }

  private static FreshRuleSet made(String rule, String atoms, String more, long slice) {
    String start = "<" + rule + (atoms.isEmpty() ? "" : ", " + atoms) + ">";
    return new FreshRuleSet(rule, start, "<" + more + ">", slice);
  }

  private interface Atom {
    String text(long number);
  }

  private static String atoms(int count, Atom atom) {
    return LongStream.range(0, count).mapToObj(atom::text).collect(Collectors.joining(", "));
  }
}
