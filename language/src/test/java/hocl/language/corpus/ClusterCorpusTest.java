package hocl.language.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.language.Machine;
import hocl.runtime.check.Policy;
import hocl.runtime.cluster.ClusterException;
import hocl.runtime.cluster.ClusterReactor;
import hocl.runtime.cluster.ProgramBytes;
import hocl.runtime.cluster.ThreeMembers;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.reactor.Chemistry;
import hocl.runtime.reactor.ReactionFailure;
import hocl.runtime.task.Sizes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The cases of the corpus on three members of a cluster, in fragments of few atoms. Java objects do
 * not travel, so cases that begin with some are refused.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterCorpusTest {

  /** One case of this number is taken; see {@link CorpusFolder#isAmong}. */
  private static final int PARTS = 8;

  /**
   * The tasks of one case in this number are verified; {@code -Dhocl.soak.verified=1} means all.
   */
  private static final int VERIFIED = Integer.getInteger("hocl.soak.verified", 4);

  private static final Sizes SIZES = new Sizes(8, 4, 16, 1 << 18);

  private final Cases programs = new Cases();
  private ThreeMembers members;

  @BeforeAll
  void start() {
    members = ThreeMembers.start(programs);
  }

  @AfterAll
  void end() {
    members.close();
  }

  /** A program travels as the name of its case, and is compiled anew by each member. */
  private static final class Cases implements ProgramBytes {
    private final Map<String, CorpusCase> cases = new ConcurrentHashMap<>();
    private final Map<String, ReactionFailure> failures = new ConcurrentHashMap<>();

    byte[] know(CorpusCase c) {
      cases.put(c.name(), c);
      return c.name().getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public Chemistry compile(byte[] program) {
      CorpusCase c = Objects.requireNonNull(cases.get(text(program)));
      return Machine.chemistry(Prepared.of(c).existing(), DividedRun.options(c, line -> {}));
    }

    @Override
    public Bytes write(ReactionFailure failure) {
      // every member has to say the same of the same failure
      String name = String.valueOf(failure.getMessage());
      failures.put(name, failure);
      return Bytes.of(name.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public ReactionFailure read(Bytes failure) {
      return Objects.requireNonNull(failures.get(text(failure.get())));
    }
  }

  /** Verifying takes as long as doing, so it is done for a part of the cases. */
  private static Policy policy(CorpusCase c) {
    boolean verified = Math.floorMod(c.name().hashCode() / PARTS, VERIFIED) == 0;
    return verified ? new Policy.Trace(1) : new Policy.None();
  }

  private DividedRun.Divided run(CorpusCase c, Prepared prepared, Sizes sizes)
      throws InterruptedException {
    List<String> convicted = new ArrayList<>();
    ClusterReactor reactor =
        new ClusterReactor(
            members,
            sizes,
            programs.know(c),
            programs,
            new ClusterReactor.Checks(policy(c), convicted::add),
            (job, seen) -> {});
    DividedRun.Divided run = DividedRun.of(c, prepared, reactor);
    assertThat(convicted).as("honest nodes that were convicted").isEmpty();
    assertThat(members.endJob()).as("what went wrong on the members").isEmpty();
    return run;
  }

  @TestFactory
  Stream<DynamicTest> threeMembersStayWithinTheOutcomes() {
    return CorpusTest.each((c, prepared) -> {
      if (!CorpusFolder.isAmong(c, PARTS)) {
        return;
      }
      DividedRun.Divided run;
      try {
        run = run(c, prepared, SIZES);
      } catch (ClusterException e) {
        assertThat(e).hasMessageContaining("a Java object cannot travel");
        return;
      }
      DividedRun.check(c, prepared, run);
    });
  }

  /** Each of these needs more reactions, or more steps, to get on than a first task has. */
  @ParameterizedTest
  @ValueSource(strings = {"limits/fair-inside", "limits/search-beyond-a-task"})
  void whatOneTaskIsTooShortForEndsInTheEnd(String name) throws InterruptedException {
    CorpusCase c =
        CorpusCase.read(CorpusFolder.ROOT, CorpusFolder.ROOT.resolve(name + CorpusCase.SUFFIX));
    Prepared prepared = Prepared.of(c);
    DividedRun.check(c, prepared, run(c, prepared, new Sizes(8, 4, 16, 2000, 1000)));
  }
}
