package hocl.runtime.gateway;

import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.cluster.ProgramBytes;
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

  /** A printed solution has no more characters than an eighth of the memory has bytes. */
  int MOST_CHARACTERS = (int) Math.min(1 << 30, Runtime.getRuntime().maxMemory() / 8);

  /** How much of a text that is too long is shown. */
  int SHOWN_CHARACTERS = 1000;

  /**
   * Compiles a program and evaluates its definitions.
   *
   * @throws RefusedException if the program, or what it is given, is refused
   */
  Piece prepare(Submission submission) throws RefusedException;

  /** Programs as members compile them. */
  ProgramBytes programs();

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
     * as source, with a sentence that says why and a hint; and so is the beginning of a text that
     * is too long: a value that shares its parts may have one that never ends.
     */
    default void put(Solution solution, Form form, Map<String, @Nullable Object> document) {
      put(solution, form, document, MOST_CHARACTERS);
    }

    /**
     * The same.
     *
     * @param most how many characters the text may have
     */
    default void put(
        Solution solution, Form form, Map<String, @Nullable Object> document, int most) {
      BoundedText out = new BoundedText(most);
      try {
        print(solution, form, out);
      } catch (DataException e) {
        put(solution, new Form(Format.SOURCE, form.compact()), document, most);
        document.putIfAbsent("formless", e.sentence());
        document.putIfAbsent("hint", e.hint());
        return;
      } catch (BoundedText.TooLongException e) {
        document.put("solution", out.beginning(SHOWN_CHARACTERS) + " ...");
        document.put("formless", "its text has more than " + most + " characters");
        document.put(
            "hint", "let a last rule make less of it, or run the program without a gateway");
        return;
      } catch (IOException e) {
        throw new UncheckedIOException("a text in memory does not fail", e);
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
