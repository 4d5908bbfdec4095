package hocl.runtime.gateway;

import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.cluster.Programs;
import hocl.runtime.data.DataException;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.reactor.Job;
import hocl.runtime.reactor.ReactionFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
     * @throws DataException before anything is written, if it has no such form
     * @throws IOException if {@code out} fails
     */
    void print(Solution solution, Form form, Appendable out) throws DataException, IOException;

    /**
     * Puts a printed solution of the program into a document. Where it has no such form it is there
     * as source, with a sentence that says why and a hint.
     */
    default void put(Solution solution, Form form, Map<String, @Nullable Object> document) {
      StringBuilder out = new StringBuilder();
      try {
        print(solution, form, out);
      } catch (DataException e) {
        put(solution, new Form(Format.SOURCE, form.compact()), document);
        document.put("formless", e.sentence());
        document.put("hint", e.hint());
        return;
      } catch (IOException e) {
        throw new UncheckedIOException("a string builder does not fail", e);
      }
      document.put("solution", out.toString().stripTrailing());
    }

    /** Shows people a failure, in several lines. */
    String show(ReactionFailure failure);
  }

  /**
   * A way to print solutions.
   *
   * @param compact whether equal atoms are printed once with their number, in source
   */
  record Form(Format format, boolean compact) {
    /** As source. */
    public static final Form PLAIN = new Form(Format.SOURCE, false);
  }

  /** A format of solutions. */
  enum Format {
    /** Source. */
    SOURCE("hocl"),
    /** JSON that gives equal atoms. */
    JSON("json"),
    /** JSON for other programs, which not all solutions have. */
    PLAIN_JSON("plain-json"),
    /** Rows separated by commas, which not all solutions have. */
    ROWS("csv");

    private final String word;

    Format(String word) {
      this.word = word;
    }

    /** The format of a word; source for one that is none. */
    static Format of(@Nullable String word) {
      for (Format each : values()) {
        if (each.word.equals(word)) {
          return each;
        }
      }
      return SOURCE;
    }
  }
}
