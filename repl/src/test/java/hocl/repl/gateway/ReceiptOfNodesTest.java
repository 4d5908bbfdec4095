package hocl.repl.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.runtime.gateway.Admission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Receipts of jobs of a gateway, and their verification without it. */
@Timeout(120)
class ReceiptOfNodesTest {

  private static final String SIEVE = "range(2, 1500), replace x::Int, y::Int by x if y % x == 0";

  /** Pairs with a key, so that atoms go from fragment to fragment. */
  private static final String KEYED =
      "range(1, 200), (replace n::Int by (n % 7):n), "
          + "replace k::Int:v::Int, k:w::Int by (k + 1000):(v + w) if k < 1000";

  /** A solution that is divided into enough tasks for the liar to get some. */
  private static final String LARGE = "range(1, 100000), replace x::Int, y::Int by x if x >= y";

  private static final int CHANGES = 40;

  /** A liar is given a task in most runs. */
  private static final int MOST_RUNS = 20;

  @TempDir Path folder;

  private String text = SIEVE;

  private String receipt() {
    return folder.resolve("receipt").toString();
  }

  private String program() throws IOException {
    return Files.writeString(folder.resolve("program.hocl"), text).toString();
  }

  private OpenGateway.Said run(OpenGateway gateway, String... more) throws IOException {
    String[] words = {
      "run", program(), "--receipt", receipt(), "--key", folder.resolve("signer").toString()
    };
    String[] all = Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    OpenGateway.Said said = gateway.call(all);
    assertThat(said.code()).as(said.err()).isZero();
    return said;
  }

  private OpenGateway.Said verify(String... more) throws IOException {
    String[] words = {"verify", receipt(), program()};
    String[] all = Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return OpenGateway.alone(all);
  }

  /** Lets the program react at a gateway with a worker, and leaves a receipt. */
  private OpenGateway.Said leave(int own, String[] worker, String... more) throws IOException {
    try (OpenGateway gateway = new OpenGateway(Admission.TOKEN, own, System::nanoTime)) {
      OpenWorker other = OpenWorker.start(gateway, folder.resolve("key"), worker);
      while (gateway.workers() == 0) {
        Thread.onSpinWait();
      }
      OpenGateway.Said said = run(gateway, more);
      other.stop();
      return said;
    }
  }

  private void leave(String... more) throws IOException {
    leave(2, new String[0], more);
  }

  @Test
  void tasksAreRepeatedWithoutTheGateway() throws IOException {
    for (String each : new String[] {SIEVE, KEYED}) {
      text = each;
      leave("--receipt-tasks");
      OpenGateway.Said whole = verify();
      assertThat(whole.code()).as(whole.err()).isZero();
      assertThat(whole.out())
          .matches("(?s)Confirmed: all [0-9]+ tasks were repeated and are right, and lead .*")
          .contains(" of tasks lead from one to the next, signed by ");
      OpenGateway.Said some = verify("--replay", "2", "--seed", "7");
      assertThat(some.code()).as(some.err()).isZero();
      assertThat(some.err()).isEqualTo("Tasks are drawn with `--seed 7`.\n");
      assertThat(some.out()).startsWith("Confirmed: 2 of ").contains(" would be missed with ");
      text = text.replace("200)", "201)").replace("1500", "1501");
      assertThat(verify().err()).contains("it is of another program");
    }
  }

  @Test
  void withoutTasksTheirFormIsShown() throws IOException {
    leave();
    OpenGateway.Said call = verify();
    assertThat(call.code()).as(call.err()).isZero();
    assertThat(call.out())
        .startsWith("Confirmed in part: ")
        .contains(" of tasks lead from one to the next, signed by ");
    OpenGateway.Said replay = verify("--replay", "2");
    assertThat(replay.code()).isEqualTo(2);
    assertThat(replay.err()).contains("There is nothing to repeat").contains("--receipt-tasks");
  }

  @Test
  void changedBytesAreRefused() throws IOException {
    leave("--receipt-tasks");
    Path file = Path.of(receipt());
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(1);
    for (int i = 0; i < CHANGES; i++) {
      byte[] changed = whole.clone();
      int place = random.nextInt(whole.length);
      changed[place] ^= (byte) (1 << random.nextInt(Byte.SIZE));
      Files.write(file, changed);
      OpenGateway.Said call = verify();
      assertThat(call.code()).as("byte %d: %s", place, call.out()).isEqualTo(1);
      assertThat(call.err()).contains(" is refused: ");
    }
  }

  @Test
  void theProofAgainstALiarCanBeRepeated() throws IOException {
    text = LARGE;
    for (int runs = 0; runs < MOST_RUNS; runs++) {
      OpenGateway.Said said = leave(1, new String[] {"--misbehave", "random"}, "--check", "trace");
      if (said.err().contains(" quarantined: task ")) {
        OpenGateway.Said call = verify();
        assertThat(call.code()).as(call.err()).isZero();
        assertThat(call.out())
            .containsPattern(
                "Node \\S+ was quarantined, and its proof holds: the node was wrong, and signed it")
            .doesNotContain("Node here was");
        return;
      }
    }
    throw new AssertionError("the liar had no task in " + MOST_RUNS + " runs");
  }
}
