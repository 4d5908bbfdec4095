package hocl.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nodes that hang and go on, as on a machine that sleeps, that are killed, and that leave in order:
 * three processes that all tests share. What a gateway said is in must be in, and once. The longer
 * tests run with {@code -Dhocl.soak.faults=N}, which says how often: nine hangs each time, five
 * runs with another fault each, {@code -Dhocl.soak.from} being the first seed, and one hang of two
 * voters.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(900)
class NodeFaultsTest {

  /** Each atom reacts once, with nothing but itself. */
  private static final String MARKING = "replace x::Int by \"done\":x";

  private static final String SIEVE = "range(2, %d), replace x::Int, y::Int by x if y mod x == 0";

  /** Primes below this number. */
  private static final int NUMBERS = 20_000;

  private static final int PRIMES = 2262;

  /** Primes below this number take some seconds. */
  private static final int MANY_NUMBERS = 60_000;

  private static final int MANY_PRIMES = 6057;

  private static final int RUNS = 5;

  /** The faults of a node: a number is a hang of that length in seconds. */
  private static final List<String> FAULTS = List.of("kill", "leave", "3", "8", "14");

  private static final double NANOS_PER_SECOND = 1e9;

  private static final Pattern DONE = Pattern.compile("\"done\":(\\d+)");

  private static final Pattern WAITING = Pattern.compile("(?<![:\\d])\\d+");

  @TempDir static Path folder;

  private Crew crew;

  @BeforeAll
  void begin() throws IOException {
    Assumptions.assumeTrue(Crew.isPossible(), "there is no /bin/kill here");
    crew = new Crew(folder);
  }

  @AfterAll
  void end() {
    if (crew != null) {
      crew.close();
    }
  }

  @BeforeEach
  void together() throws IOException {
    crew.whole();
  }

  /** Atoms that go into a job one after the other, while something happens to nodes. */
  private final class Stream {
    private final int gateway;
    private final String job;
    private final List<Long> taken = new ArrayList<>();
    private long last;
    private long lastTaken = System.nanoTime();
    private long longestGap;

    Stream(int gateway) {
      this.gateway = gateway;
      this.job = crew.submit(gateway, MARKING, true);
    }

    void next() {
      long atom = ++last;
      if (crew.inject(gateway, job, Long.toString(atom))) {
        taken.add(atom);
        long now = System.nanoTime();
        longestGap = Math.max(longestGap, now - lastTaken);
        lastTaken = now;
      }
    }

    void during(Process clock) {
      while (clock.isAlive()) {
        next();
      }
    }

    /** All that was taken is there, nothing twice, and each reacted once. */
    void check() {
      next();
      Map<String, @Nullable Object> shown = crew.await(gateway, job, "inert");
      // the last atom may be on its way
      while (WAITING.matcher(Crew.text(shown, "solution")).find()
          || Crew.number(shown, "reactions") < numbers(shown).size()) {
        shown = crew.await(gateway, job, "inert");
      }
      assertThat(numbers(shown)).doesNotHaveDuplicates().containsAll(taken);
      assertThat(Crew.number(shown, "reactions")).isEqualTo(numbers(shown).size());
      crew.ask(gateway, "/jobs/" + job + "/cancel", "{}");
    }
  }

  private static List<Long> numbers(Map<String, @Nullable Object> shown) {
    return DONE.matcher(Crew.text(shown, "solution"))
        .results()
        .map(found -> Long.parseLong(found.group(1)))
        .toList();
  }

  /** Gives the longest time in nanoseconds between two atoms that were taken. */
  private long hang(int voter, int seconds) throws IOException, InterruptedException {
    Stream stream = new Stream((voter + 1) % Crew.VOTERS);
    stream.next();
    Crew.signal("STOP", crew.node(voter).toHandle());
    stream.during(Crew.clock(seconds));
    Crew.signal("CONT", crew.node(voter).toHandle());
    crew.whole();
    stream.check();
    return stream.longestGap;
  }

  /** A client that is killed meanwhile has its job ended. */
  @Test
  void aVoterThatHangsForFourteenSecondsLosesNothingThatWasTaken()
      throws IOException, InterruptedException {
    Files.writeString(folder.resolve("endless.hocl"), "0, replace x::Int by x + 1");
    Process client = crew.processes().hocl("run", "--connect", crew.gateway(0), "endless.hocl");
    String job = "";
    while (job.isEmpty()) {
      job = running(0, "endless.hocl");
    }
    client.destroyForcibly();
    hang(2, 14);
    assertThat(Crew.text(crew.await(0, job, "INTERRUPTED"), "end")).isEqualTo("INTERRUPTED");
  }

  @Test
  void aFunctionThatNeverReturnsIsCancelledAndTheNodesGoOn()
      throws IOException, InterruptedException {
    Files.writeString(
        folder.resolve("lost.hocl"),
        "let f(n) = if n == 0 then 0 else f(n - 1) + f(n - 1) in 7, replace x::Int by f(x + 200)");
    Process client = crew.processes().hocl("run", "--connect", crew.gateway(0), "lost.hocl");
    while (running(0, "lost.hocl").isEmpty()) {
      Thread.onSpinWait();
    }
    Crew.signal("INT", client.toHandle());
    assertThat(NodeProcesses.text(client)).startsWith("7, replace ");
    assertThat(client.waitFor()).isEqualTo(130);
    String next = crew.submit(1, SIEVE.formatted(100), false);
    assertThat(Crew.number(crew.await(2, next, "INERT"), "reactions")).isEqualTo(99 - 25);
  }

  /** The name of a job that reacts, or empty. */
  private String running(int gateway, String program) {
    Map<String, @Nullable Object> all = crew.ask(gateway, "/jobs", null);
    if (all != null && all.get("jobs") instanceof List<?> jobs) {
      for (Object one : jobs) {
        if (one instanceof Map<?, ?> job
            && program.equals(job.get("name"))
            && "reacting".equals(job.get("state"))) {
          return String.valueOf(job.get("job"));
        }
      }
    }
    return "";
  }

  @Test
  void jobsOutliveTheNodeWhoseGatewayTookThem() throws IOException, InterruptedException {
    String over = crew.submit(0, "1, 2, replace x::Int, y::Int by x + y, print(\"a line\")", false);
    crew.await(0, over, "INERT");
    String going = crew.submit(0, SIEVE.formatted(NUMBERS), false);
    String kept = crew.submit(0, "7, " + MARKING, true);
    crew.await(0, kept, "inert");
    crew.node(0).destroyForcibly().waitFor();
    assertThat(Crew.text(crew.await(1, over, "INERT"), "solution")).startsWith("3");
    assertThat(Crew.number(crew.await(1, going, "INERT"), "reactions"))
        .isEqualTo(NUMBERS - 1 - PRIMES);
    crew.await(2, kept, "inert");
    assertThat(crew.inject(2, kept, "8")).isTrue();
    crew.whole();
    // the gateway that took them, which remembers nothing, has them, too
    assertThat(Crew.number(crew.await(0, going, "INERT"), "reactions"))
        .isEqualTo(NUMBERS - 1 - PRIMES);
    crew.await(0, kept, "inert");
    crew.ask(0, "/jobs/" + kept + "/cancel", "{}");
    assertThat(Crew.text(crew.await(1, kept, "INERT"), "solution"))
        .contains("\"done\":7", "\"done\":8");
  }

  @Test
  void votersThatLeaveInOrderLoseAndDoubleNothing() throws IOException, InterruptedException {
    Stream stream = new Stream(0);
    for (int voter = 1; voter < Crew.VOTERS; voter++) {
      stream.next();
      crew.node(voter).destroy();
      while (crew.node(voter).isAlive()) {
        stream.next();
      }
      assertThat(crew.node(voter).waitFor()).isEqualTo(143);
      crew.start(voter);
      stream.during(Crew.clock(1));
    }
    crew.whole();
    stream.check();
  }

  /** Nine hangs each time: one of the voters leads, one follows, and each works. */
  @Test
  @Timeout(7200)
  @EnabledIfSystemProperty(named = "hocl.soak.faults", matches = ".+")
  void hangsOfAnyLengthOfAnyVoterLoseNothing() throws IOException, InterruptedException {
    int times = Integer.getInteger("hocl.soak.faults", 1);
    for (int i = 1; i <= times; i++) {
      for (int seconds : new int[] {3, 8, 14}) {
        long longest = 0;
        for (int voter = 0; voter < Crew.VOTERS; voter++) {
          longest = Math.max(longest, hang(voter, seconds));
        }
        System.out.printf(
            "round %d: three hangs of %d s, %.1f s between two atoms at most%n",
            i, seconds, longest / NANOS_PER_SECOND);
      }
    }
  }

  /** Five runs each time, in each of which a node is killed, hangs, or leaves in order. */
  @Test
  @Timeout(7200)
  @EnabledIfSystemProperty(named = "hocl.soak.faults", matches = ".+")
  void runsWithFaultsComeToTheSameResult() throws IOException, InterruptedException {
    int times = RUNS * Integer.getInteger("hocl.soak.faults", 1);
    long from = Long.getLong("hocl.soak.from", 1);
    for (long seed = from; seed < from + times; seed++) {
      Random random = new Random(seed);
      int voter = random.nextInt(Crew.VOTERS);
      int gateway = (voter + 1) % Crew.VOTERS;
      String fault = FAULTS.get(random.nextInt(FAULTS.size()));
      String job = crew.submit(gateway, SIEVE.formatted(MANY_NUMBERS), false);
      long reacted = random.nextLong(MANY_NUMBERS / 2);
      Map<String, @Nullable Object> seen = null;
      while (seen == null || Crew.number(seen, "reactions") < reacted) {
        seen = crew.ask(gateway, "/jobs/" + job, null);
      }
      System.out.printf("seed %d: %s of voter %d after %d%n", seed, fault, voter, reacted);
      Process node = crew.node(voter);
      switch (fault) {
        case "kill" -> node.destroyForcibly().waitFor();
        case "leave" -> node.destroy();
        default -> {
          Crew.signal("STOP", node.toHandle());
          assertThat(Crew.clock(Integer.parseInt(fault)).waitFor()).isZero();
          Crew.signal("CONT", node.toHandle());
        }
      }
      assertThat(Crew.number(crew.await(gateway, job, "INERT"), "reactions"))
          .as("seed %d", seed)
          .isEqualTo(MANY_NUMBERS - 1 - MANY_PRIMES);
      if (fault.equals("leave")) {
        node.waitFor();
      }
      crew.whole();
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "hocl.soak.faults", matches = ".+")
  void allVotersThatHangForLongLoseNothing() throws IOException, InterruptedException {
    Stream stream = new Stream(0);
    stream.next();
    String job = crew.submit(0, SIEVE.formatted(MANY_NUMBERS), false);
    for (int voter = 0; voter < Crew.VOTERS; voter++) {
      Crew.signal("STOP", crew.node(voter).toHandle());
    }
    assertThat(Crew.clock(14).waitFor()).isZero();
    for (int voter = 0; voter < Crew.VOTERS; voter++) {
      Crew.signal("CONT", crew.node(voter).toHandle());
    }
    crew.whole();
    stream.check();
    assertThat(Crew.number(crew.await(1, job, "INERT"), "reactions"))
        .isEqualTo(MANY_NUMBERS - 1 - MANY_PRIMES);
  }

  /** Longer than nodes wait for one that is silent: its lease is given to others meanwhile. */
  @Test
  @EnabledIfSystemProperty(named = "hocl.soak.faults", matches = ".+")
  void aWorkerThatHangsForLongComesBackAndChangesNothing()
      throws IOException, InterruptedException {
    Process worker =
        crew.processes()
            .hocl("node", "--bind", "127.0.0.1:0", "--worker", "--join", crew.address(0));
    NodeProcesses.drain(worker.errorReader(StandardCharsets.UTF_8));
    awaitNodes(Crew.VOTERS + 1);
    String job = crew.submit(0, SIEVE.formatted(MANY_NUMBERS), false);
    String reacts = "";
    while (reacts.isEmpty()) {
      reacts = running(0, "program");
    }
    Crew.signal("STOP", worker.toHandle());
    awaitNodes(Crew.VOTERS);
    Crew.signal("CONT", worker.toHandle());
    assertThat(Crew.number(crew.await(0, job, "INERT"), "reactions"))
        .isEqualTo(MANY_NUMBERS - 1 - MANY_PRIMES);
    awaitNodes(Crew.VOTERS + 1);
    worker.destroy();
    worker.waitFor();
    awaitNodes(Crew.VOTERS);
  }

  /** Waits until a gateway sees as many members. */
  private void awaitNodes(int count) {
    int seen = 0;
    while (seen != count) {
      Map<String, @Nullable Object> all = crew.ask(0, "/nodes", null);
      seen = all != null && all.get("nodes") instanceof List<?> nodes ? nodes.size() : 0;
      Thread.onSpinWait();
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "hocl.soak.faults", matches = ".+")
  void aMajorityThatHangsForLongLosesNothing() throws IOException, InterruptedException {
    Stream stream = new Stream(0);
    stream.next();
    String job = crew.submit(0, SIEVE.formatted(NUMBERS), false);
    Crew.signal("STOP", crew.node(1).toHandle());
    Crew.signal("STOP", crew.node(2).toHandle());
    Process clock = Crew.clock(14);
    assertThat(clock.waitFor()).isZero();
    Crew.signal("CONT", crew.node(1).toHandle());
    Crew.signal("CONT", crew.node(2).toHandle());
    crew.whole();
    stream.check();
    assertThat(Crew.number(crew.await(0, job, "INERT"), "reactions"))
        .isEqualTo(NUMBERS - 1 - PRIMES);
  }
}
