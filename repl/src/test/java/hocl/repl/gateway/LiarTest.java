package hocl.repl.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hocl.runtime.gateway.Admission;
import hocl.runtime.worker.Misbehavior;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers that do wrong, alone at a gateway that checks nothing: they do what their name says. */
@Timeout(120)
class LiarTest {

  private static final String MAXIMUM = "range(1, 2000), replace x::Int, y::Int by x if x >= y";
  private static final String RIGHT = "2000, replace x::Int, y::Int by x if x >= y";

  /** A solution that is divided into enough tasks for each of several workers to get some. */
  private static final String LARGE = MAXIMUM.replace("2000", "100000");

  private static final String RIGHT_OF_LARGE = RIGHT.replace("2000", "100000");
  private static final String PRINTING = "replace x::Int by x - 1, print(x) if x > 0, 2";

  /** A verifier sees a planted result in one run more often than not. */
  private static final int MOST_RUNS = 20;

  @TempDir Path folder;

  /** The outcome of a run, and what the liar said. */
  private record Told(OpenGateway.Said run, String liar) {
    long lies() {
      return liar.lines().filter(line -> line.startsWith("Lies about task ")).count();
    }
  }

  private Told run(String kind, String text) throws IOException {
    return run(kind, text, 0, "none");
  }

  private Told run(String kind, String text, int honest, String check) throws IOException {
    Path program = Files.writeString(folder.resolve("program.hocl"), text);
    try (OpenGateway gateway = new OpenGateway(Admission.TOKEN, honest, System::nanoTime)) {
      OpenWorker worker = OpenWorker.start(gateway, folder.resolve("key"), "--misbehave", kind);
      while (gateway.workers() == 0) {
        Thread.onSpinWait();
      }
      OpenGateway.Said said = gateway.call("run", program.toString(), "--check", check);
      return new Told(said, worker.stop().err());
    }
  }

  @Test
  void changedAtomsAreInTheResult() throws IOException {
    Told told = run("random", MAXIMUM);
    assertThat(told.run().code()).as(told.run().err()).isZero();
    assertThat(told.lies()).as(told.liar()).isPositive();
    assertThat(told.run().out().strip()).as(told.liar()).isNotEqualTo(RIGHT);
    assertThat(run("collude", MAXIMUM).lies()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"random", "collude", "lazy", "false-error"})
  void aLiarIsQuarantinedWhereOthersVerify(String kind) throws IOException {
    Told told = run(kind, MAXIMUM, 1, "trace");
    assertThat(told.run().code()).as(told.run().err()).isZero();
    assertThat(told.run().out().strip()).as(told.liar()).isEqualTo(RIGHT);
    if (told.lies() > 0) {
      assertThat(told.run().err()).as(told.liar()).containsPattern("node \\S+ quarantined: task ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"copy", "lazy"})
  void whoDoesNotLookIsQuarantined(String kind) throws IOException {
    Told told = run(kind, LARGE, 2, "trace");
    for (int more = 0; more < MOST_RUNS && !told.run().err().contains("quarantined"); more++) {
      // whether a wrong result is shown to it is drawn
      told = run(kind, LARGE, 2, "trace");
    }
    assertThat(told.run().out().strip()).isEqualTo(RIGHT_OF_LARGE);
    assertThat(told.run().err())
        .as(told.liar())
        .containsPattern("node \\S+ quarantined: ")
        .doesNotContain("node here quarantined");
    if (kind.equals("copy")) {
      assertThat(told.run().err()).contains("it called a planted result of task ");
    }
  }

  @Test
  void nobodyIsQuarantinedOnTheWordOfALiar() throws IOException {
    Told told = run("false-verdict", MAXIMUM, 1, "trace");
    assertThat(told.run().out().strip()).as(told.liar()).isEqualTo(RIGHT);
    assertThat(told.run().err()).doesNotContain("node here quarantined");
  }

  @Test
  void forgedLinesAreNotShown() throws IOException {
    Told told = run("forge-print", PRINTING, 1, "trace");
    assertThat(told.run().out()).doesNotContain("forged");
  }

  @Test
  void oneLieIsOne() throws IOException {
    assertThat(run("once", MAXIMUM).lies()).isEqualTo(1);
    Told never = run("rarely:0", MAXIMUM);
    assertThat(never.lies()).isZero();
    assertThat(never.run().out().strip()).isEqualTo(RIGHT);
  }

  @Test
  void aLazyWorkerLetsNothingReact() throws IOException {
    Told told = run("lazy", MAXIMUM);
    assertThat(told.run().code()).as(told.run().err()).isZero();
    assertThat(told.run().out()).startsWith("1, 2, 3, 4, ");
  }

  @Test
  void aFailureThatNeverWasEndsTheJob() throws IOException {
    Told told = run("false-error", MAXIMUM);
    assertThat(told.run().code()).as(told.run().err()).isEqualTo(3);
    assertThat(told.run().err()).contains("or so a worker says");
  }

  @Test
  void otherLinesAreShown() throws IOException {
    assertThat(run("forge-print", PRINTING).run().out()).startsWith("2 (forged)\n1 (forged)\n");
  }

  @Test
  void twoResultsOfOneTaskAreAProof() throws IOException {
    Told told = run("twofaced", LARGE, 1, "trace");
    for (int more = 0; more < MOST_RUNS && told.lies() == 0; more++) {
      // the others may be done before it has a task
      told = run("twofaced", LARGE, 1, "trace");
    }
    assertThat(told.run().out().strip()).as(told.liar()).isEqualTo(RIGHT_OF_LARGE);
    assertThat(told.run().err())
        .as(told.liar())
        .containsPattern("node \\S+ quarantined: it signed two results of task ")
        .doesNotContain("node here quarantined");
  }

  @Test
  void ofTwoResultsTheSecondIsRefused() throws IOException {
    Told told = run("twofaced", MAXIMUM);
    assertThat(told.run().out().strip()).as(told.liar()).isEqualTo(RIGHT);
    assertThat(told.liar()).contains("The other result is refused: ");
  }

  @Test
  void whatTheyDoIsReadAsItIsWritten() {
    for (Misbehavior.Kind kind : Misbehavior.Kind.values()) {
      String text = kind.text() + (kind == Misbehavior.Kind.RARELY ? ":.25" : "");
      assertThat(Misbehavior.parse(text).kind()).isEqualTo(kind);
    }
    assertThat(Misbehavior.parse("rarely:.25").share()).isEqualTo(.25);
    for (String wrong : new String[] {"", "nice", "rarely", "random:.5", "rarely:2", "RANDOM"}) {
      assertThatThrownBy(() -> Misbehavior.parse(wrong))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
