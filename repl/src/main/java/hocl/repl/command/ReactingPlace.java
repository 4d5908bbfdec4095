package hocl.repl.command;

import hocl.language.Machine;
import hocl.language.RunOptions;
import hocl.language.program.Instance;
import hocl.repl.cluster.MemberCommand;
import hocl.repl.cluster.ShippedProgram;
import hocl.repl.cluster.ShippedPrograms;
import hocl.repl.console.Console;
import hocl.repl.option.OptionNumbers;
import hocl.repl.option.Options;
import hocl.repl.option.UsageException;
import hocl.runtime.check.Policy;
import hocl.runtime.check.Promise;
import hocl.runtime.cluster.ClusterReactor;
import hocl.runtime.cluster.LocalCluster;
import hocl.runtime.reactor.Outcome;
import hocl.runtime.receipt.Assurance;
import hocl.runtime.receipt.Tracing;
import hocl.runtime.referee.Dossier;
import hocl.runtime.referee.Keeping;
import hocl.runtime.task.ParallelReactor;
import hocl.runtime.task.Sizes;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * Where a program reacts: on this thread, on several of this process, or on the nodes of a cluster.
 */
final class ReactingPlace {

  private static final String THREADS = "--threads";
  private static final String CLUSTER = "--cluster";
  private static final int EXAMPLE = 4;
  private static final int MOST_THREADS = 256;
  private static final int MOST_NODES = 13;

  /** With fewer nodes none can be lost without its atoms. */
  private static final int NODES_THAT_LOSE_NOTHING = 3;

  /** The options with which a program reacts on one thread. */
  private static final List<String> ON_ONE_THREAD = List.of("--seed", "--trace", "--stats");

  /** The options that need each reaction, or the order of all of them, in one place. */
  private static final List<String> NOT_ON_A_CLUSTER =
      List.of("--seed", "--trace", "--stats", "--strict", "--allow-java");

  private final int threads;
  private final OptionalInt nodes;

  /** The options given that keep the program on one thread. */
  private final List<String> onOne;

  /** How much the nodes check of one another; null where there are none. */
  private final @Nullable Promise promise;

  /** The dossier of the referee, there when the run is over. */
  private final AtomicReference<@Nullable Dossier> dossier = new AtomicReference<>();

  private ReactingPlace(
      int threads, OptionalInt nodes, List<String> onOne, @Nullable Promise promise) {
    this.promise = promise;
    this.threads = threads;
    this.nodes = nodes;
    this.onOne = onOne;
  }

  /** Adds {@code --threads} and {@code --cluster}. */
  static CommandSpec addOptions(CommandSpec spec) {
    return spec.addOption(
            Options.value(
                THREADS,
                "N",
                "Reacts on N threads where the program allows it, on a cluster on N of each node; not"
                    + " with --seed, --trace or --stats."))
        .addOption(
            Options.value(
                CLUSTER,
                "N",
                "Reacts on N nodes: processes on this machine, started for this run. One that dies is"
                    + " replaced."));
  }

  /**
   * Reads what was given.
   *
   * @throws UsageException if it does not fit the other options
   */
  static ReactingPlace of(ParseResult parsed) {
    int threads = number(parsed, THREADS, MOST_THREADS).orElse(1);
    OptionalInt nodes = number(parsed, CLUSTER, MOST_NODES);
    for (String option : NOT_ON_A_CLUSTER) {
      if (nodes.isPresent() && parsed.hasMatchedOption(option)) {
        throw new UsageException(
            "`" + option + "` has no meaning with `" + CLUSTER + "`: " + reason(option) + ".",
            "Leave one out.");
      }
    }
    List<String> onOne = ON_ONE_THREAD.stream().filter(parsed::hasMatchedOption).toList();
    Promise promise = nodes.isPresent() ? CheckOptions.read(parsed, nodes.getAsInt()) : null;
    return new ReactingPlace(threads, nodes, onOne, promise);
  }

  private static String reason(String option) {
    return switch (option) {
      case "--seed" -> "the nodes take their turns as they come";
      case "--allow-java" -> "the nodes run no Java of a program";
      default -> "reactions are not told one by one";
    };
  }

  private static OptionalInt number(ParseResult parsed, String option, int most) {
    return Options.get(parsed, option)
        .map(text ->
            OptionalInt.of((int) Math.min(most, OptionNumbers.parse(option, text, 1, EXAMPLE))))
        .orElse(OptionalInt.empty());
  }

  /** Why reactions are not written down, where they are not. */
  Tracing unrecorded() {
    return nodes.isPresent() ? Tracing.NODES : Tracing.THREADS;
  }

  /** The measures that make the result right, for its receipt; after the run. */
  Assurance assurance() {
    return promise == null ? Assurance.NONE : CheckOptions.assurance(promise).with(dossier.get());
  }

  /** Whether nodes check one another. */
  boolean isChecked() {
    return promise != null && !(promise.policy() instanceof Policy.None);
  }

  /** Whether a program reacts in this process. */
  boolean isHere() {
    return nodes.isEmpty();
  }

  /** Whether a program reacts on this thread alone. */
  boolean alone() {
    return threads == 1 && nodes.isEmpty();
  }

  /**
   * Runs an instance.
   *
   * @param shipped the program, for the nodes
   * @param keeping what is kept for a receipt
   * @throws ClusterException if there are nodes, and they cannot go on
   */
  Outcome run(
      Instance instance,
      RunOptions options,
      ShippedProgram shipped,
      Keeping keeping,
      Console console) {
    if (nodes.isEmpty()) {
      if (!onOne.isEmpty()) {
        console.err().line("With `" + onOne.getFirst() + "` the program reacts on one thread.");
      }
      return Machine.run(
          instance, options, new ParallelReactor(threads, Sizes.USUAL, options.measureCpu()));
    }
    int count = nodes.getAsInt();
    if (count < NODES_THAT_LOSE_NOTHING) {
      console
          .err()
          .line("With fewer than " + NODES_THAT_LOSE_NOTHING + " nodes a lost node ends the run.");
    }
    Policy policy = promise == null ? new Policy.None() : promise.policy();
    if (promise != null && (count > 1 || !(policy instanceof Policy.None))) {
      console.err().line("Checking by " + promise.line() + ".");
    }
    try (LocalCluster cluster = LocalCluster.start(MemberCommand.words(), count, threads)) {
      ClusterReactor reactor =
          new ClusterReactor(
              cluster,
              Sizes.USUAL,
              shipped.encode(),
              new ShippedPrograms(),
              new ClusterReactor.Checks(policy, console.err()::line, keeping, dossier::set),
              (job, seen) -> {});
      Outcome outcome = Machine.run(instance, options, reactor);
      if (MemberCommand.records()) {
        cluster.endInOrder();
      }
      return outcome;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while nodes were starting", e);
    }
  }
}
