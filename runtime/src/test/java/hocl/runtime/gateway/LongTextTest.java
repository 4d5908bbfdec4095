package hocl.runtime.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.print.AtomPrinter;
import hocl.runtime.reactor.Job;
import hocl.runtime.reactor.ReactionFailure;
import hocl.runtime.task.Toy;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A gateway keeps no text in its memory that has no end. */
class LongTextTest {

  private final Map<String, @Nullable Object> document = new HashMap<>();

  /** Prints any solution as source. */
  private static final class Piece implements Workshop.Piece {
    @Override
    public Job job() {
      return Job.of(Toy.MAX, Molecule.EMPTY);
    }

    @Override
    public Bytes program() {
      return Bytes.NONE;
    }

    @Override
    public Molecule read(String name, String text) {
      return Molecule.EMPTY;
    }

    @Override
    public void print(Solution solution, Workshop.Form form, Appendable out) throws IOException {
      AtomPrinter.PLAIN.print(solution, out);
    }

    @Override
    public String show(ReactionFailure failure) {
      return "";
    }
  }

  @Test
  void aTextThatIsTooLongIsCutAndThatIsSaid() {
    Object list = 1L;
    for (int i = 0; i < 60; i++) {
      list = ListAtom.of(list, list);
    }
    new Piece().put(Solution.of(list), Workshop.Form.PLAIN, document, 100_000);
    assertThat(String.valueOf(document.get("solution")))
        .startsWith("<[[[")
        .endsWith(" ...")
        .hasSizeLessThan(2000);
    assertThat(document)
        .containsEntry("formless", "its text has more than 100000 characters")
        .containsKey("hint");
  }

  @Test
  void anyOtherIsWhole() {
    new Piece().put(Solution.of(1L, 2L), Workshop.Form.PLAIN, document);
    assertThat(document).containsOnlyKeys("solution").containsEntry("solution", "<1, 2>");
  }
}
