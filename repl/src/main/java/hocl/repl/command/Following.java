package hocl.repl.command;

import hocl.language.program.RunFailure;
import hocl.repl.cluster.ShippedPrograms;
import hocl.repl.console.Console;
import hocl.repl.console.ExitCode;
import hocl.repl.console.Interrupts;
import hocl.repl.console.TextOutput;
import hocl.repl.gateway.GatewayClient;
import hocl.repl.gateway.GatewayException;
import hocl.repl.report.Ends;
import hocl.repl.report.OutputFile;
import hocl.repl.report.ProgressLine;
import hocl.repl.report.Reports;
import hocl.runtime.gateway.Conclusion;
import hocl.runtime.gateway.Json;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.ReactionFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Follows a job of a gateway to its end: what it prints, how it stands, what comes of it. */
final class Following {

  /** A stream that breaks is taken up again where it was, at most this often in a row. */
  private static final int MOST_BREAKS = 5;

  /** As many events without a majority, half a second apart, pass before waiting is given up. */
  private static final int MOST_PAUSED = 10;

  /** Whether the voters can do anything. */
  private enum Voters {
    ABLE("The majority of the voters is back; the job goes on."),
    APART("The majority of the voters is lost; the job pauses until it is back."),
    FORGETFUL(
        "Too many of the voters that are here are new, or have lost what they knew; the job pauses"
            + " until the others are back.");

    private final String sentence;

    Voters(String sentence) {
      this.sentence = sentence;
    }
  }

  private final GatewayClient client;
  private final String job;
  private final Console console;
  private final ProgressLine progress;
  private final boolean raw;
  private final String form;
  private final Set<String> told = new HashSet<>();
  private long next;
  private int breaks;
  private @Nullable Map<String, @Nullable Object> end;
  private Voters voters = Voters.ABLE;
  private final @Nullable Duration longest;
  private final long start = System.nanoTime();
  private final AtomicBoolean interrupted = new AtomicBoolean();
  private int paused;

  /**
   * Follows from a line on.
   *
   * @param from the number of the first line to print
   * @param raw whether events are printed as they come, one JSON object a line
   * @param form the part of the query that says how the solution is printed
   * @param longest the limit of the job, which it cannot keep to while it pauses; null for none
   */
  Following(
      GatewayClient client,
      String job,
      Console console,
      long from,
      boolean raw,
      String form,
      @Nullable Duration longest) {
    this.longest = longest;
    this.client = client;
    this.job = job;
    this.console = console;
    this.progress = new ProgressLine(console);
    this.raw = raw;
    this.form = form;
    this.next = from;
  }

  /**
   * Follows to the end.
   *
   * @param cancels whether an interrupt cancels the job; otherwise it only ends the following
   * @param output where the solution goes, or nothing for standard output
   * @param dump whether the solution of a job that failed is printed
   */
  ExitCode run(boolean cancels, Optional<OutputFile> output, boolean dump) throws GatewayException {
    Thread follower = Thread.currentThread();
    Runnable stop =
        () -> {
          interrupted.set(true);
          if (cancels) {
            Thread.ofVirtual().start(this::cancel);
          } else {
            follower.interrupt();
          }
        };
    try (Interrupts.Handle _ = console.environment().interrupts().during(stop)) {
      while (end == null) {
        if (console.out().closedByReader()) {
          return readerIsGone(cancels);
        }
        if (interrupted.get() && !cancels) {
          progress.takeBack();
          return ExitCode.INTERRUPTED;
        }
        if (paused >= MOST_PAUSED) {
          return giveUp();
        }
        take(cancels);
      }
    }
    progress.takeBack();
    return conclude(end, output, dump);
  }

  private ExitCode giveUp() {
    progress.takeBack();
    Reports.complain(
        "The voters that are needed are missing, so job " + job + " can neither end nor be shown.",
        "It ends when they are back.",
        console);
    return interrupted.get() ? ExitCode.INTERRUPTED : ExitCode.NO_MAJORITY;
  }

  private void take(boolean cancels) throws GatewayException {
    try {
      client.stream(
          GatewayOptions.pathOf(job) + "/watch?from=" + next + form,
          event ->
              see(event) && !console.out().closedByReader() && (cancels || !interrupted.get()));
      if (end == null && paused < MOST_PAUSED) {
        broken();
      }
    } catch (IOException e) {
      broken();
    }
  }

  private void broken() throws GatewayException {
    breaks++;
    if (breaks > MOST_BREAKS) {
      progress.takeBack();
      throw GatewayException.gone();
    }
  }

  private ExitCode readerIsGone(boolean cancels) throws GatewayException {
    if (cancels) {
      client.post(GatewayOptions.pathOf(job) + "/cancel", "{}");
    }
    return ExitCode.OK;
  }

  private void cancel() {
    try {
      client.post(GatewayOptions.pathOf(job) + "/cancel", "{}");
    } catch (GatewayException e) {
      // the stream breaks too, and that is told
    }
  }

  /**
   * Says once of each node that gave a wrong result, with the proof, and what verifiers noticed.
   */
  private void tellChecks(Map<String, @Nullable Object> event) {
    if (event.get("quarantined") instanceof Map<?, ?> nodes) {
      nodes.forEach((node, proof) -> {
        if (told.add(String.valueOf(node))) {
          progress.takeBack();
          console.err().line("node " + node + " quarantined: " + proof);
        }
      });
    }
    if (event.get("remarks") instanceof List<?> remarks) {
      for (Object remark : remarks) {
        if (told.add(String.valueOf(remark))) {
          progress.takeBack();
          console.err().line("Noticed of " + remark + ".");
        }
      }
    }
  }

  private boolean see(Map<String, @Nullable Object> event) {
    breaks = 0;
    TextOutput out = console.out();
    String kind = GatewayOptions.text(event, "event");
    if (raw) {
      out.line(Json.write(event));
      out.flush();
    }
    tellChecks(event);
    switch (kind) {
      case "line" -> {
        next = GatewayOptions.number(event, "number") + 1;
        if (!raw) {
          progress.takeBack();
          out.line(GatewayOptions.text(event, "text"));
        }
      }
      case "gone" -> {
        next = GatewayOptions.number(event, "to") + 1;
        progress.takeBack();
        console
            .err()
            .line(
                "Lines "
                    + GatewayOptions.number(event, "from")
                    + " to "
                    + GatewayOptions.number(event, "to")
                    + " are not kept any longer.");
      }
      case "progress" -> standing(event);
      case "end" -> end = event;
      default -> {
        // of a later version
      }
    }
    return end == null && paused < MOST_PAUSED;
  }

  /** Whether the job is to end now; one that pauses cannot. */
  private boolean isOver() {
    return interrupted.get() || (longest != null && System.nanoTime() - start >= longest.toNanos());
  }

  private void standing(Map<String, @Nullable Object> event) {
    Voters now =
        Boolean.FALSE.equals(event.get("majority"))
            ? Voters.APART
            : Boolean.FALSE.equals(event.get("remembers")) ? Voters.FORGETFUL : Voters.ABLE;
    if (now != voters) {
      progress.takeBack();
      console.err().line(now.sentence);
    }
    voters = now;
    paused = now != Voters.ABLE && isOver() ? paused + 1 : 0;
    progress.tell(() -> describe(event));
  }

  /** How a job stands, in half a line. */
  private static String describe(Map<String, @Nullable Object> event) {
    Object workers = event.get("workers");
    int tasks = workers instanceof List<?> list ? list.size() : 0;
    long all = GatewayOptions.number(event, "combinations");
    return String.format(
        Locale.ROOT,
        "%s, %,d reactions, %,d a second, %,d atoms, %,d of %,d settled, %s",
        GatewayOptions.text(event, "state"),
        GatewayOptions.number(event, "reactions"),
        GatewayOptions.number(event, "perSecond"),
        GatewayOptions.number(event, "atoms"),
        all - GatewayOptions.number(event, "due"),
        all,
        Reports.count(tasks, "task"));
  }

  private ExitCode conclude(
      Map<String, @Nullable Object> last, Optional<OutputFile> output, boolean dump) {
    String kind = GatewayOptions.text(last, "end");
    if ((!kind.equals(End.FAILED.name()) || dump) && !raw) {
      String solution = ResultPrinting.of(last, console.err());
      if (solution != null) {
        print(solution, output);
      }
    }
    return report(kind, last);
  }

  private void print(String text, Optional<OutputFile> output) {
    if (output.isPresent()) {
      output
          .get()
          .write(file -> file.append(text).append('\n'), console.environment().interrupts());
    } else {
      console.out().line(text);
    }
  }

  private ExitCode report(String kind, Map<String, @Nullable Object> last) {
    return switch (kind) {
      case Conclusion.LOST -> complain(last, ExitCode.LOST);
      case Conclusion.GIVEN_UP -> complain(last, ExitCode.LIMIT);
      case Conclusion.BROKEN -> complain(last, ExitCode.INTERNAL);
      default -> {
        End known = End.valueOf(kind);
        Ends.report(known, GatewayOptions.number(last, "reactions"), console);
        failure(last).ifPresent(failure -> Ends.report(failure, console));
        yield Ends.code(known);
      }
    };
  }

  private ExitCode complain(Map<String, @Nullable Object> last, ExitCode code) {
    Reports.complain(GatewayOptions.text(last, "sentence"), "", console);
    return code;
  }

  private static Optional<ReactionFailure> failure(Map<String, @Nullable Object> last) {
    byte[] bytes = Base64.getDecoder().decode(GatewayOptions.text(last, "failure"));
    if (bytes.length == 0) {
      return Optional.empty();
    }
    ReactionFailure failure = new ShippedPrograms().read(Bytes.of(bytes));
    return failure instanceof RunFailure ? Optional.of(failure) : Optional.empty();
  }
}
