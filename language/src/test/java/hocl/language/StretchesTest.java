package hocl.language;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.language.program.Tiers;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Outcome;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run leaves a cycle of states that other choices leave. */
class StretchesTest {

  private static final int REACTIONS = 1_000_000;

  private static Outcome run(String text, Tiers tiers) {
    return run(text, tiers, REACTIONS);
  }

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

  /** Each program can always end, and goes in circles if choices are made in one way. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "let safe(b, w, g, k) = (w != g || g == b) && (g != k || g == b); let ferry = replace S:b::Int:w::Int:g::Int:k::Int, M:a::Int:c::Int:d::Int by S:(1 - b):(if a == 1 then 1 - w else w):(if c == 1 then 1 - g else g):(if d == 1 then 1 - k else k), M:a:c:d if (a == 0 || w == b) && (c == 0 || g == b) && (d == 0 || k == b) && safe(1 - b, if a == 1 then 1 - w else w, if c == 1 then 1 - g else g, if d == 1 then 1 - k else k); <ferry, (replace-one ferry, S:1:1:1:1 by Crossed), S:0:0:0:0, M:0:0:0, M:1:0:0, M:0:1:0, M:0:0:1>",
        "<(replace A by A1), (replace A1 by A), (replace B by B1), (replace B1 by B), (replace-one A, B by C), (replace C, r::Rule by C), A, B>",
        "let ab = replace A by B in let ba = replace B by A in let cd = replace C by D in let dc = replace D by C in let ef = replace E by F in let fe = replace F by E in <ab, ba, cd, dc, ef, fe, (replace-one ab, ba, cd, dc, ef, fe, B, D, F by Out), A, C, E>",
        "let fillA = replace J:a::Int:b::Int by J:3:b if a < 3; let fillB = replace J:a::Int:b::Int by J:a:5 if b < 5; let emptyA = replace J:a::Int:b::Int by J:0:b if a > 0; let emptyB = replace J:a::Int:b::Int by J:a:0 if b > 0; let ab = replace J:a::Int:b::Int by J:(a - min(a, 5 - b)):(b + min(a, 5 - b)) if a > 0 && b < 5; let ba = replace J:a::Int:b::Int by J:(a + min(b, 3 - a)):(b - min(b, 3 - a)) if b > 0 && a < 3; <fillA, fillB, emptyA, emptyB, ab, ba, (replace-one fillA, fillB, emptyA, emptyB, ab, ba, J:a::Int:4 by Measured), J:0:0>",
        "let fill = replace \"jug\":c::Int:a::Int by \"jug\":c:c if a < c; let empty = replace \"jug\":c::Int:a::Int by \"jug\":c:0 if a > 0; let pour = replace \"jug\":c::Int:a::Int, \"jug\":d::Int:b::Int by \"jug\":c:(a - min(a, d - b)), \"jug\":d:(b + min(a, d - b)) if a > 0 && b < d; <fill, empty, pour, (replace-one fill, empty, pour, \"jug\":5:4 by \"measured\"), \"jug\":3:0, \"jug\":5:0>",
        "let ok(m, c) = m == 0 || m >= c; let right = replace L:m::Int:c::Int, R:n::Int:d::Int, Boat:Left, Load:a::Int:b::Int, Steps:s::Int by L:(m - a):(c - b), R:(n + a):(d + b), Boat:Right, Load:a:b, Steps:(s + 1) if m >= a && c >= b && ok(m - a, c - b) && ok(n + a, d + b); let left = replace L:m::Int:c::Int, R:n::Int:d::Int, Boat:Right, Load:a::Int:b::Int, Steps:s::Int by L:(m + a):(c + b), R:(n - a):(d - b), Boat:Left, Load:a:b, Steps:(s + 1) if n >= a && d >= b && ok(m + a, c + b) && ok(n - a, d - b); let done = replace-one right, left, R:3:3, L:0:0, Boat:Right by Crossed; <right, left, done, L:3:3, R:0:0, Boat:Left, Load:1:0, Load:2:0, Load:0:1, Load:0:2, Load:1:1, Steps:0>",
        "let up = replace W:n::Int by W:(n + 1) if n < 12; let down = replace W:n::Int by W:(n - 1) if n > 0; let reset = replace W:7, T by W:0, T; <up, down, reset, T, W:0, (replace-one up, down, reset, W:12 by Top)>",
        "let ab = replace A by B in let ba = replace B by A in let cd = replace C by D in let dc = replace D by C in <(replace <Out, ?w> by Free), <ab, ba, cd, dc, (replace-one ab, ba, cd, dc, A, D by Out), A, C>>",
        "let go = replace \"left\":<x, ?w>, \"right\":<?v> by \"left\":<w>, \"right\":<x, v>; let back = replace \"left\":<?w>, \"right\":<x, ?v> by \"left\":<x, w>, \"right\":<v>; <go, back, \"left\":<\"a\", \"b\", \"c\", \"d\">, \"right\":<>, (replace-one go, back, \"left\":<\"a\", \"c\">, \"right\":<\"b\", \"d\"> by \"sorted\")>",
        "let add = replace \"w\":s::String, \"l\":c::String by \"w\":(s + c), \"l\":c if s.length() < 5; let cut = replace \"w\":s::String by \"w\":(s.substring(1)) if s.length() > 0; <add, cut, \"w\":\"\", \"l\":\"a\", \"l\":\"b\", \"l\":\"c\", (replace-one add, cut, \"w\":\"abcab\" by \"found\")>",
        "let rot = replace [x, ?r] by [r, x]; let swap = replace [x, y, ?r] by [y, x, r]; <rot, swap, [3, 1, 4, 2], (replace-one rot, swap, [1, 2, 3, 4] by Sorted)>",
        "let press = replace B:i::Int, X:i:a::Int, X:j::Int:b::Int, X:k::Int:c::Int by B:i, X:i:(1 - a), X:j:(1 - b), X:k:(1 - c) if j == (i + 1) % 5 && k == (i + 4) % 5; <press, B:0, B:1, B:2, B:3, B:4, X:0:1, X:1:1, X:2:1, X:3:1, X:4:1, (replace-one press, X:0:0, X:1:0, X:2:0, X:3:0, X:4:0 by Dark)>",
        "let m1 = replace P:a::Int:[x::Int, ?r], P:b::Int:[] by P:a:[r], P:b:[x]; let m2 = replace P:a::Int:[x::Int, ?r], P:b::Int:[y::Int, ?s] by P:a:[r], P:b:[x, y, s] if x < y; <m1, m2, P:0:[1, 2, 3], P:1:[], P:2:[], (replace-one m1, m2, P:2:[1, 2, 3] by Solved)>",
        "let ab = replace A, N:n::Int by B, N:(n + 1), Log:n in let ba = replace B, N:n::Int by A, N:(n + 1), Log:n in let cd = replace C by D in let dc = replace D by C in <ab, ba, cd, dc, N:0, (replace Log:n::Int by nothing if n % 3 > 0), (replace-one ab, ba, cd, dc, A, D by Out), A, C>",
        "let f = replace V:i::Int:b::Bool, K:i by V:i:(!b), K:i; <f, K:0, K:1, K:2, K:3, V:0:false, V:1:false, V:2:false, V:3:false, (replace-one f, V:0:true, V:1:false, V:2:true, V:3:true by Open)>",
        "let right = replace P:i::Int, N:n::Int by P:((i + 1) % n), N:n; let left = replace P:i::Int, N:n::Int by P:((i + n - 1) % n), N:n; <N:6, right, left, P:0, P:2, P:4, (replace-one right, left, P:i::Int, P:i, P:i by Met)>",
        "let mk = replace M:n::Int by (replace-one X:n by X:((n + 1) % 6), M:n), K:n; let back = replace X:n::Int, K:m::Int by X:((n + 5) % 6), K:m; <mk, back, M:0, M:1, M:2, M:3, M:4, X:0, (replace-one back, X:5 by Five)>",
        "let left = replace T:i::Int, F:i by H:i; let eat = replace H:i::Int, F:j::Int by E:i:j if j == (i + 1) % 4; let stop = replace E:i::Int:j::Int by T:i, F:i, F:j; <left, eat, stop, T:0, T:1, T:2, T:3, F:0, F:1, F:2, F:3>",
        "let t = replace B:i::Int:0 by B:i:1; let f = replace B:i::Int:1 by B:i:0; let n = replace N:x::Int by N:(x + 1); let done = replace-one t, f, n, B:0:1, B:1:1 by All; <t, f, n, done, N:0, B:0:0, B:1:0>",
        "let t = replace B:i::Int:0 by B:i:1; let f = replace B:i::Int:1 by B:i:0; let n = replace N:x::Int by N:(x + 1); let done = replace-one t, f, n, B:0:1, B:1:1, B:2:1 by All; <t, f, n, done, N:0, B:0:0, B:1:0, B:2:0>",
        "let t = replace B:i::Int:0 by B:i:1; let f = replace B:i::Int:1 by B:i:0; let n = replace N:x::Int by N:(x + 1); let done = replace-one t, f, n, B:0:1, B:1:1 by All; <<t, f, n, done, N:0, B:0:0, B:1:0>>",
      })
  void aPuzzleIsSolved(String text) {
    Outcome nodes = run(text, Tiers.NODES);
    assertThat(nodes.end()).as(text).isEqualTo(End.INERT);
    for (Tiers tiers : new Tiers[] {Tiers.KERNELS, Tiers.AUTOMATIC}) {
      Outcome other = run(text, tiers);
      assertThat(other.reactions()).as("%s by %s", text, tiers).isEqualTo(nodes.reactions());
      assertThat(other.solution()).as("%s by %s", text, tiers).isEqualTo(nodes.solution());
    }
  }

  /** Where the whole solution comes back, half of the choices are soon drawn. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "let move = replace B:i::Int, T:j::Int:v::Int by B:j, T:i:v if i - j == 1 || j - i == 1 || i - j == 2 || j - i == 2; <move, (replace-one move, T:0:1, T:1:2, T:2:3 by Solved), B:2, T:0:1, T:1:2, T:3:3>",
        "let mv = replace D:n::Int:a::Int, Top:a:n, P:b::Int by D:n:b, P:b if a != b; let hanoi1 = replace D:1:a::Int, P:b::Int by D:1:b, P:b if a != b; let hanoi2 = replace D:2:a::Int, D:1:c::Int, P:b::Int by D:2:b, D:1:c, P:b if a != b && c != a && c != b; let hanoi3 = replace D:3:a::Int, D:2:d::Int, D:1:c::Int, P:b::Int by D:3:b, D:2:d, D:1:c, P:b if a != b && c != a && c != b && d != a && d != b; <hanoi1, hanoi2, hanoi3, D:1:0, D:2:0, D:3:0, P:0, P:1, P:2, (replace-one hanoi1, hanoi2, hanoi3, D:1:2, D:2:2, D:3:2 by Done)>",
        "let step = replace K:x::Int:y::Int, M:a::Int:b::Int by K:(x + a):(y + b), M:a:b if x + a >= 0 && x + a < 8 && y + b >= 0 && y + b < 8; <step, K:0:0, M:1:2, M:2:1, M:(-1):2, M:(-2):1, M:1:(-2), M:2:(-1), M:(-1):(-2), M:(-2):(-1), (replace-one step, K:7:7 by Arrived)>",
        "let flip = replace C:i::Int:b::Int by C:i:(1 - b); <flip, C:0:0, C:1:0, C:2:0, C:3:0, C:4:0, C:5:0, C:6:0, C:7:0, (replace-one flip, C:0:1, C:1:1, C:2:1, C:3:1, C:4:1, C:5:1, C:6:1, C:7:1 by All)>",
        "let swap = replace P:i::Int:a::Int, P:j::Int:b::Int by P:i:b, P:j:a if j == i + 1; <swap, P:0:5, P:1:4, P:2:3, P:3:2, P:4:1, (replace-one swap, P:0:1, P:1:2, P:2:3, P:3:4, P:4:5 by Sorted)>",
        "let swap = replace P:i::Int:a::Int, P:j::Int:b::Int by P:i:b, P:j:a if j != i; <swap, P:0:6, P:1:5, P:2:4, P:3:3, P:4:2, P:5:1, (replace-one swap, P:0:1, P:1:2, P:2:3, P:3:4, P:4:5, P:5:6 by Sorted)>",
        "let up = replace A:i::Int, N:n::Int by A:((i * 2) % n), N:n; let dn = replace A:i::Int, N:n::Int by A:((i * 3 + 1) % n), N:n; <up, dn, A:1, N:101, (replace-one up, dn, A:57 by Hit)>",
      })
  void aPuzzleWithoutACounterIsSolvedSoon(String text) {
    for (Tiers tiers : new Tiers[] {Tiers.NODES, Tiers.KERNELS, Tiers.AUTOMATIC}) {
      assertThat(run(text, tiers, REACTIONS / 5).end()).as("by %s", tiers).isEqualTo(End.INERT);
    }
  }

  /**
   * A rule that puts itself back comes in each time, and what comes in is tried before the rest.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "let rec a = replace-one X by X, S, a; <a, X, (replace-one S, S, S, a by Out)>",
        "let rec a = replace-one X by X, S, a; <a, X, (replace S^50 by Full), (replace-one Full, a by Out)>",
        "let rec a = replace-one X by X, S, a; let c = replace S, N:n::Int by N:(n + 1); <a, X, c, N:0, (replace-one N:n::Int, a, c by Out if n > 20)>",
      })
  void aRuleThatPutsItselfBackIsLeft(String text) {
    for (Tiers tiers : new Tiers[] {Tiers.NODES, Tiers.KERNELS, Tiers.AUTOMATIC}) {
      assertThat(run(text, tiers, REACTIONS / 5).end()).as("by %s", tiers).isEqualTo(End.INERT);
    }
  }

  /**
   * The pauses find the solution as it was before, for the tries in a row go round in its cycle.
   */
  @Test
  void aCycleThatIsTheSameAtEachPauseIsLeft() {
    String text =
        "let a = replace A:0 by A:1; let b = replace A:1 by A:0; let c = replace B:0 by B:1; let d = replace B:1 by B:0; let n = replace N:x::Int by N:(x + 1); <a, b, c, d, n, (replace-one a, b, c, d, n, A:1, B:1 by All), N:0, A:0, B:0>";
    for (Tiers tiers : new Tiers[] {Tiers.NODES, Tiers.KERNELS, Tiers.AUTOMATIC}) {
      assertThat(run(text, tiers, 2 * REACTIONS).end()).as("by %s", tiers).isEqualTo(End.INERT);
    }
  }
}
