package hocl.runtime.atom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class AtomsTest {
  private static final Symbol A = Symbol.of("A");
  private static final Symbol B = Symbol.of("B");

  @Test
  void kindsStandInCanonicalOrder() {
    List<Object> atoms =
        List.of(
            false,
            7L,
            2.5,
            "a",
            A,
            function("f"),
            Tuple.of(1L, 2L),
            ListAtom.of(),
            Solution.EMPTY,
            rule("r", 0),
            JavaObject.of(new java.util.concurrent.atomic.AtomicLong()));
    assertThat(atoms.stream().map(Kind::of)).containsExactly(Kind.values());
    assertThat(Kind.of(BigInteger.TEN.pow(30))).isEqualTo(Kind.INT);
    assertThatThrownBy(() -> Kind.of(3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Kind.of(Molecule.EMPTY)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void equalityLooksAtKindAndValue() {
    assertThat(Atoms.equal(1L, 1.0)).isFalse();
    assertThat(Atoms.equal("A", A)).isFalse();
    assertThat(Atoms.equal(A, Symbol.of("A"))).isTrue();
    assertThat(Atoms.equal(Tuple.of(1L, 2L, 3L), Tuple.of(Tuple.of(1L, 2L), 3L))).isFalse();
    assertThat(Atoms.equal(ListAtom.of(1L, 2L), ListAtom.of(2L, 1L))).isFalse();
    assertThat(Atoms.equal(ListAtom.of(1L, 2L), Tuple.of(1L, 2L))).isFalse();
    assertThat(Atoms.equal(Solution.of(1L, 2L, 1L), Solution.of(2L, 1L, 1L))).isTrue();
    assertThat(Atoms.equal(Solution.of(1L, 2L, 2L), Solution.of(2L, 1L, 1L))).isFalse();
    assertThat(Atoms.equal(Solution.of(1L), Molecule.of(1L))).isFalse();
  }

  @Test
  void rulesAreEqualByLabelTextAndCapturedValues() {
    assertThat(Atoms.equal(rule("r", 1, 5L), rule("r", 1, 5L))).isTrue();
    assertThat(Atoms.equal(rule("r", 1, 5L), rule("r", 1, 6L))).isFalse();
    assertThat(Atoms.equal(rule("r", 1, 5L), rule("s", 1, 5L))).isFalse();
    assertThat(Atoms.equal(rule("r", 1, 5L), rule("r", 2, 5L))).isFalse();
    Molecule oneTwo = Molecule.of(1L, 2L);
    assertThat(Atoms.equal(rule("r", 1, oneTwo), rule("r", 1, Molecule.of(2L, 1L)))).isTrue();
    assertThatThrownBy(() -> Rule.of(new AtomGenerator.Definition("r", 1, 2), 1L))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void valueEqualityComparesNumbersExactlyAtAnyDepth() {
    long odd = (1L << 53) + 1;
    assertThat(Atoms.valueEquals(1L, 1.0)).isTrue();
    assertThat(Atoms.valueEquals(odd, (double) odd)).isFalse();
    assertThat(Atoms.valueEquals(1L << 53, 0x1p53)).isTrue();
    assertThat(Atoms.valueEquals(BigInteger.ONE.shiftLeft(64), 0x1p64)).isTrue();
    assertThat(Atoms.valueEquals(Long.MAX_VALUE, 0x1p63)).isFalse();
    assertThat(Atoms.valueEquals(Tuple.of(1L, 2.0), Tuple.of(1.0, 2L))).isTrue();
    assertThat(
            Atoms.valueEquals(
                Solution.of(Tuple.of(1L, B), Tuple.of(1.0, A)),
                Solution.of(Tuple.of(1L, A), Tuple.of(1.0, B))))
        .isTrue();
    assertThat(Atoms.valueEquals(Molecule.of(1L, 2L), Molecule.of(2.0, 1.0))).isTrue();
    assertThat(Atoms.valueEquals(Molecule.of(1L, 2L), Molecule.of(2.5, 1.0))).isFalse();
  }

  @Test
  void numbersAreOrderedByExactValue() {
    List<Object> inOrder =
        List.of(
            Double.NEGATIVE_INFINITY,
            new BigInteger("-9223372036854775809"),
            Long.MIN_VALUE,
            -0x1p63,
            -1L,
            -0.5,
            0L,
            0.0,
            1e-300,
            1L,
            1.0,
            1.5,
            2L,
            1L << 53,
            0x1p53,
            (1L << 53) + 1,
            Long.MAX_VALUE,
            BigInteger.ONE.shiftLeft(63),
            0x1p63,
            BigInteger.TEN.pow(30),
            1e300,
            Double.POSITIVE_INFINITY);
    assertSorted(inOrder);
  }

  @Test
  void textIsOrderedByCodePoint() {
    assertSorted(List.of("", "A", "AB", "a", "\ud83d", "\ue000", "\uffff", "\ud83d\ude00"));
  }

  @Test
  void kindsSequencesAndRulesAreOrdered() {
    assertSorted(
        List.of(
            false,
            true,
            3L,
            "z",
            A,
            B,
            function("f"),
            Tuple.of(1L, 2L),
            Tuple.of(1L, 2L, 3L),
            Tuple.of(1L, 3L),
            ListAtom.of(),
            ListAtom.of(1L),
            Solution.EMPTY,
            Solution.of(2L, 1L),
            Solution.of(1L, 3L),
            rule(null, 9),
            rule("a", 9),
            rule("b", 1, 10L),
            rule("b", 1, 2L)));
  }

  @Test
  void lawsHoldForRandomAtoms() {
    for (long seed = 0; seed < 40; seed++) {
      AtomGenerator generator = new AtomGenerator(seed);
      Object[] atoms = generator.atoms(60, 3);
      for (Object a : atoms) {
        Object same = generator.shuffled(a);
        assertThat(Atoms.equal(a, same)).as("seed %d: %s", seed, a).isTrue();
        assertThat(Atoms.compare(a, same)).as("seed %d: %s", seed, a).isZero();
        assertThat(Atoms.hash(a)).as("seed %d: %s", seed, a).isEqualTo(Atoms.hash(same));
        assertThat(Atoms.digest(a)).as("seed %d: %s", seed, a).isEqualTo(Atoms.digest(same));
        assertThat(Atoms.valueEquals(a, same)).as("seed %d: %s", seed, a).isTrue();
        Object alive = alive(a);
        assertThat(Atoms.equal(a, alive)).as("seed %d: %s", seed, a).isTrue();
        assertThat(Atoms.hash(alive)).as("seed %d: %s", seed, a).isEqualTo(Atoms.hash(a));
        assertThat(Atoms.digest(alive)).as("seed %d: %s", seed, a).isEqualTo(Atoms.digest(a));
        for (Object b : atoms) {
          checkPair(seed, a, b);
        }
      }
    }
  }

  private static void checkPair(long seed, Object a, Object b) {
    int order = Integer.signum(Atoms.compare(a, b));
    if (order != -Integer.signum(Atoms.compare(b, a))
        || (order == 0) != Atoms.equal(a, b)
        || (order == 0 && Atoms.hash(a) != Atoms.hash(b))
        || (order == 0 && !Atoms.valueEquals(a, b))
        || Atoms.valueEquals(a, b) != Atoms.valueEquals(b, a)
        || (order == 0) != java.util.Arrays.equals(Atoms.digest(a), Atoms.digest(b))) {
      throw new AssertionError("seed " + seed + ": laws broken by " + a + " and " + b);
    }
  }

  @Test
  void orderIsTransitive() {
    for (long seed = 0; seed < 20; seed++) {
      AtomGenerator generator = new AtomGenerator(seed);
      Object[] sorted = Atoms.sorted(List.of(generator.atoms(120, 3)));
      for (int i = 0; i < sorted.length; i++) {
        for (int j = i + 1; j < sorted.length; j++) {
          assertThat(Atoms.compare(sorted[i], sorted[j])).as("seed %d", seed).isNotPositive();
        }
      }
    }
  }

  @Test
  void depthDoesNotMatter() throws InterruptedException {
    assertOnSmallStack(() -> {
      Object a = nested(10_000, 1L);
      Object b = nested(10_000, 1L);
      Object c = nested(10_000, 2.0);
      assertThat(Atoms.equal(a, b)).isTrue();
      assertThat(Atoms.equal(a, c)).isFalse();
      assertThat(Atoms.compare(a, c)).isNegative();
      assertThat(Atoms.hash(a)).isEqualTo(Atoms.hash(b));
      assertThat(Atoms.digest(a)).isEqualTo(Atoms.digest(b));
      assertThat(Atoms.valueEquals(c, nested(10_000, 2L))).isTrue();
      assertThat(Atoms.inert(a)).isTrue();
      Object alive = 1L;
      for (int i = 0; i < 10_000; i++) {
        alive = Tuple.of(A, new Living(true, alive, B));
      }
      assertThat(Atoms.equal(a, alive)).isTrue();
    });
  }

  private static Object nested(int depth, Object core) {
    Object atom = core;
    for (int i = 0; i < depth; i++) {
      atom = Tuple.of(A, Solution.of(atom, B));
    }
    return atom;
  }

  private static void assertOnSmallStack(Runnable test) throws InterruptedException {
    Throwable[] failure = new Throwable[1];
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                test.run();
              } catch (Throwable e) {
                failure[0] = e;
              }
            },
            "small stack",
            256 * 1024);
    thread.start();
    thread.join();
    assertThat(failure[0]).isNull();
  }

  @Test
  void livingSolutionsAreReadAsTheyAre() {
    Living living = new Living(true, 1L);
    Tuple tuple = Tuple.of(A, living);
    assertThat(tuple.holdsSolution()).isTrue();
    assertThat(Atoms.equal(tuple, Tuple.of(A, Solution.of(1L)))).isTrue();
    int before = Atoms.hash(tuple);
    living.atoms.add(2L);
    assertThat(Atoms.equal(tuple, Tuple.of(A, Solution.of(2L, 1L)))).isTrue();
    assertThat(Atoms.hash(tuple)).isNotEqualTo(before);
    assertThat(Atoms.freeze(tuple)).isEqualTo(Tuple.of(A, Solution.of(1L, 2L)));
  }

  @Test
  void inertnessIsKnownOrAsked() {
    Rule rule = rule("r", 1);
    assertThat(Atoms.inert(rule)).isTrue();
    assertThat(Atoms.inert(Solution.of(1L, Tuple.of(A, rule)))).isTrue();
    assertThat(Atoms.inert(Solution.of(1L, rule))).isFalse();
    assertThat(Atoms.inert(Tuple.of(1L, ListAtom.of(Solution.of(rule))))).isFalse();
    assertThat(Atoms.inert(Solution.ofInert(1L, rule))).isTrue();
    assertThat(Atoms.inert(Tuple.of(1L, new Living(false)))).isFalse();
    assertThat(Atoms.inert(Tuple.of(1L, new Living(true)))).isTrue();
    assertThat(Atoms.inert(rule("r", 1, Solution.of(rule)))).isTrue();
    assertThat(Tuple.of(1L, rule("r", 1, Solution.EMPTY)).holdsSolution()).isFalse();
    assertThat(Tuple.of(1L, Tuple.of(2L, Solution.EMPTY)).holdsSolution()).isTrue();
  }

  @Test
  void numbersAreNormalised() {
    assertThat(Floats.of(-0.0)).isEqualTo(0.0);
    assertThatThrownBy(() -> Floats.of(Double.NaN)).isInstanceOf(ArithmeticException.class);
    assertThat(Floats.orNull(Double.NaN)).isNull();
    assertThat(Ints.of(BigInteger.valueOf(Long.MIN_VALUE))).isEqualTo(Long.MIN_VALUE);
    assertThat(Ints.of(BigInteger.ONE.shiftLeft(63))).isEqualTo(BigInteger.ONE.shiftLeft(63));
  }

  @Test
  void javaObjectsFollowJava() {
    assertThat(Atoms.equal(JavaObject.of(List.of(1)), JavaObject.of(List.of(1)))).isTrue();
    assertThat(Atoms.compare(JavaObject.of('a'), JavaObject.of('b'))).isNegative();
    assertThatThrownBy(() -> JavaObject.of("text")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Atoms.digest(Tuple.of(1L, JavaObject.of('a'))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.Character");
  }

  @Test
  void digestIsTheDocumentedOne() {
    assertThat(java.util.HexFormat.of().formatHex(Atoms.digest(Tuple.of(1L, "a"))))
        .isEqualTo(sha("07 00000002 02 00000001 01 04 00000001 0061"));
  }

  private static String sha(String hex) {
    try {
      byte[] bytes = java.util.HexFormat.of().parseHex(hex.replace(" ", ""));
      byte[] sum = java.security.MessageDigest.getInstance("SHA-256").digest(bytes);
      return java.util.HexFormat.of().formatHex(sum);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertSorted(List<Object> inOrder) {
    List<Object> shuffled = new ArrayList<>(inOrder);
    Collections.shuffle(shuffled, new Random(7));
    assertThat(Atoms.sorted(shuffled)).containsExactly(inOrder.toArray());
    assertThat(Atoms.sorted(Solution.of(shuffled))).containsExactly(inOrder.toArray());
  }

  private static Rule rule(
      @org.jspecify.annotations.Nullable String label, int number, Object... captured) {
    return Rule.of(new AtomGenerator.Definition(label, number, captured.length), captured);
  }

  private static FunctionAtom function(String name) {
    return FunctionAtom.of(
        new FunctionDefinition() {
          @Override
          public String name() {
            return name;
          }

          @Override
          public String canonicalText() {
            return name + "($0) = $0";
          }

          @Override
          public ClosedForm closed(Object[] captured) {
            return Pieces.of("($0) = $0");
          }

          @Override
          public void print(Object[] captured, RulePrinting out) {
            out.text("let " + name + "(x) = x");
          }
        });
  }

  /** The same atom with every solution outside of captured values replaced by a living one. */
  private static Object alive(Object atom) {
    if (!(atom instanceof Compound compound) || atom instanceof Closure) {
      return atom;
    }
    Object[] parts = compound.parts().clone();
    java.util.Arrays.setAll(parts, i -> alive(parts[i]));
    return atom instanceof Solution ? new Living(true, parts) : compound.withParts(parts);
  }

  private static final class Living implements SolutionView {
    final List<Object> atoms = new ArrayList<>();
    private final boolean inert;

    Living(boolean inert, Object... atoms) {
      this.atoms.addAll(List.of(atoms));
      this.inert = inert;
    }

    @Override
    public int size() {
      return atoms.size();
    }

    @Override
    public void forEach(Consumer<Object> consumer) {
      atoms.forEach(consumer);
    }

    @Override
    public boolean inert() {
      return inert;
    }
  }
}
