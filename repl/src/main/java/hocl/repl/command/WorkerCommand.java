package hocl.repl.command;

import hocl.repl.cluster.ShippedPrograms;
import hocl.repl.console.Console;
import hocl.repl.console.ExitCode;
import hocl.repl.console.Interrupts;
import hocl.repl.gateway.Address;
import hocl.repl.gateway.TokenFiles;
import hocl.repl.option.OptionNumbers;
import hocl.repl.option.Options;
import hocl.repl.option.UsageException;
import hocl.repl.receipt.KeyFile;
import hocl.repl.report.Reports;
import hocl.runtime.cluster.ProgramBytes;
import hocl.runtime.cluster.Worksite;
import hocl.runtime.gateway.GatewayTokens;
import hocl.runtime.key.SigningKey;
import hocl.runtime.worker.Misbehaving;
import hocl.runtime.worker.Misbehavior;
import hocl.runtime.worker.Worker;
import hocl.runtime.worker.WorkerException;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code hocl worker}: works on the jobs of a cluster through a gateway, as no member. */
final class WorkerCommand implements Subcommand {

  private static final String KEY = "--key";
  private static final String MISBEHAVE = "--misbehave";
  private static final String THREADS = "--threads";
  private static final int MOST_THREADS = 256;

  /** Long enough for a node that is started again. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            "worker",
            "Works on the jobs of a cluster through a gateway until it is stopped (Ctrl-C). It is no"
                + " member: it holds nothing, and what it sends is signed and checked.",
            "  hocl worker --connect 127.0.0.1:4625 --key worker.key",
            "  hocl worker --connect 10.0.0.5:4625 --key worker.key --threads 4");
    GatewayOptions.addConnect(spec);
    return spec.addOption(
            Options.value(
                KEY,
                "FILE",
                "The key that signs what it sends; made if there is none. The gateway has to know"
                    + " it, see `hocl node --admit`."))
        .addOption(Options.value(THREADS, "T", "Reacts on T threads for each job."))
        .addOption(
            Options.value(
                MISBEHAVE,
                "KIND",
                "Does wrong on purpose, to see what comes of it: "
                    + Misbehavior.forms().replace("`", "")
                    + "."));
  }

  @Override
  public ExitCode run(ParseResult parsed, Console console) {
    Address gateway =
        Address.parse(
            GatewayOptions.CONNECT,
            Options.get(parsed, GatewayOptions.CONNECT).orElse(GatewayOptions.USUAL));
    Optional<String> file = Options.get(parsed, KEY);
    if (file.isEmpty()) {
      throw new UsageException(
          "A worker needs a key.",
          "Name a file with `" + KEY + "`; it is made if it is not there.");
    }
    int threads =
        Options.get(parsed, THREADS)
            .map(text -> (int) Math.min(MOST_THREADS, OptionNumbers.parse(THREADS, text, 1)))
            .orElse(1);
    ProgramBytes programs = new ShippedPrograms();
    SigningKey key = KeyFile.open(file, console);
    Worker worker =
        new Worker(
            gateway.toString(),
            key,
            () -> token(gateway, console.environment().variables()),
            programs,
            threads,
            PATIENCE,
            manners(parsed, programs, console),
            sentence -> say(sentence, console));
    try (Interrupts.Handle _ = console.environment().interrupts().during(worker::stop)) {
      worker.run();
      return ExitCode.INTERRUPTED;
    } catch (WorkerException e) {
      Reports.complain(String.valueOf(e.getMessage()), e.hint(), console);
      return e.reason() == WorkerException.Cause.REFUSED
          ? ExitCode.NOT_LET_IN
          : ExitCode.UNREACHABLE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    }
  }

  /** What the worker does wrong: nothing, if that is not asked for. */
  private static UnaryOperator<Worksite> manners(
      ParseResult parsed, ProgramBytes programs, Console console) {
    Optional<String> text = Options.get(parsed, MISBEHAVE);
    if (text.isEmpty()) {
      return UnaryOperator.identity();
    }
    try {
      Misbehavior behavior = Misbehavior.parse(text.get());
      long seed = new SecureRandom().nextInt();
      say("Misbehaves: " + text.get() + ", with the seed " + seed + ".", console);
      Random random = new Random(seed);
      return site ->
          new Misbehaving(site, behavior, random, programs, sentence -> say(sentence, console));
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "`" + MISBEHAVE + " " + text.get() + "` is not known.", e.getMessage() + ".");
    }
  }

  /** The token that is given, or that of a gateway which the same user started. */
  private static Optional<String> token(Address gateway, Map<String, String> variables) {
    String given = variables.getOrDefault("HOCL_TOKEN", "").strip();
    if (!given.isEmpty()) {
      return Optional.of(given);
    }
    try {
      return Optional.of(GatewayTokens.read(TokenFiles.of(gateway, variables)).write());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void say(String sentence, Console console) {
    synchronized (console) {
      console.err().line(sentence);
    }
  }
}
