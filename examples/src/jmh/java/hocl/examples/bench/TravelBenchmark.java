package hocl.examples.bench;

import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.MoleculeBuilder;
import hocl.runtime.balance.Balance;
import hocl.runtime.balance.BalanceKey;
import hocl.runtime.codec.CodecException;
import hocl.runtime.codec.Definitions;
import hocl.runtime.codec.MoleculeCodec;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Molecules as bytes and back, and their balances: the time is that of one atom. Beside it are a
 * copy of the same bytes and a plain loop over as many numbers; on a machine that is shared, {@code
 * -bm sample} shows the shortest times too. An Int takes 8 bytes, a pair 16, so that many bytes in
 * t ns are 8000 / t and 16000 / t MB/s.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class TravelBenchmark {

  /** As many pairs as a blob of a megabyte holds. */
  private static final int ATOMS = 60_000;

  private static final BalanceKey KEY = BalanceKey.of(1, 2);

  /**
   * The layout of the atoms: Ints, pairs of them, an Int with one of 1,024 words (the same
   * objects), with one of 16,384 words (each an object of its own), with a name that comes once; or
   * an Int and a pair in turn.
   */
  @Param({"ints", "pairs", "words", "objects", "names", "mixed"})
  private String layout = "ints";

  private Molecule molecule = Molecule.EMPTY;
  private byte[] encoded = {};
  private byte[] room = {};
  private long[] numbers = {};

  @Setup
  public void draw() {
    MoleculeBuilder builder = new MoleculeBuilder();
    numbers = new long[ATOMS];
    long x = 42;
    for (int i = 0; i < ATOMS; i++) {
      x = x * 6364136223846793005L + 1442695040888963407L;
      numbers[i] = x;
      switch (layout) {
        case "ints" -> builder.addInt(x);
        case "pairs" -> {
          builder.field(x >>> 44);
          builder.field(x);
          builder.endRow();
        }
        case "words" -> {
          builder.field(("word " + (x >>> 54)).intern());
          builder.field(x);
          builder.endRow();
        }
        case "objects", "names" -> {
          builder.field(layout.equals("names") ? "name " + x : "word " + (x >>> 50));
          builder.field(x);
          builder.endRow();
        }
        default -> {
          if (i % 2 == 0) {
            builder.addInt(x);
          } else {
            builder.field(x);
            builder.field(0.5 * i);
            builder.endRow();
          }
        }
      }
    }
    molecule = builder.build();
    encoded = encode();
    room = new byte[encoded.length];
  }

  @Benchmark
  @OperationsPerInvocation(ATOMS)
  public byte[] encode() {
    try {
      return MoleculeCodec.encode(molecule, Definitions.NONE);
    } catch (CodecException e) {
      throw new IllegalStateException(e);
    }
  }

  @Benchmark
  @OperationsPerInvocation(ATOMS)
  public Molecule decode() {
    try {
      return MoleculeCodec.decode(encoded, Definitions.NONE);
    } catch (CodecException e) {
      throw new IllegalStateException(e);
    }
  }

  @Benchmark
  @OperationsPerInvocation(ATOMS)
  public Balance balance() {
    return Balance.of(molecule, KEY);
  }

  /** The same bytes by System.arraycopy. */
  @Benchmark
  @OperationsPerInvocation(ATOMS)
  public byte[] copy() {
    System.arraycopy(encoded, 0, room, 0, room.length);
    return room;
  }

  /** One multiplication for each of as many numbers as there are atoms. */
  @Benchmark
  @OperationsPerInvocation(ATOMS)
  public long loop() {
    long sum = 0;
    for (long number : numbers) {
      sum += (number ^ (number >>> 32)) * 0xc4ceb9fe1a85ec53L;
    }
    return sum;
  }
}
