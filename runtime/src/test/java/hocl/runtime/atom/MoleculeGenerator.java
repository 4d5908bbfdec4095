package hocl.runtime.atom;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Random molecules from a seed, kept in every way in which molecules can be. For one thread. */
public final class MoleculeGenerator {
  private final Random random;
  private final AtomGenerator atoms;

  /**
   * A generator.
   *
   * @param seed decides all that is drawn
   * @param rules whether rules and functions may come
   */
  public MoleculeGenerator(long seed, boolean rules) {
    this.random = new Random(seed);
    this.atoms = new AtomGenerator(seed, rules);
  }

  /** A random molecule, perhaps empty, of up to about 100 atoms. */
  public Molecule molecule() {
    return kept(someAtoms());
  }

  /** Random atoms, many of them alike. */
  public List<Object> someAtoms() {
    List<Object> drawn = new ArrayList<>();
    for (int part = random.nextInt(4); part > 0; part--) {
      int size = random.nextInt(25);
      int kind = random.nextInt(8);
      for (int i = 0; i < size; i++) {
        drawn.add(atom(kind));
      }
    }
    if (random.nextBoolean()) {
      Collections.shuffle(drawn, random);
    }
    return drawn;
  }

  private Object atom(int kind) {
    return switch (kind) {
      case 0 -> random.nextLong() >> random.nextInt(64);
      case 1 -> Floats.of(random.nextGaussian());
      case 2 -> Tuple.of((long) random.nextInt(9), random.nextLong());
      case 3 -> Tuple.of(Symbol.of("T" + random.nextInt(2)), "text " + random.nextInt(9), 2.5);
      case 4 -> Tuple.of("k" + random.nextInt(80), (long) random.nextInt());
      case 5 ->
          Tuple.of(
              random.nextBoolean(), new BigInteger(70 + random.nextInt(90), random).setBit(69));
      case 6 -> text();
      default -> atoms.atom(3);
    };
  }

  private String text() {
    char[] characters = new char[random.nextInt(6)];
    int bits = random.nextBoolean() ? 8 : 16;
    for (int i = 0; i < characters.length; i++) {
      characters[i] = (char) random.nextInt(1 << bits);
    }
    return new String(characters);
  }

  /** The atoms in their order, kept in a random way. */
  public Molecule kept(List<Object> given) {
    return switch (random.nextInt(4)) {
      case 0 -> Molecule.of(given);
      case 1 -> built(given);
      case 2 -> {
        int middle = random.nextInt(given.size() + 1);
        yield Molecule.join(
            List.of(kept(given.subList(0, middle)), kept(given.subList(middle, given.size()))));
      }
      default -> runs(given);
    };
  }

  /** Columns as {@link MoleculeBuilder} makes them. */
  private static Molecule built(List<Object> given) {
    MoleculeBuilder builder = new MoleculeBuilder();
    given.forEach(builder::add);
    return builder.build();
  }

  /** Batches of bare objects, dealt out at random, with arrays that are too long. */
  private Molecule runs(List<Object> given) {
    int count = 1 + random.nextInt(3);
    List<List<Object>> dealt = new ArrayList<>();
    int[] numbers = new int[count];
    Arrays.fill(numbers, -1);
    int[] batchOf = new int[given.size()];
    int[] sizes = new int[given.size()];
    Arrays.fill(sizes, 1);
    for (int i = 0; i < given.size(); i++) {
      int to = random.nextInt(count);
      if (numbers[to] < 0) {
        numbers[to] = dealt.size();
        dealt.add(new ArrayList<>());
      }
      batchOf[i] = numbers[to];
      dealt.get(numbers[to]).add(given.get(i));
    }
    if (given.isEmpty()) {
      return Molecule.EMPTY;
    }
    List<Batch> batches = new ArrayList<>();
    for (List<Object> part : dealt) {
      Object[] column = Arrays.copyOf(part.toArray(), part.size() + random.nextInt(3));
      Batch.Column[] kinds = {Batch.Column.OTHER};
      batches.add(Batch.of(part.size(), 1, null, kinds, new Object[] {column}));
    }
    return Molecule.ofRuns(batches, batchOf, sizes);
  }

  /** The same atoms in another order. */
  public List<Object> shuffled(List<Object> given) {
    List<Object> copy = new ArrayList<>();
    given.forEach(atom -> copy.add(atoms.shuffled(atom)));
    Collections.shuffle(copy, random);
    return copy;
  }
}
