package hocl.runtime.gateway;

import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.cluster.Programs;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.reactor.Job;
import hocl.runtime.reactor.ReactionFailure;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Makes jobs of submissions. Any thread may call. */
public interface Workshop {

  /**
   * Compiles a program and evaluates its definitions.
   *
   * @throws RefusedException if the program, or what it is given, is refused
   */
  Piece prepare(Submission submission) throws RefusedException;

  /** Programs as members compile them. */
  Programs programs();

  /** A program that can react. Any thread may call. */
  interface Piece {

    /** The job, with the limits of the submission. */
    Job job();

    /** The program for the members. */
    Bytes program();

    /**
     * Reads atoms that are dropped into the solution later.
     *
     * @param name the name of the file, for messages
     * @param text a program, whose molecule they are
     * @throws RefusedException if it is none, or cannot be evaluated
     */
    Molecule read(String name, String text) throws RefusedException;

    /**
     * Prints a solution of the program.
     *
     * @throws IOException if {@code out} fails
     */
    void print(Solution solution, Form form, Appendable out) throws IOException;

    /** A solution of the program in a line. */
    default String line(Solution solution, Form form) {
      StringBuilder out = new StringBuilder();
      try {
        print(solution, form, out);
      } catch (IOException e) {
        throw new UncheckedIOException("a string builder does not fail", e);
      }
      return out.toString().stripTrailing();
    }

    /** Shows people a failure, in several lines. */
    String show(ReactionFailure failure);
  }

  /**
   * A way to print solutions.
   *
   * @param json whether as tagged JSON, else as source
   * @param compact whether equal atoms are printed once with their number
   */
  record Form(boolean json, boolean compact) {
    /** As source. */
    public static final Form PLAIN = new Form(false, false);
  }
}
