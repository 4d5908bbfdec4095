package hocl.repl.command;

import hocl.repl.console.Console;
import hocl.repl.console.ExitCode;
import hocl.repl.gateway.Address;
import hocl.repl.gateway.GatewayClient;
import hocl.repl.gateway.GatewayException;
import hocl.repl.option.Options;
import hocl.repl.report.Reports;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The options of commands that speak to a gateway. */
final class GatewayOptions {

  /** The option that names the gateway. */
  static final String CONNECT = "--connect";

  /** The gateway of a command that names none. */
  static final String USUAL = "127.0.0.1:4625";

  private static final String FORMAT = "--format";

  private GatewayOptions() {}

  /** Adds {@code --connect}. */
  static CommandSpec addConnect(CommandSpec spec) {
    return spec.addOption(
        Options.value(CONNECT, "HOST:PORT", "The gateway to speak to; " + USUAL + " otherwise."));
  }

  /** Adds {@code --format} for what is said about jobs. */
  static CommandSpec addFormat(CommandSpec spec) {
    return spec.addOption(
        Options.value(FORMAT, "text|json", "For people (the default), or one JSON object a line."));
  }

  /** Whether JSON is wanted. */
  static boolean isJson(ParseResult parsed) {
    return Options.choice(parsed, FORMAT, "text", "json").equals("json");
  }

  /** The client for the gateway that is named. */
  static GatewayClient client(ParseResult parsed, Console console) throws GatewayException {
    Address address = Address.parse(CONNECT, Options.get(parsed, CONNECT).orElse(USUAL));
    return new GatewayClient(address, console.environment().variables());
  }

  /** Something that is done by means of a gateway. */
  interface Deed {
    /** Does it. */
    ExitCode with(GatewayClient client) throws GatewayException;
  }

  /** Does something, and says what went wrong. */
  static ExitCode attempt(ParseResult parsed, Console console, Deed deed) {
    try {
      return deed.with(client(parsed, console));
    } catch (GatewayException e) {
      return complain(e, console);
    }
  }

  /** Says what went wrong. */
  static ExitCode complain(GatewayException e, Console console) {
    if (e.report().isEmpty()) {
      Reports.complain(String.valueOf(e.getMessage()), e.hint(), console);
    } else {
      console.err().append(e.report()).flush();
    }
    return e.code();
  }

  /** The path of a job. */
  static String pathOf(String job) {
    return "/jobs/" + GatewayClient.word(job);
  }

  /** A text of a document, or nothing. */
  static String text(Map<String, @Nullable Object> document, String name) {
    return Optional.ofNullable(document.get(name)).map(String::valueOf).orElse("");
  }

  /** A number of a document, or 0. */
  static long number(Map<String, @Nullable Object> document, String name) {
    return document.get(name) instanceof Number number ? number.longValue() : 0;
  }
}
