package hocl.language.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.language.Machine;
import hocl.language.RunOptions;
import hocl.language.program.Instance;
import hocl.language.program.Program;
import hocl.language.program.RunFailure;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.balance.Balance;
import hocl.runtime.balance.BalanceKey;
import hocl.runtime.codec.CodecException;
import hocl.runtime.codec.MoleculeCodec;
import hocl.runtime.print.AtomPrinter;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.Observer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What programs of the corpus start with and come to goes to another process and back. */
@Execution(ExecutionMode.CONCURRENT)
class TravelTest {
  private static final BalanceKey KEY = BalanceKey.of(1, 2);
  private static final long REACTIONS = 2000;

  /** One case of this number is taken; see {@link CorpusFolder#isAmong}. */
  private static final int PARTS = 2;

  @Test
  void everyMoleculeOfTheCorpusIsTheSameForAnotherCompilation() throws CodecException {
    int travelled = 0;
    for (CorpusCase c : CorpusFolder.cases()) {
      if (c.has("allow-java") || !CorpusFolder.isAmong(c, PARTS)) {
        continue;
      }
      Program here = Prepared.of(c).program();
      if (here == null) {
        continue;
      }
      Program there = Prepared.of(c).existing();
      for (Molecule molecule : molecules(here)) {
        String what = c.name();
        byte[] bytes = MoleculeCodec.encode(molecule, here.definitions());
        Molecule read = MoleculeCodec.decode(bytes, there.definitions());
        assertThat(read).as(what).isEqualTo(molecule);
        assertThat(AtomPrinter.PLAIN.print(read))
            .as(what)
            .isEqualTo(AtomPrinter.PLAIN.print(molecule));
        assertThat(Atoms.digest(read)).as(what).isEqualTo(Atoms.digest(molecule));
        assertThat(Balance.of(read, KEY)).as(what).isEqualTo(Balance.of(molecule, KEY));
        assertThat(MoleculeCodec.encode(read, there.definitions())).as(what).isEqualTo(bytes);
        travelled++;
      }
    }
    assertThat(travelled).isGreaterThan(1000 / PARTS);
  }

  /** Values of definitions, and the solution at the start, after few reactions, and later. */
  private static List<Molecule> molecules(Program program) {
    List<Molecule> molecules = new ArrayList<>();
    Instance instance;
    try {
      instance = Machine.instantiate(program);
    } catch (RunFailure e) {
      return List.of();
    }
    for (Object value : instance.names().values()) {
      molecules.add(value instanceof Molecule molecule ? molecule : Molecule.of(value));
    }
    molecules.add(instance.molecule());
    for (long reactions : new long[] {3, REACTIONS}) {
      RunOptions options =
          new RunOptions(
              OptionalLong.empty(),
              new Budget(reactions, null, new Cancellation()),
              false,
              false,
              false,
              Observer.NONE,
              line -> {});
      Solution solution = Machine.run(instance, options).solution();
      molecules.add(Molecule.of(solution));
    }
    return molecules;
  }
}
