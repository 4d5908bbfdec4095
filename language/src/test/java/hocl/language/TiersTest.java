package hocl.language;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.language.audit.Audited;
import hocl.language.program.Tiers;
import hocl.runtime.print.AtomPrinter;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Outcome;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nodes and generated code do the same reactions, also when they take turns. */
class TiersTest {

  private static Outcome run(String text, Tiers tiers, long reactions) {
    return Audited.run(
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<range(1, 500), replace x::Int, y::Int by x if x >= y>",
        "<range(1, 500), replace x::Int, y::Int by x + y>",
        "<A:1, A:2, replace A:x::Int by B:0>",
        "<A:1, A:2, replace A:x::Int by B:<0>>",
        "<range(2, 500), replace x::Int, y::Int by x if y % x == 0>",
        "<range(0, 50), replace x::Int, y::Int by x if y % x == 0>",
        "<range(1, 60), (replace x::Int, y::Int by x, y % x if y >= x && x > 0), replace 0 by nothing>",
        "<range(1, 60), replace x::Int, y::Int by x * y>",
        "<9223372036854775807, 1, 2, 3, replace x::Int, y::Int by x + y>",
        "<9223372036854775806, replace x::Int by x + 1 if x < 9223372036854775810>",
        "<K:1:2, K:1:3, K:2:5, K:2:2.5, K:1:9223372036854775807, K:3:\"s\", replace K:k:c::Num, K:k:d::Num by K:k:(c + d)>",
        "<1:5, 2:3, 3:9, 4:1, 5:7, 6:2, replace i::Int:v::Int, j::Int:w::Int by i:w, j:v if i < j && v > w>",
        "<\"b\":1, \"a\":2, \"b\":3, \"a\":4, replace k::String:c::Int, k:d::Int by k:(c + d)>",
        "let merge = replace k::Int:c::Int, k:d::Int by k:(c + d) in <<1:1, 2:3, 1:2, merge>, <2:1, 1:1, 2:5, merge>, <3:1, 3:2, merge>>",
        "<E:1:2, E:2:3, E:3:4, N:1:1, N:2:2, N:3:3, N:4:4, replace E:x:y, N:x:a::Int, N:y:b::Int by E:x:y, N:x:a, N:y:a if a < b>",
        "<C:100, F:0:1, replace C:k::Int, F:a::Int:b::Int by C:(k - 1), F:b:(a + b) if k > 0>",
        "let n = 101; <New:1, range(0, 0), (replace New:x::Int by Done:x, New:(2 * x % n) if x != 2), replace Done:x::Int, Done:x by Done:x>",
        "<A, A, B, C, (replace A, B by C, D), replace C by nothing>",
        "<range(1, 40), Go, replace-one Go, x::Int by Took:x>",
        "<range(1, 40), replace x::Int by (if x % 2 == 0 then x div 2 else 3 * x + 1) if x > 1>",
        "<1, 2, 3, (with x::Int, y::Int inject x + y if x < y), replace 5 by Five>",
        "<<1, 2, 3, replace x::Int, y::Int by x + y>, <4, 5, replace x::Int, y::Int by x + y>, T:0, replace <x::Int, ?w>, T:t::Int by T:(t + x)>",
        "let max = replace x::Int, y::Int by x if x >= y in <<3, 5, max>, <7, max, 1>, <Q, 5>, <8>, T:0, replace <x::Int, max>, T:t::Int by T:(t + x)>",
        "let max = replace x::Int, y::Int by x if x >= y in let k = 3 in <<3, A>, <7, k>, <5, B>, <8, 3>, <2.5, 3>, <3, 3, 3>, T:0, replace <x::Int, k, ?w>, T:t::Int by T:(t + x)>",
        "<K:1:<1, 2>, K:2:<2, 3>, K:3:<3, 4, 9223372036854775807, 1>, (replace K:k::Int:<k, x::Int>, K:l::Int:<x, ?w> by K:(k + l):x, L:k), replace K:k::Int:<x::Int, y::Int, ?w> by K:k:(x + y)>",
        "<<<1, 2>, <3>>, <<4>, <5, 6>>, T:0, replace <<x::Int, ?w>, <y::Int>>, T:t by T:(t + x * y)>",
        "<<1, r = replace x::Int by x + 1 if x < 5>, <2, r = replace x::Int by x + 2 if x < 5>, <3, s = replace x::Int by x - 1 if x > 1>, replace <x::Int, q = r> by x, A:x>",
        "<<A:1, A:2>, <A:2, A:3>, <B:1>, <range(1, 20)>, N:0, (replace <A:x::Int, A:y::Int>, N:n by N:(n + x) if x < y), replace <x::Int, y::Int, ?w>, N:n by N:(n + x) if x + 1 == y>",
        "<range(1, 30), <5>, <7>, (replace <n::Int>, x::Int by <n> if x % n == 0), replace-one <n::Int> by n>",
        "<<1, 2, A>, <3, 4, B>, <5>, (replace <x::Int, y::Int, ?w> by <x + y, w>), replace <A, x::Int> by <C, x - 1>>",
        "<A:<1, Q>, A:<5, <7>>, B:<>, (replace A:<x::Int, ?w> by A:<x + 1, w>:x if x < 9), replace A:<x::Int, ?w>:y by A:<x, w>>",
        "<<<1, 2>, 3>, <<4>, 5>, (replace <<x::Int, ?v>, y::Int, ?w> by <v, 10>, <w, x:y>)>",
        "<<1, T:2>, <2, T:3>, replace <x::Int, T:y::Int, ?w>, <z::Int, ?v> by <T:(x + y), x * z, \"s\", v, <z>, <>>>",
        "<(replace x::Int by \"s\":x), 1, <2>, <3>, replace <n::Int> by n, <n>:n, <<n>, A:<n>>>",
        "let less = replace x::Int, k::Int by x + 1, k if x < k in <1, 4, 7, 12, less, less>",
        "<1, 2, 3, 50, (replace A:n::Int by replace x::Int by x + n if x < 10 * n), A:1, A:2, A:3>",
        "<1, 2, 3, 50, (replace A:n by replace-one x::Int, y::Int by x + y + n), A:1, A:2, A:3>",
        "<range(1, 40), (replace A:n::Num by replace x::Int by nothing if x > n), A:30, A:20.5, A:10>",
        "<range(1, 50), 2.5, 9223372036854775807 + 5, 17.25, replace x::Num, y::Num by x if x >= y>",
        "<range(1, 50), 2.5, 17.25, 60.5, replace x::Num, y::Num by x if x >= y>",
        "<range(1, 50), 2.5, \"s\", 9223372036854775807 * 2, A, replace x::Int, y::Int by x if x >= y>",
        "<range(1, 20), 2.5, 7.0, 3.0, replace x, y by x if x == y>",
        "<1.0, 1, 2, 2.0, 3.5, -0.5, replace x::Num, y::Num by x, \"eq\":y if x == y>",
        "<0.1, 0.2, 0.3, 1e308, 5, replace x::Float, y::Float by x + y>",
        "<1.5, 2.5, 1e308, 1e308, -1e308, replace x::Float, y::Float by x * y - y>",
        "<4.0, 2, 9.0, 3, replace x::Float, y::Int by sqrt(x) / y, abs(y - 7) if x div y > 1.0 || x % y == 0.0>",
        "<0.0, 1.0, 5.0, replace x::Float, y::Float by x / y if x / y == x / y>",
        "<0.0, 0.0, 5.0, replace x::Float, y::Float by x / y>",
        "<A:1, B:2, C:\"s\", B:9223372036854775808, let b = B in (replace f:x::Int, A:y::Int by f:(x + y), D:f), replace b:x::Int by E:x>",
        "<A, B, A, C, let b = B in (replace b, x::Symbol by x:b), replace x::Symbol, y::Symbol by x:1>",
        "<(replace-one <Send:s, ?a>, <Receive, ?b> by <a>, <s, b>), <Send:<1>, A>, <Receive, B>>",
        "<(replace <s::Int, ?w> by <U:s, w>), (replace <U:x, ?w>, <U:y, ?v> by <V:(x + y), w>, <v>), (replace <V:x, Q> by x), <1>, <2>, <3, Q>, <V:5, Q>>",
        "<range(1, 40), 2.5, 9223372036854775808, 9223372036854775809, -9223372036854775900, replace x::Int, y::Int by x if x >= y>",
        "<range(1, 40), 2.5, 9223372036854775808, 1e300, -9223372036854775900, replace x::Num, y::Num by x, M:y if x < y>",
        "let big = 9223372036854775808 in <1, 2, big, 7, big, 9223372036854775809, (replace big, x::Int by A:x), replace x::Int, y::Int by x if x < y && y < big>",
        "<9223372036854775808, 9223372036854775808, 3, 9223372036854775809, K:9223372036854775808:1, K:3:2, replace x::Int, K:x:n::Int by x, K:x:(n + 1) if n < 9>",
        "<A:9223372036854775808, A:5, A:\"s\", A:2.5, A:7, (replace A:x::Int, A:y::Int by A:y if x < y), replace A:x::Basic by B:x>",
        "<\"b\":1, \"a\":2, \"b\":3, true:7, \"a\":4, Q:5, (replace k::String:c::Int, k:d::Int by k:(c + d)), replace k:7 by k:8>",
        "<\"b\", \"a\", A, true, 5, A:1, [1], (replace x::String, y::String by y, 1:x), (replace x::Symbol by x:x, \"s\":(x:1)), replace x, 5 by x>",
        "<P:1:2, P:3:4, P:1:7, (replace P:a::Int:b::Int, P:a:c::Int by Q:(a:b):(b:(c:a))), replace Q:x:y by R:y, y>",
        "<Run:3, (replace Run:n::Int by Run:(n - 1), N:n if n > 0), replace r::Rule, Stop by A:r>",
        "<A:1, B:2:3, B:4:5, A:1, (replace t::Tuple, t by Twice:1), replace t::Tuple, 5 by 6>",
        "<A:1, B:2:3, C:A:1, 5, 5, 7, replace t, 5 by <t>>",
        "let t = A:1 in <t, A:2, B:t, (replace t by \"t\"), replace B:x::Tuple by x, x, C:x>",
        "<P:1:0.5, P:2:1.5, P:3:2.5, Q:1:1.0, Q:2:1, replace P:k::Int:v::Float, Q:k:w::Num by P:k:(v * w), R:max(v, 1.0):min(k, 2)>",
        "<K:1.0:1, K:2.0:2, K:1.0:5, K:1:7, replace K:k::Float:x::Int, K:k:y::Int by K:k:(x + y)>",
        "let c = 2.5 in <1.0, 2.0, 3.0, 2.5, 7, (replace c by C), replace x::Float by x + c if x < c>",
        "<range(1, 30), replace x::Int, y::Int by (if x > y then x - y else y - x), Z:x if x > 0 && y > 0>",
        "<1, 2, 3, 4, 5, 6, replace x::Int, y::Int by let s = x + y in (if s > 10 then (let d = s - 10 in D:d) else s), E:s if x > 2>",
        "<A:1, A:2, A:3, A:4, replace A:x::Int, A:y::Int by A:(x + y), (if x > y then B:x else nothing)>",
        "<X:1, X:2, X:\"a\", X:2.5, X:Y, (X:1)^3, replace X:v by Z:v>",
        "let pair = A:1 in <A:1, A:1, A:2, [<0, 0, replace pair by nothing if 6 / 0 > 1>], replace pair by nothing if 6 / 0 > 1 || 1 != 1>",
        "<range(1, 500), 9223372036854775000, range(501, 900), replace x::Int, y::Int by x + y>",
        "<range(1, 500), 2.5, range(1, 9), 0.5, 1.5, (replace x::Float, y::Float by x * y), replace x::Int, y::Int by max(x, y)>",
        "<range(3, 700), (replace x::Int, y::Int by x, y % x if y >= x && x > 0), (replace 0 by nothing), replace 1 by Z:1>",
        "<C:500, F:0:1, replace C:k::Int, F:a::Int:b::Int by C:(k - 1), F:b:((a + b) % 1000007) if k > 0>",
        "<range(1, 400), T:0, U:7, (replace x::Int, T:t::Int by T:(t + x) if x % 3 == 0), replace U:u::Int, x::Int by U:(u + 1) if x % 5 == 1>",
        "<range(1, 400), (replace x::Int, y::Int by x if x >= y && y % 7 > 0), (replace x::Int by Z:x if x % 7 == 0), replace Z:x, Z:y by Z:(x + y)>",
        "let k = 5 in <range(1, 400), T:1, replace x::Int, T:t::Int by T:t, A:x if x > k * 70>",
        "<range(1, 30), (replace x::Int by x - 1 if x > 20), (replace x::Int by x + 1 if x < 10), Stop:15>",
        "<T:0:1:9, T:1:2:9, T:2:0:9, F:0, F:1, F:2, (replace T:l::Int:r::Int:k::Int, F:l, F:r by E:l:r:k if k > 0), replace E:l::Int:r::Int:k::Int by T:l:r:(k - 1), F:l, F:r>",
        "<range(1, 400), N:0, (replace x::Int, N:n::Int by A:x:n, N:(n + 1)), (replace A:x::Int:y::Int by B:(x + y), C), (replace B:x::Int by D:x:(x - 1), D:x:2), replace C by E:1, E:2>",
        "<U:9223372036854775800, (replace U:x::Int by V:(x + 1) if x < 9223372036854775900), replace V:x::Int by U:x>",
        "let drop = replace A:x::Int by B:x in <range(1, 90), drop, (replace x::Int by A:x if x % 2 == 0), replace 7, drop = d by d, Seven>",
        "let drop = replace A:x::Int by B:x in <range(1, 90), Stop, drop, (replace x::Int by A:x if x % 2 == 0), replace-one Stop, drop = d by Stopped>",
        "let fall = replace A:k::Int by E:k, E:(k + 1) in let lift = replace E:k::Int by A:k in <R:0:<fall, A:0>, (replace R:r::Int:<fall = f, ?e> by L:(r + 1):<lift, e>), replace L:r::Int:<lift = l, ?e> by R:r:<fall, e> if r < 5>",
        "let drop = replace A:x::Int by B:x in <range(1, 90), drop, (replace x::Int by A:x if x % 2 == 0), replace-one 7, drop = d by Seven>",
        "<P:A:3, P:A:4, P:A:7, P:A:1, P:A:11, replace P:v:x, P:w:y by P:(replace z::Int by z + y):x>",
        "<P:A:3, P:A:4, P:A:7, P:A:1, P:A:9, P:B:5, replace P:v:x, P:w:y by P:((replace 1 by x):w):x if x > 1>",
        "<(Mk:0)^4, (X:1)^9, T:20, (replace T:n::Int by T:(n - 1) if n > 0), (replace T:0 by Mk:1), replace Mk:n by (d = replace d = r, X:m by Y:m, r if m == n)>",
        "<T:50, Go:0, C, C, C, (replace T:n::Int by T:(n - 1) if n > 0), replace T:0 by replace-one Go:n by replace A^n, C by B>",
        // shapes that first come from generated code, and are then looked for by it
        "<Q:0, Q:1, Q:3, Q:4, Q:6, range(1, 300), (replace x::Int by Q:(10 * x + 1000)), replace v::Symbol:i::Int, w::Symbol:j::Int by V:i, Q:(j + 1) if j == i + 1>",
        "<range(1, 400), (replace x::Int by P:x, Q:(x + 1) if x % 3 == 0), (replace v::Symbol:i::Int, w::Symbol:i by R:i:v, S:i if v != w), replace v::Symbol:i::Int:w, S:i by T:i>",
        "<range(1, 60), 0.5, (replace x::Int by x * 0.25 if x % 2 == 0), (replace x::Num, y::Num by x:y if y == x + 1), replace x::Num:y::Num, z::Num by z if z == x>",
        "<range(1, 90), (replace x::Int by A:x:1:(x * 0.5), A:1.5:x:2 if x % 2 == 0), (replace A:x::Num:y::Num:z::Num, v::Int by A:v:x:y, A:y:2.5:x if v == 2 * y + 1), replace A:x:y:z, A:x:y:w by B:x>",
        // first fields that are computed, and may be tags of patterns
        "<range(1, 90), (replace x::Int by (if x % 2 == 0 then \"a\" else \"b\"):x), (replace \"a\":x::Int, \"b\":y::Int by \"c\":x if y == x + 1), replace s::String:x::Int, s:y::Int by s:x if x + 8 == y>",
        "<range(1, 90), (replace x::Int by (if x % 2 == 0 then A else B):x), (replace A:x::Int, B:y::Int by C:x if y == x + 1), replace s::Symbol:x::Int, s:y::Int by s:x if x + 8 == y>",
        "<\"abcabcabc\":0, (replace s::String:l::Int by s.substring(0, 1):l:1, s.substring(1):(l + 1) if s.length() > 0), (replace \"a\":i::Int:m::Int, \"b\":j::Int:n::Int by \"c\":i:(m + n) if j == i + m), replace v::String:i::Int:m::Int, w::String:j::Int:n::Int by w:i:(m + n) if j == i + m && m > 1>",
      })
  void everyTierGivesTheSame(String text) {
    Outcome nodes = run(text, Tiers.NODES, 100_000);
    for (Tiers tiers : new Tiers[] {Tiers.KERNELS, Tiers.MIXED, Tiers.ORDERED, Tiers.AUTOMATIC}) {
      Outcome other = run(text, tiers, 100_000);
      assertThat(other.solution()).as("%s by %s", text, tiers).isEqualTo(nodes.solution());
      assertThat(other.reactions()).as("%s by %s", text, tiers).isEqualTo(nodes.reactions());
      assertThat(other.end()).isEqualTo(nodes.end());
    }
  }

  /**
   * Nodes once made indexes over atoms of another kind than the sought one, generated code did not;
   * so species had their turns in another order. It takes many kinds of atoms to show.
   */
  @Test
  void indexesAreMadeForTheSameAtoms() {
    everyTierGivesTheSame(
        """
        <A:1e+17, Go:0, 1:1.0:"xyz":2.5, B:<>, 7:2.0:"ba":6463515339895630243, B:11,
        "q\\"t":false:131:"ab", Go:<7227163836957288031, 2, 4>, Go:-1, Go:-3, C:-3,
        8:3.5:"q\\"t":-4, Go:12, 1:2.0:"":4, 2:2.0:"q\\"t":-5, Go:2, 3:0.5:"ab":-3.25,
        "b":false, 1345425277267211784, 4, 3:1.0:"abc":4, 9:0.5:"a":7.0, Red:870, Go:6,
        "xyz":"ab":"ab":D, Red:9543279910143783718, B:<1e+17, 656>, D:2.5,
        1:2.0:"hello":1782738952719746799, -1, true:"q\\"t", 1:3.5:"":-3.25, 9, A:1, 2.0,
        true:false:A:"hello", C:4, 6:0.5:"q\\"t":8, 6:3.5:"he":2.5, Red:<>,
        D:7533946541197607297, Go:8763540816624566383, 12:false, 7, (replace x::Rule,
        0 by nothing), D:-2, "abc":9499811403299704958, A:<701, 3665354742107273541>, C:8,
        A:"ab", 0, 5:2.0:"ab":1.0, Go:4, 2.0:208, 7:0.5:"":5, D:2, Red:<-3.25, 4>, 0.5:Red,
        Go:1, Go:5, Go:217, 9:1.0:"ab":6938437218695370187, 9:2.0:"ba":3, -3.25,
        (replace a::Int:b::Float:c::String:d::Num, b:e::Num by a:b if e >= 0), -4, 276,
        5:3.5:"q\\"t":325, 2.0, B:4, -1:393:C:D, A:<0, 3, 2.0>, Red:0.5, D:<11, 2>, Red:<>,
        false:"abc", 6:1.0:"abc":-5, B:11, -4:6, 3:607:true:Go, -1, 6:0.5:"abc":-5, -2:1,
        C:"a", false:A, Go:7740788677876622047, Go:8>\
        """);
  }

  /** What does not fit into a class or a method must not end the run. */
  @Test
  void codeThatWouldBeTooLongIsLeftToTheNodes() {
    String products =
        IntStream.range(0, 2000).mapToObj(i -> "x + " + i).collect(Collectors.joining(", "));
    String rules =
        IntStream.range(0, 400)
            .mapToObj(i -> "(replace A:%d by A:%d)".formatted(i, i + 1))
            .collect(Collectors.joining(", "));
    everyTierGivesTheSame("<1, (replace-one x::Int by " + products + ")>");
    everyTierGivesTheSame("<A:0, " + rules + ">");
    everyTierGivesTheSame(
        "<\"cc\":11:8, \"Z\":7:8, range(1, 40), (replace n::Int by \"d\":n:9), (replace \"cc\":i::Int:0 by"
            + " nothing), replace a::String:i1::Int:k1::Int, b::String:i2::Int:k2::Int,"
            + " c::String:i3::Int:1, d::String:i4::Int:k4::Int, \"Z\":i5::Int:k5::Int by"
            + " a:(i1 - 1):(k1 - 1), b:i2:k2, c:i3:3, \"Z\":i4:k4, a:(i5 + 1):(k5 + k4 - 1) if k2 >"
            + " 0 && k4 < 5>");
  }

  /** The mixture makes ordered indexes sooner, and so may choose otherwise. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<G:300:42, (replace G:k::Int:m::Int by G:(k - 1):(m * 16807 % 2147483647), k:(m % 1000) if k > 0), replace i::Int:v::Int, j::Int:w::Int by i:w, j:v if i < j && v > w>",
        "<G:300:42, (replace G:k::Int:m::Int by G:(k - 1):(m * 16807 % 2147483647), B:(m % 1000), S:(m div 1000 % 1000) if k > 0), replace B:p::Int, S:q::Int by nothing if p >= q + 5>",
      })
  void searchesInOrderMakeTheSameChoices(String text) {
    Outcome nodes = run(text, Tiers.NODES, 100_000);
    for (Tiers tiers : new Tiers[] {Tiers.KERNELS, Tiers.AUTOMATIC}) {
      Outcome other = run(text, tiers, 100_000);
      assertThat(other.solution()).as("%s by %s", text, tiers).isEqualTo(nodes.solution());
      assertThat(other.reactions()).as("%s by %s", text, tiers).isEqualTo(nodes.reactions());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<range(1000, 1399), replace x::Int by x - 1 if x > 0>",
        "<Make:2, Make:3, (replace Make:n::Int by (replace x::Int, y::Int by x - y if x > y && (x + y) % n == 0)), (replace-one Go by range(1, 1400)), Go>",
        "<range(1, 90), T:5, T:60, replace x::Int, T:t::Int by x, T:t if x > t>",
        "<A:1:2, A:2:3, Go:300, (replace Go:n::Int by Go:(n - 1), B:(n % 60):(n % 7), A:(n % 50):(n % 11), C:(n % 7):n if n > 0), replace A:k::Int:v::Int, B:k:w::Int, C:w:z::Int by A:(k + 1):z, C:v:w if v > 2>",
        "<range(1, 300), N:0, (replace x::Int, N:n::Int by A:x:n, N:(n + 1)), (replace A:x::Int:y::Int by B:(x + y), C:x), replace C:x::Int by D:x>",
        "<range(1, 300), T:5, T:9, T:100, (replace T:a::Int, x::Int by T:(a + x) if x > 100), replace T:a::Int, T:b::Int by T:a, T:(b - 1) if b > a>",
      })
  void everyTierIsTheSameHalfway(String text) {
    for (int limit : new int[] {50, 300, 1000, 3000}) {
      Outcome nodes = run(text, Tiers.NODES, limit);
      Outcome kernels = run(text, Tiers.KERNELS, limit);
      assertThat(kernels.solution()).as("%s after %d", text, limit).isEqualTo(nodes.solution());
    }
  }

  /** Keys of rows in the middle change while the index is as full as it may be. */
  @Test
  void anIndexLosesNoRowWhenItGrows() {
    String text =
        "<W:2000, Go:599, (replace Go:n::Int by S:n:0, Go:(n - 1) if n >= 0),"
            + " (replace W:n::Int by W:(n - 1) if n > 600), (replace W:600 by V:599),"
            + " (replace V:n::Int by V:(n - 1), T:(599 - n) if n >= 0),"
            + " replace S:k::Int:v::Int, T:k by S:(k + 1000):(v + 1)>";
    for (Tiers tiers : new Tiers[] {Tiers.NODES, Tiers.KERNELS}) {
      String result = AtomPrinter.PLAIN.print(run(text, tiers, 100_000).solution());
      assertThat(result).doesNotContainPattern("T:[0-9]+,").contains("S:1599:1");
    }
  }

  @Test
  void everyLimitIsExactInAStreak() {
    for (int limit = 1; limit < 300; limit += 7) {
      Outcome outcome =
          run("<range(1, 400), replace x::Int, y::Int by x + y>", Tiers.KERNELS, limit);
      assertThat(outcome.reactions()).isEqualTo(limit);
      assertThat(outcome.solution().size()).isEqualTo(401 - limit);
    }
  }

  /** Whatever goes on for ever must not go on with the same partners for ever. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<A, P:0:0, P:1:0, P:2:0, replace A, P:i::Int:n::Int by A, P:i:(n + 1)>",
        "<A, P:0:0, P:1:0, P:2:0, (replace A, P:i::Int:n::Int by X:i:n), replace X:i::Int:n::Int by A, P:i:(n + 1)>",
        "<A, Q:0, Q:1, Q:2, P:0:0, P:1:0, P:2:0, replace A, Q:i::Int, P:i:n::Int by A, Q:i, P:i:(n + 1)>",
        "<A:1, A:2, P:0:0, P:1:0, P:2:0, replace A:x::Int, P:i::Int:n::Int by A:(3 - x), P:i:(n + 1)>",
        "<F:0, F:1, F:2, P:0:1:0, P:1:2:0, P:2:0:0, (replace F:i::Int, F:j::Int, P:i:j:n::Int by E:i:j:n), replace E:i::Int:j::Int:n::Int by F:i, F:j, P:i:j:(n + 1)>",
      })
  void everyPartnerHasItsTurn(String text) {
    for (Tiers tiers : Tiers.values()) {
      String result = AtomPrinter.PLAIN.print(run(text, tiers, 30_000).solution());
      assertThat(result).as("by %s", tiers).doesNotContainPattern("P:[0-9:]*:[0-9]{0,2}[,>]");
    }
  }

  /** Two reactions at once must not be one too many. */
  @Test
  void everyLimitIsExactWhereRulesReactAtOnce() {
    String text = "<range(1, 400), (replace x::Int by A:x if x > 5), replace A:x::Int by B:x>";
    for (int limit = 1; limit < 300; limit += 7) {
      for (Tiers tiers : Tiers.values()) {
        Outcome outcome = run(text, tiers, limit);
        assertThat(outcome.reactions()).isEqualTo(limit);
        String result = AtomPrinter.PLAIN.print(outcome.solution());
        assertThat(result.split("A:", -1)).as(result).hasSize(3 + limit % 2);
        assertThat(result.split("B:", -1)).as(result).hasSize(2 + limit / 2);
      }
    }
  }

  @Test
  void theLimitIsExactInGeneratedCode() {
    Outcome outcome = run("<range(1, 5000), replace x::Int, y::Int by x + y>", Tiers.KERNELS, 4000);
    assertThat(outcome.end()).isEqualTo(End.REACTION_LIMIT);
    assertThat(outcome.reactions()).isEqualTo(4000);
    assertThat(outcome.solution().size()).isEqualTo(1001);
  }

  @Test
  void aFailureInGeneratedCodeIsToldByTheNodes() {
    Outcome outcome = run("<0, 5, replace x::Int by 10 / x if x == 0>", Tiers.KERNELS, 100);
    assertThat(outcome.end()).isEqualTo(End.FAILED);
    assertThat(outcome.failure()).isNotNull().hasMessage("E0702");
    assertThat(outcome.solution().size()).isEqualTo(3);
  }
}
