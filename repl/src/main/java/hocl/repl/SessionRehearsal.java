package hocl.repl;

import hocl.repl.console.Console;
import hocl.repl.console.Environment;
import hocl.repl.session.Session;
import hocl.repl.session.TerminalLines;
import hocl.repl.session.command.AllCommands;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.jline.utils.Signals;

/**
 * Types a short session at a terminal that nobody sees. What it loads, sessions of later processes
 * find ready.
 */
final class SessionRehearsal {

  private static final String KEYS =
      """
      let max = replace x::Int, y::Int by x if x >= y
      1, 2, max
      :state
      :undo
      :help
      """;

  /** What a terminal of this process needs besides, and cannot be opened without one. */
  private static final List<String> OF_A_TERMINAL =
      List.of(
          "org.jline.terminal.impl.PosixSysTerminal",
          "org.jline.terminal.impl.NativeSignalHandler",
          "org.jline.terminal.impl.exec.ExecPty",
          "org.jline.terminal.impl.exec.ExecTerminalProvider",
          "org.jline.terminal.spi.SystemStream",
          "org.jline.utils.ExecHelper");

  private SessionRehearsal() {}

  /** Types it. */
  static void run() {
    for (String name : OF_A_TERMINAL) {
      try {
        Class.forName(name);
      } catch (ClassNotFoundException e) {
        // another version of the library does without it
      }
    }
    open();
    InputStream keys = new ByteArrayInputStream(KEYS.getBytes(StandardCharsets.UTF_8));
    OutputStream nowhere = OutputStream.nullOutputStream();
    try (Terminal terminal =
            new ExternalTerminal(
                "rehearsal", "xterm-256color", keys, nowhere, StandardCharsets.UTF_8);
        TerminalLines lines = TerminalLines.of(terminal, Optional.empty(), true)) {
      new Session(
              new Console(keys, nowhere, nowhere, Environment.PLAIN), lines, AllCommands.table())
          .run();
    } catch (IOException e) {
      // it is only a rehearsal
    }
  }

  /** Opens the terminal of this process, or finds that there is none. */
  private static void open() {
    Object before = Signals.register("WINCH", () -> {});
    Signals.unregister("WINCH", before);
    try (Terminal terminal = TerminalLines.builder().dumb(true).build()) {
      terminal.handle(Terminal.Signal.INT, Terminal.SignalHandler.SIG_DFL);
    } catch (IOException e) {
      // it is only a rehearsal
    }
  }
}
