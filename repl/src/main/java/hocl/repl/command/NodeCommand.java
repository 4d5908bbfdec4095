package hocl.repl.command;

import hocl.repl.cluster.ShippedPrograms;
import hocl.repl.console.Console;
import hocl.repl.console.ExitCode;
import hocl.repl.console.Interrupts;
import hocl.repl.gateway.Address;
import hocl.repl.gateway.SubmittedPrograms;
import hocl.repl.gateway.TokenFiles;
import hocl.repl.option.OptionNumbers;
import hocl.repl.option.Options;
import hocl.repl.option.ProgramSources;
import hocl.repl.option.UsageException;
import hocl.repl.receipt.TrustedKeys;
import hocl.repl.report.Reports;
import hocl.runtime.cluster.Addresses;
import hocl.runtime.cluster.ClusterException;
import hocl.runtime.cluster.MemberSettings;
import hocl.runtime.cluster.NodeCluster;
import hocl.runtime.gateway.Admission;
import hocl.runtime.gateway.Gateway;
import hocl.runtime.gateway.GatewayTokens;
import hocl.runtime.task.Sizes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code hocl node}: a member of a cluster that stays. */
final class NodeCommand implements Subcommand {

  private static final String NAME = "--name";
  private static final String BIND = "--bind";
  private static final String JOIN = "--join";
  private static final String VOTERS = "--voters";
  private static final String WORKER = "--worker";
  private static final String THREADS = "--threads";
  private static final String GATEWAY = "--gateway";
  private static final String ADMIT = "--admit";
  private static final String TRUST = "--trust-network";

  private static final String USUAL_NAME = "hocl";
  private static final String USUAL_BIND = "127.0.0.1:5701";
  private static final int MOST_THREADS = 256;
  private static final int MOST_VOTERS = 13;

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            "node",
            "Starts a member of a cluster, which stays until it is stopped (Ctrl-C). Voters hold the"
                + " solutions: each names all of them, itself among them. Workers only react.",
            "  hocl node --gateway 127.0.0.1:4625",
            "  hocl node --bind 127.0.0.1:5702 --voters"
                + " 127.0.0.1:5701,127.0.0.1:5702,127.0.0.1:5703",
            "  hocl node --bind 127.0.0.1:5704 --worker --join 127.0.0.1:5701");
    return spec.addOption(
            Options.value(
                NAME, "CLUSTER", "The name of the cluster; " + USUAL_NAME + " otherwise."))
        .addOption(
            Options.value(
                BIND,
                "HOST:PORT",
                "Where the other members reach it; " + USUAL_BIND + " otherwise."))
        .addOption(
            Options.value(
                VOTERS,
                "HOST:PORT,..",
                "All voters, this node among them; the same for each. Alone, without this option."))
        .addOption(Options.flag(WORKER, "Holds no solutions; needs --join."))
        .addOption(Options.value(JOIN, "HOST:PORT,..", "Some of the voters, for a worker."))
        .addOption(Options.value(THREADS, "T", "Reacts on T threads for each job."))
        .addOption(
            Options.value(
                GATEWAY,
                "HOST:PORT",
                "Takes jobs there, over HTTP, and shows a page. Its tokens go to a file of yours."))
        .addOption(
            Options.value(
                ADMIT,
                "FILE",
                "The keys of workers that may work through the gateway, one a line. Without it, on"
                    + " a loopback address, those may that have the token."))
        .addOption(
            Options.flag(
                TRUST,
                "Allows addresses that other machines reach. Members trust each other, and nothing is"
                    + " encrypted."));
  }

  @Override
  public ExitCode run(ParseResult parsed, Console console) {
    // calls between members would wait for a pool of one thread otherwise
    if (System.getProperty("java.util.concurrent.ForkJoinPool.common.parallelism") == null) {
      System.setProperty("java.util.concurrent.ForkJoinPool.common.parallelism", "4");
    }
    Address gateway =
        Options.get(parsed, GATEWAY).map(text -> Address.parse(GATEWAY, text)).orElse(null);
    MemberSettings settings = settings(parsed, gateway);
    trusted(parsed, BIND, settings.host());
    if (gateway != null) {
      trusted(parsed, GATEWAY, gateway.host());
    }
    Admission admission = admission(parsed, gateway);
    if (gateway != null
        && gateway.port() != 0
        && !Addresses.isFree(gateway.host(), gateway.port())) {
      Reports.complain(
          "Nothing can listen at " + gateway + ": " + Addresses.whyNotFree(gateway.host()) + ".",
          "Give another one to `" + GATEWAY + "`.",
          console);
      return ExitCode.NO_PORT;
    }
    CountDownLatch end = new CountDownLatch(1);
    try (Interrupts.Handle _ = console.environment().interrupts().during(end::countDown);
        NodeCluster cluster =
            NodeCluster.start(
                settings, new ShippedPrograms(), sentence -> say(sentence, console))) {
      say(
          "Node "
              + settings.host()
              + ":"
              + cluster.port()
              + (settings.isVoter() ? " votes in" : " works for")
              + " the cluster `"
              + settings.cluster()
              + "`.",
          console);
      if (settings.isVoter() && settings.voters() < 3) {
        say("With fewer than 3 voters a lost voter ends the jobs.", console);
      }
      return serve(cluster, gateway, admission, end, console);
    } catch (ClusterException e) {
      return ClusterTrouble.complain(e, console);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    }
  }

  private static ExitCode serve(
      NodeCluster cluster,
      @Nullable Address gateway,
      Admission admission,
      CountDownLatch end,
      Console console)
      throws InterruptedException {
    if (gateway == null) {
      end.await();
      return ExitCode.INTERRUPTED;
    }
    GatewayTokens tokens = GatewayTokens.draw();
    try (Gateway open =
        Gateway.open(
            gateway.host(),
            gateway.port(),
            cluster,
            Sizes.USUAL,
            new SubmittedPrograms(),
            tokens,
            admission,
            System::nanoTime)) {
      Address at = new Address(gateway.host(), open.port());
      Path file = TokenFiles.of(at, console.environment().variables());
      tokens.write(file);
      say("Jobs come in at " + at + "; the page is http://" + at + "/#" + tokens.read(), console);
      end.await();
      java.nio.file.Files.deleteIfExists(file);
      return ExitCode.INTERRUPTED;
    } catch (IOException e) {
      Reports.complain(
          "The gateway does not start: " + ProgramSources.reason(e) + ".", "", console);
      return ExitCode.NO_PORT;
    }
  }

  private static void say(String sentence, Console console) {
    synchronized (console) {
      console.err().line(sentence);
    }
  }

  private static Admission admission(ParseResult parsed, @Nullable Address gateway) {
    Optional<String> keys = Options.get(parsed, ADMIT);
    if (keys.isPresent()) {
      if (gateway == null) {
        throw new UsageException(
            "`" + ADMIT + "` has no meaning without `" + GATEWAY + "`.",
            "Workers come in through a gateway.");
      }
      return Admission.of(TrustedKeys.read(keys.get()));
    }
    return gateway != null && Addresses.isLoopback(gateway.host())
        ? Admission.TOKEN
        : Admission.NONE;
  }

  private static void trusted(ParseResult parsed, String option, String host) {
    if (!Options.has(parsed, TRUST) && !Addresses.isLoopback(host)) {
      throw new UsageException(
          "`" + option + "` names an address that other machines may reach.",
          "Add `"
              + TRUST
              + "` where you trust everybody there: members trust each other, and nothing"
              + " is encrypted.");
    }
  }

  private static MemberSettings settings(ParseResult parsed, @Nullable Address gateway) {
    Address bind = Address.parse(BIND, Options.get(parsed, BIND).orElse(USUAL_BIND));
    boolean worker = Options.has(parsed, WORKER);
    Optional<String> voters = Options.get(parsed, VOTERS);
    Optional<String> join = Options.get(parsed, JOIN);
    if (worker && voters.isPresent()) {
      throw new UsageException(
          "`" + WORKER + "` and `" + VOTERS + "` exclude each other.", "Give one of them.");
    }
    if (worker != join.isPresent()) {
      throw new UsageException(
          "`" + WORKER + "` and `" + JOIN + "` go together.",
          "A worker names some voters with `"
              + JOIN
              + "`; a voter names all with `"
              + VOTERS
              + "`.");
    }
    int threads =
        Options.get(parsed, THREADS)
            .map(text -> (int) Math.min(MOST_THREADS, OptionNumbers.parse(THREADS, text, 1)))
            .orElse(1);
    List<String> all =
        Address.parseAll(worker ? JOIN : VOTERS, join.or(() -> voters).orElse(bind.toString()))
            .stream()
            .map(Address::toString)
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .toList();
    if (!worker && (!all.contains(bind.toString()) || all.size() > MOST_VOTERS)) {
      throw new UsageException(
          "`"
              + VOTERS
              + "` has to name this node, "
              + bind
              + ", among at most "
              + MOST_VOTERS
              + ".",
          "Give every voter the same list, and `" + BIND + "` its own address.");
    }
    return new MemberSettings(
        Options.get(parsed, NAME).orElse(USUAL_NAME),
        worker ? -1 : all.indexOf(bind.toString()),
        worker ? 0 : all.size(),
        bind.host(),
        bind.port(),
        all.stream().filter(one -> !one.equals(bind.toString())).toList(),
        threads,
        worker ? "" : String.join(", ", all),
        gateway == null ? "" : gateway.toString());
  }
}
