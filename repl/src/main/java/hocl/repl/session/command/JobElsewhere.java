package hocl.repl.session.command;

import hocl.grammar.source.SourceText;
import hocl.repl.console.Console;
import hocl.repl.gateway.Address;
import hocl.repl.gateway.GatewayClient;
import hocl.repl.gateway.GatewayException;
import hocl.repl.option.UsageException;
import hocl.repl.report.ProgressLine;
import hocl.repl.report.Reports;
import hocl.repl.session.Elsewhere;
import hocl.repl.session.Session;
import hocl.runtime.gateway.Json;
import hocl.runtime.reactor.Cancellation;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A job on a cluster, which a session talks to through its gateway. */
final class JobElsewhere implements Elsewhere {

  private final GatewayClient client;
  private final String job;
  private final Session session;
  private long nextLine = 1;

  private JobElsewhere(GatewayClient client, String job, Session session) {
    this.client = client;
    this.job = job;
    this.session = session;
  }

  /**
   * The job of a gateway.
   *
   * @param words the gateway and possibly the job, or the beginning of its name
   * @return nothing if no job was named; those that there are have been listed then
   * @throws UsageException if there is no such gateway or job
   */
  static Optional<Elsewhere> open(List<String> words, Session session) {
    return attempt(
        session.console(),
        () -> {
          GatewayClient client =
              new GatewayClient(
                  Address.parse(":connect", words.getFirst()),
                  session.console().environment().variables());
          if (words.size() == 1) {
            list(client, session.console());
            return Optional.empty();
          }
          JobElsewhere found = new JobElsewhere(client, words.get(1), session);
          Map<String, @Nullable Object> job = client.get(found.path(""));
          return Optional.of(new JobElsewhere(client, text(job, "job"), session));
        });
  }

  private static void list(GatewayClient client, Console console) throws GatewayException {
    Object jobs = client.get("/jobs").get("jobs");
    int count = 0;
    if (jobs instanceof List<?> list) {
      for (Object each : list) {
        if (each instanceof Map<?, ?> job) {
          count++;
          console.out().line(job.get("job") + "  " + job.get("state") + "  " + job.get("name"));
        }
      }
    }
    console
        .err()
        .line(count == 0 ? "There is no job." : "`:connect HOST:PORT JOB` talks to one of them.");
  }

  private String path(String what) {
    return "/jobs/" + GatewayClient.word(job) + what;
  }

  @Override
  public String title() {
    return "job " + job;
  }

  @Override
  public void drop(SourceText source) {
    Map<String, @Nullable Object> done =
        attempt(
            session.console(),
            () ->
                client.post(
                    path("/molecules"),
                    Json.write(Json.object("name", source.name(), "source", source.text()))));
    long atoms = done.get("atoms") instanceof Number number ? number.longValue() : 0;
    session.console().err().line(Reports.count(atoms, "atom") + " dropped in.");
  }

  @Override
  public void show(boolean compact) {
    Map<String, @Nullable Object> found =
        attempt(
            session.console(),
            () -> client.get(path("/solution" + (compact ? "?compact=true" : ""))));
    session.showing().source(text(found, "solution"));
    session.console().err().line(standing(found));
  }

  private static String standing(Map<String, @Nullable Object> job) {
    String end = text(job, "end");
    return "The job is "
        + (end.isEmpty() ? text(job, "state") : end.toLowerCase(Locale.ROOT).replace('_', ' '))
        + " after "
        + text(job, "reactions")
        + " reactions.";
  }

  @Override
  public void watch() {
    ProgressLine progress = new ProgressLine(session.console());
    try {
      session
          .reacting()
          .interruptible(
              cancellation -> attempt(session.console(), () -> follow(progress, cancellation)));
    } finally {
      progress.takeBack();
    }
  }

  private boolean follow(ProgressLine progress, Cancellation cancellation) throws GatewayException {
    try {
      client.stream(
          path("/watch?from=" + nextLine),
          event -> see(event, progress) && !cancellation.isCancelled());
    } catch (IOException e) {
      throw GatewayException.gone();
    }
    return true;
  }

  /** Shows an event; whether more are wanted. */
  private boolean see(Map<String, @Nullable Object> event, ProgressLine progress) {
    switch (text(event, "event")) {
      case "line" -> {
        nextLine = event.get("number") instanceof Number number ? number.longValue() + 1 : nextLine;
        progress.takeBack();
        session.console().out().line(text(event, "text"));
      }
      case "progress" -> {
        boolean atRest = text(event, "state").equals("inert");
        if (atRest) {
          progress.takeBack();
          session.console().err().line(standing(event));
          return false;
        }
        progress.tell(() -> standing(event));
      }
      case "end" -> {
        progress.takeBack();
        session.console().err().line(standing(event));
        return false;
      }
      default -> {
        // of a later version
      }
    }
    return true;
  }

  private static String text(Map<String, @Nullable Object> document, String name) {
    return Optional.ofNullable(document.get(name)).map(String::valueOf).orElse("");
  }

  /** Something that a gateway may refuse. */
  private interface Deed<T> {
    T done() throws GatewayException;
  }

  private static <T> T attempt(Console console, Deed<T> deed) {
    try {
      return deed.done();
    } catch (GatewayException e) {
      if (!e.report().isEmpty()) {
        console.err().append(e.report()).flush();
        throw new UsageException("The job did not take it.", "");
      }
      throw new UsageException(String.valueOf(e.getMessage()), e.hint());
    }
  }
}
