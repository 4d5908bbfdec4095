package hocl.examples.bench;

import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.MoleculeBuilder;
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
 * A million Strings as bytes and back: more than the caches of a processor hold. The time is that
 * of one atom, whose bytes number about 33, 30 or 26 by layout: 33 bytes in t ns are 33000 / t
 * MB/s.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class TextTravelBenchmark {

  private static final int ATOMS = 1_000_000;

  /** A String that comes once and an Int; one of half a million Strings and an Int; Strings. */
  @Param({"names", "halves", "alone"})
  private String layout = "names";

  private Molecule molecule = Molecule.EMPTY;
  private byte[] encoded = {};

  @Setup
  public void draw() {
    MoleculeBuilder builder = new MoleculeBuilder();
    long x = 42;
    for (int i = 0; i < ATOMS; i++) {
      x = x * 6364136223846793005L + 1442695040888963407L;
      String name = layout.equals("halves") ? "name no. " + (x >>> 45) : "name " + x;
      if (layout.equals("alone")) {
        builder.add(name);
      } else {
        builder.field(name);
        builder.field(x);
        builder.endRow();
      }
    }
    molecule = builder.build();
    encoded = encode();
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
}
