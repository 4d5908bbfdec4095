package hocl.runtime.atom;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Random atoms from a seed, drawn from few values so that equal ones meet often. One thread at a
 * time.
 */
public final class AtomGenerator {
  private static final long[] LONGS = {
    0, 1, -1, 2, 7, 1L << 53, (1L << 53) + 1, Long.MAX_VALUE, Long.MIN_VALUE
  };
  private static final String[] BIGS = {
    "9223372036854775808", "-9223372036854775809", "123456789012345678901", "18446744073709551616"
  };
  private static final double[] DOUBLES = {
    0, 1, -1, 2.5, 0x1p53, 0x1p63, -0x1p63, 0x1p64, 1e300, -1e-300, 1.0E10
  };
  private static final String[] TEXTS = {
    "",
    "a",
    "b",
    "ab",
    "A",
    "true",
    "1",
    "\n\t\r\"\\",
    "\u0001\u007f",
    "\ue000",
    "\ud83d\ude00",
    "é"
  };
  private static final String[] NAMES = {"A", "B", "Fork", "Zeta", "Ünder"};

  private final Random random;
  private final long seed;
  private final boolean rules;

  /** A generator of all kinds but Java objects. */
  public AtomGenerator(long seed) {
    this(seed, true);
  }

  /**
   * A generator.
   *
   * @param seed decides all that is drawn
   * @param rules whether rules and functions (which have no source that could be read) may come
   */
  public AtomGenerator(long seed, boolean rules) {
    this.random = new Random(seed);
    this.seed = seed;
    this.rules = rules;
  }

  /** The seed, to be shown when a test fails. */
  public long seed() {
    return seed;
  }

  /**
   * A random atom.
   *
   * @param depth how deep atoms may be nested in it; 0 for one without parts
   */
  public Object atom(int depth) {
    int kinds = depth == 0 ? 6 : rules ? 12 : 10;
    return switch (random.nextInt(kinds)) {
      case 0 -> random.nextBoolean();
      case 1 -> LONGS[random.nextInt(LONGS.length)];
      case 2 ->
          random.nextBoolean()
              ? new BigInteger(BIGS[random.nextInt(BIGS.length)])
              : (Object) (long) random.nextInt(4);
      case 3 -> DOUBLES[random.nextInt(DOUBLES.length)];
      case 4 -> TEXTS[random.nextInt(TEXTS.length)];
      case 5 -> Symbol.of(NAMES[random.nextInt(NAMES.length)]);
      case 6 -> Tuple.of(atoms(2 + random.nextInt(2), depth - 1));
      case 7 -> ListAtom.of(atoms(random.nextInt(4), depth - 1));
      case 8, 9 -> Solution.of(atoms(random.nextInt(4), depth - 1));
      case 10 -> rule(depth - 1);
      default ->
          FunctionAtom.of(new Function(random.nextInt(2)), atoms(random.nextInt(2), depth - 1));
    };
  }

  /** Several random atoms of the same depth. */
  public Object[] atoms(int count, int depth) {
    Object[] atoms = new Object[count];
    for (int i = 0; i < count; i++) {
      atoms[i] = atom(depth);
    }
    return atoms;
  }

  /** The same atom, with the atoms of every solution and molecule in it in another order. */
  public Object shuffled(Object atom) {
    if (!(atom instanceof Compound compound)) {
      return atom;
    }
    List<Object> parts = new ArrayList<>();
    for (Object part : compound.parts()) {
      parts.add(shuffled(part));
    }
    if (compound instanceof Multiset) {
      Collections.shuffle(parts, random);
    }
    return compound.withParts(parts.toArray());
  }

  private Rule rule(int depth) {
    Object[] captured = atoms(random.nextInt(3), depth);
    if (captured.length == 2) {
      captured[1] = Molecule.of(atoms(random.nextInt(3), depth));
    }
    String label = random.nextBoolean() ? null : "r" + random.nextInt(2);
    return Rule.of(new Definition(label, random.nextInt(2), captured.length), captured);
  }

  /** A rule definition whose source is {@code replace x by x} with the captured values added. */
  public record Definition(@Nullable String label, int number, int capturedCount)
      implements RuleDefinition {
    @Override
    public String canonicalText() {
      return "replace $0 by $0, " + number + "/" + capturedCount;
    }

    @Override
    public ClosedForm closed(Object[] captured) {
      return Pieces.of("replace $0 by $0, " + number, captured);
    }

    @Override
    public boolean oneShot() {
      return false;
    }

    @Override
    public void print(Object[] captured, RulePrinting out) {
      out.text("replace x by x, " + number);
      for (Object value : captured) {
        out.text(", ");
        out.item(value);
      }
    }
  }

  private record Function(int number) implements FunctionDefinition {
    @Override
    public String name() {
      return "f";
    }

    @Override
    public String canonicalText() {
      return "f($0) = " + number;
    }

    @Override
    public ClosedForm closed(Object[] captured) {
      return Pieces.of("f($0) = " + number, captured);
    }

    @Override
    public void print(Object[] captured, RulePrinting out) {
      out.text("let f(x) = " + number);
    }
  }
}
