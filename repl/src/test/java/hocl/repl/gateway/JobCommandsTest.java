package hocl.repl.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.repl.Cli;
import hocl.repl.console.Environment;
import hocl.repl.console.Interrupts;
import hocl.repl.gateway.OpenGateway.Said;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands that speak to a gateway. */
@Timeout(180)
class JobCommandsTest {

  private static OpenGateway gateway;

  @TempDir Path folder;

  @BeforeAll
  static void open() throws IOException {
    gateway = new OpenGateway();
  }

  @AfterAll
  static void close() {
    gateway.close();
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static Said alone(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = Cli.run(words, new ByteArrayInputStream(new byte[0]), out, err, Environment.PLAIN);
    return new Said(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aRunGivesWhatAPlainOneGives() throws IOException {
    file("sums.hocl", "let sum = replace k::Int:c::Num, k:d::Num by k:(c + d);");
    String program =
        file(
            "merge.hocl",
            "import \"sums.hocl\"; param pairs; param more; param n; <pairs, more, n:1, sum>");
    String pairs = file("pairs.csv", "1,2\n2,3\n1,5.5\n2,4\n3,1\n");
    String more = file("more.hocl", "7:1, 7:2, 1:100");
    String[] words = {
      "run", program, "--data", "pairs=" + pairs, "--data", "more=" + more, "--set", "n=1 + 2"
    };
    Said said = gateway.call(words);
    assertThat(said).isEqualTo(alone(words));
    assertThat(said.out()).isEqualTo("<1:107.5, 2:7, 3:2, 7:3, sum>\n");
  }

  @Test
  void solutionsArePrintedAsAsked() throws IOException {
    String program = file("plain.hocl", "\"\u03c9\", \"\u03c9\", 1");
    for (String[] words :
        List.of(
            new String[] {"run", program, "--compact"},
            new String[] {"run", program, "--format", "json"},
            new String[] {"run", program, "--format", "plain-json"},
            new String[] {"run", program, "--format", "csv"})) {
      assertThat(gateway.call(words)).isEqualTo(alone(words));
    }
    Path result = folder.resolve("result");
    assertThat(gateway.call("run", program, "--output", result.toString()).out()).isEmpty();
    assertThat(result).content().isEqualTo("1, \"\u03c9\", \"\u03c9\"\n");
  }

  @Test
  void aResultWithoutAFormIsShownAndTheMistakeNamed() throws IOException {
    String program = file("rule.hocl", "<1, (replace A by B)>");
    for (String format : List.of("plain-json", "csv")) {
      String[] words = {"run", program, "--format", format};
      Said said = gateway.call(words);
      assertThat(said).isEqualTo(alone(words));
      assertThat(said.code()).isEqualTo(2);
      assertThat(said.out()).isEmpty();
      assertThat(said.err()).contains("replace A by B", "The result cannot be printed: ");
    }
  }

  @Test
  void javaIsRefusedInOneSentence() throws IOException {
    Said said = gateway.call("run", file("plain.hocl", "1"), "--allow-java");
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err())
        .startsWith(
            "error: `--allow-java` has no meaning with `--connect`: nodes run no Java of a program.\n");
  }

  @Test
  void errorsAndLimitsAreThoseOfAPlainRun() throws IOException {
    for (String text :
        List.of(
            "1, 2, 0, replace x::Int, y::Int by x / y if x > y",
            "<1, x>",
            "let a = 1 / 0 in <a>",
            "let up = replace x::Int by x + 1, print(x) if x < 40 in <0, up>")) {
      String program = file("program.hocl", text);
      assertThat(gateway.call("run", program)).isEqualTo(alone("run", program));
    }
    String program = file("up.hocl", "let up = replace x::Int by x + 1 in <0, up>");
    String[] words = {"run", program, "--max-reactions", "77"};
    assertThat(gateway.call(words)).isEqualTo(alone(words));
    Said timed = gateway.call("run", program, "--timeout", "100ms");
    assertThat(timed.code()).isEqualTo(4);
    assertThat(timed.err()).startsWith("Stopped at the time limit");
    assertThat(timed.out()).matches("<[0-9]+, up>\n");
  }

  @Test
  void anInterruptCancelsTheJob() throws IOException {
    String program = file("up.hocl", "let up = replace x::Int by x + 1 in <0, up>");
    Interrupts atOnce =
        action -> {
          action.run();
          return () -> {};
        };
    Said said = gateway.call(atOnce, "", "run", program);
    assertThat(said.code()).isEqualTo(130);
    assertThat(said.out()).matches("<[0-9]+, up>\n");
    assertThat(said.err()).startsWith("Interrupted after ");
  }

  @Test
  void aDetachedJobIsWatchedLater() throws IOException {
    String program =
        file("up.hocl", "let up = replace x::Int by x + 1, print(x) if x < 5 in <0, up>");
    Said detached = gateway.call("run", "--detach", program);
    assertThat(detached.code()).isZero();
    String job = detached.out().strip();
    assertThat(detached.err()).contains("hocl watch " + job);
    assertThat(gateway.call("watch", job)).isEqualTo(new Said(0, "0\n1\n2\n3\n4\n<5, up>\n", ""));
    assertThat(gateway.call("watch", job, "--from", "4").out()).isEqualTo("3\n4\n<5, up>\n");
    assertThat(gateway.call("watch", job, "--from", "5", "--format", "json").out())
        .contains("{\"event\":\"line\",\"number\":5,\"text\":\"4\"}\n")
        .contains("\"solution\":\"<5, up>\"");
    assertThat(gateway.call("jobs").out())
        .contains("JOB ", "\n" + job + "  inert")
        .contains("up.hocl");
    assertThat(gateway.call("jobs", "--format", "json").out()).contains("{\"job\":\"" + job);
    assertThat(gateway.call("show", job, "--format", "json").out()).startsWith("{\"hocl\":1,");
    assertThat(gateway.call("cancel", job).err())
        .isEqualTo("Job " + job + " is inert after 5 reactions.\n");
  }

  @Test
  void atomsDropIntoAJobThatIsKept() throws IOException {
    String program =
        file(
            "max.hocl",
            "let max = replace x::Int, y::Int by x, print(y) if x >= y in let seven = 7 in <3, 1, max>");
    String job = gateway.call("run", "--keep", program).out().strip();
    awaitShown(job, "<3, max>\n");
    Said injected = gateway.call(Interrupts.NEVER, "seven, 5", "inject", job, "-");
    assertThat(injected).isEqualTo(new Said(0, "", "2 atoms dropped into job " + job + ".\n"));
    awaitShown(job, "<7, max>\n");
    Said rule = gateway.call(Interrupts.NEVER, "replace x::Int by x - 1", "inject", job, "-");
    assertThat(rule.code()).isEqualTo(2);
    assertThat(rule.err()).startsWith("error: These atoms cannot travel");
    Said wrong = gateway.call(Interrupts.NEVER, "1, <2", "inject", job, "-");
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.err()).startsWith("error[E0214]").contains("<stdin>:1:4");
    assertThat(gateway.call("cancel", job, "--format", "json").out())
        .startsWith("{\"job\":\"" + job);
    Said end = gateway.call("watch", job);
    assertThat(end.code()).isZero();
    assertThat(end.out()).endsWith("<7, max>\n").hasLineCount(4);
  }

  private static void awaitShown(String job, String solution) {
    Said shown = gateway.call("show", job);
    while (!shown.out().equals(solution) || !shown.err().contains("inert")) {
      assertThat(shown.code()).as(shown.err()).isIn(0, 2);
      shown = gateway.call("show", job);
    }
  }

  @Test
  void nodesAreListed() {
    assertThat(gateway.call("jobs", "--nodes").out())
        .startsWith("NODE  ROLE   ADDRESS  THREADS  GATEWAY  WORKS ON\nhere  voter  -        2 ");
    assertThat(gateway.call("jobs", "--nodes", "--format", "json").out())
        .startsWith("{\"node\":\"here\",");
  }

  @Test
  void anUnknownJobOrGatewayIsSaid() {
    Said job = gateway.call("watch", "nothing");
    assertThat(job.code()).isEqualTo(2);
    assertThat(job.err()).startsWith("error: There is no job `nothing`.\nhint: `hocl jobs`");
    Said noToken = alone("jobs", "--connect", "127.0.0.1:1");
    assertThat(noToken.code()).isEqualTo(6);
    assertThat(noToken.err()).startsWith("error: No node of yours has a gateway at 127.0.0.1:1.");
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Cli.run(
            new String[] {"jobs", "--connect", "127.0.0.1:1"},
            new ByteArrayInputStream(new byte[0]),
            new ByteArrayOutputStream(),
            err,
            new Environment(Map.of("HOCL_TOKEN", "x"), false, false, false, Interrupts.NEVER));
    assertThat(code).isEqualTo(6);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("error: No gateway answers at 127.0.0.1:1.");
  }
}
