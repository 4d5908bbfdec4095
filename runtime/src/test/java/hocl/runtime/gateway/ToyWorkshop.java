package hocl.runtime.gateway;

import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.cluster.ProgramBytes;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.reactor.Chemistry;
import hocl.runtime.reactor.Job;
import hocl.runtime.reactor.ReactionFailure;
import hocl.runtime.task.Toy;
import java.io.IOException;
import java.util.stream.LongStream;

/** Every program is the maximum of the numbers below the one that is its text. */
final class ToyWorkshop implements Workshop {

  private static final class ToyPrograms implements ProgramBytes {
    @Override
    public Chemistry compile(byte[] program) {
      return Toy.MAX;
    }

    @Override
    public Bytes write(ReactionFailure failure) {
      return Bytes.NONE;
    }

    @Override
    public ReactionFailure read(Bytes failure) {
      throw new IllegalStateException("nothing fails");
    }
  }

  @Override
  public Piece prepare(Submission submission) {
    return new ToyPiece(
        Molecule.ofInts(LongStream.range(0, Long.parseLong(submission.source())).toArray()));
  }

  @Override
  public ProgramBytes programs() {
    return new ToyPrograms();
  }

  private record ToyPiece(Molecule content) implements Workshop.Piece {
    @Override
    public Job job() {
      return Job.of(Toy.MAX, content);
    }

    @Override
    public Bytes program() {
      return Bytes.NONE;
    }

    @Override
    public Molecule read(String name, String text) {
      return Molecule.ofInts(Long.parseLong(text));
    }

    @Override
    public void print(Solution solution, Workshop.Form form, Appendable out) throws IOException {
      out.append(solution.atoms().toString());
    }

    @Override
    public String show(ReactionFailure failure) {
      return "";
    }
  }
}
