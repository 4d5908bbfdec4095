package hocl.repl.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.grammar.source.SourceText;
import hocl.language.Compilation;
import hocl.language.CompileOptions;
import hocl.language.Compiler;
import hocl.language.Machine;
import hocl.language.RunOptions;
import hocl.language.program.Instance;
import hocl.language.program.RunFailure;
import hocl.repl.Cli;
import hocl.repl.console.Environment;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Tuple;
import hocl.runtime.cluster.ClusterReactor;
import hocl.runtime.cluster.LocalCluster;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Outcome;
import hocl.runtime.task.Sizes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Three nodes, each a process of its own, that are shared by the tests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class ClusterRunTest {

  private static final Sizes SMALL = new Sizes(2000, 16, 1000, 2000);

  private static LocalCluster cluster;

  @TempDir static Path folder;

  @BeforeAll
  static void start() throws InterruptedException {
    cluster = LocalCluster.start(MemberCommand.words(), 3, 1);
    assertThat(cluster.ready()).isEqualTo(3);
  }

  @AfterAll
  static void end() {
    cluster.close();
  }

  private static Outcome run(String text, CompileOptions options, RunOptions how) {
    SourceText source = new SourceText("program", text);
    Compilation compilation = Compiler.compile(source, options);
    assertThat(compilation.program()).as("%s", compilation.diagnostics()).isNotNull();
    Instance instance =
        Machine.instantiate(java.util.Objects.requireNonNull(compilation.program()));
    ShippedProgram shipped = new ShippedProgram(source, options, Map.of());
    return Machine.run(
        instance, how, new ClusterReactor(cluster, SMALL, shipped.encode(), new ShippedPrograms()));
  }

  private static RunOptions watched(long reactions, LongConsumer watcher, List<String> lines) {
    return new RunOptions(
        OptionalLong.empty(),
        new Budget(reactions, null, new Cancellation(), watcher),
        false,
        false,
        false,
        Observer.NONE,
        lines::add);
  }

  @Test
  void theMaximumIsFound() {
    Outcome outcome =
        run(
            "range(1, 20000), replace x::Int, y::Int by x if x >= y",
            CompileOptions.DEFAULT,
            RunOptions.plain());
    assertThat(outcome.end()).isEqualTo(End.INERT);
    assertThat(outcome.reactions()).isEqualTo(19_999);
    assertThat(outcome.solution().atoms()).contains(20_000L).hasSize(2);
  }

  @Test
  void dataIsMergedByKey() {
    List<Object> pairs = new ArrayList<>();
    LongStream.range(0, 20_000).forEach(i -> pairs.add(Tuple.of(i * 31 % 500, i)));
    Outcome outcome =
        run(
            "param pairs; pairs, replace k::Int:c::Int, k:d::Int by k:(c + d)",
            data(Map.of("pairs", Molecule.packed(pairs))),
            RunOptions.plain());
    assertThat(outcome.end()).isEqualTo(End.INERT);
    assertThat(outcome.solution().size()).isEqualTo(501);
    assertThat(outcome.reactions()).isEqualTo(19_500);
    assertThat(
            outcome.solution().atoms().stream()
                .filter(Tuple.class::isInstance)
                .mapToLong(atom -> (Long) ((Tuple) atom).get(1))
                .sum())
        .isEqualTo(20_000L * 19_999 / 2);
  }

  private static CompileOptions data(Map<String, Molecule> molecules) {
    return new CompileOptions(
        Map.of(), molecules, Map.of(), Map.of(), null, false, List.of(), List.of());
  }

  @Test
  void linesComeOnceAndInOrder() {
    List<String> lines = new ArrayList<>();
    Outcome outcome =
        run(
            "let up = replace x::Int by x + 1, print(x) if x < 3000 in <0, up>",
            CompileOptions.DEFAULT,
            watched(Long.MAX_VALUE, reactions -> {}, lines));
    assertThat(outcome.end()).isEqualTo(End.INERT);
    assertThat(lines).isEqualTo(IntStream.range(0, 3000).mapToObj(String::valueOf).toList());
  }

  @Test
  void aFailureIsToldAsOnOneThread() {
    Outcome outcome =
        run(
            "1, 2, 0, replace x::Int, y::Int by x / y if x > y",
            CompileOptions.DEFAULT,
            RunOptions.plain());
    assertThat(outcome.end()).isEqualTo(End.FAILED);
    assertThat(outcome.failure()).isInstanceOf(RunFailure.class);
    assertThat(String.valueOf(((RunFailure) outcome.failure()).diagnostic()))
        .startsWith("program:1:36: E0702");
  }

  @Test
  void theLimitOfReactionsIsExact() {
    Outcome outcome =
        run(
            "range(1, 9000), replace x::Int, y::Int by x if x >= y",
            CompileOptions.DEFAULT,
            watched(4321, reactions -> {}, new ArrayList<>()));
    assertThat(outcome.end()).isEqualTo(End.REACTION_LIMIT);
    assertThat(outcome.reactions()).isEqualTo(4321);
    assertThat(outcome.solution().size()).isEqualTo(9001 - 4321);
  }

  /** The owner of the ledger, while it holds a lease itself. */
  @Test
  void nothingIsLostWhenTheOwnerOfTheLedgerIsKilled() {
    int replaced = cluster.replacements();
    CompletableFuture<Long> killed = new CompletableFuture<>();
    ClusterReactor.Watcher killer =
        (job, seen) -> {
          LocalCluster.Owner owner = cluster.owner(job);
          if (owner == null || killed.isDone() || seen.reactions() <= 2000) {
            return;
          }
          String name = owner.name();
          if (seen.holders().stream().anyMatch(holder -> holder.node().equals(name))) {
            // SIGKILL where there are signals
            owner.process().destroyForcibly();
            killed.complete(seen.reactions());
          }
        };
    String sieve = "range(2, 30000), replace x::Int, y::Int by x if y mod x == 0";
    SourceText source = new SourceText("program", sieve);
    Instance instance =
        Machine.instantiate(
            java.util.Objects.requireNonNull(
                Compiler.compile(source, CompileOptions.DEFAULT).program()));
    Outcome outcome =
        Machine.run(
            instance,
            RunOptions.plain(),
            new ClusterReactor(
                cluster,
                SMALL,
                new ShippedProgram(source, CompileOptions.DEFAULT, Map.of()).encode(),
                new ShippedPrograms(),
                ClusterReactor.Checks.NONE,
                killer));
    assertThat(killed).as("the owner was killed in the middle of a lease").isDone();
    assertThat(outcome.end()).isEqualTo(End.INERT);
    Outcome alone = Machine.run(instance, RunOptions.plain());
    assertThat(outcome.solution()).isEqualTo(alone.solution());
    assertThat(outcome.reactions()).isEqualTo(alone.reactions());
    assertThat(cluster.replacements()).isGreaterThan(replaced);
  }

  @Test
  void theCommandLineStartsItsOwnNodes() throws IOException {
    Path program =
        Files.writeString(
            folder.resolve("merge.hocl"),
            "param pairs; pairs, replace k::Int:c::Int, k:d::Int by k:(c + d)");
    Path data = Files.writeString(folder.resolve("pairs.csv"), "1,2\n2,3\n1,5\n2,4\n3,1\n");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Cli.run(
            new String[] {"run", "--cluster", "1", program.toString(), "--data", "pairs=" + data},
            new ByteArrayInputStream(new byte[0]),
            out,
            err,
            Environment.PLAIN);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("With fewer than 3 nodes a lost node ends the run.\n");
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("1:7, 2:7, 3:1, replace");
    assertThat(code).isZero();
  }
}
