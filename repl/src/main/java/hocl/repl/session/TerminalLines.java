package hocl.repl.session;

import hocl.repl.console.Interrupts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.jline.reader.EOFError;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Inputs typed at a terminal, with line editing and a history that outlives the session. */
public final class TerminalLines implements InputLines {

  private static final String PROMPT = "hocl> ";
  private static final String CONTINUATION = "  ... ";

  private final Terminal terminal;
  private final LineReader reader;
  private final Queue<Input> pending = new ArrayDeque<>();

  private TerminalLines(Terminal terminal, Optional<Path> history) {
    this.terminal = terminal;
    LineReaderBuilder builder =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("hocl")
            .parser(new WholeInputs())
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.HISTORY_IGNORE_SPACE, false)
            .option(LineReader.Option.BRACKETED_PASTE, true)
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, CONTINUATION);
    history.ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
    this.reader = builder.build();
  }

  /**
   * Inputs from the terminal of this process.
   *
   * @param variables the environment, which says where the history is kept
   */
  public static TerminalLines open(Map<String, String> variables) throws IOException {
    return of(TerminalBuilder.builder().system(true).build(), historyFile(variables));
  }

  /**
   * Inputs from a terminal.
   *
   * @param history where lines are remembered, if anywhere
   */
  static TerminalLines of(Terminal terminal, Optional<Path> history) {
    return new TerminalLines(terminal, history);
  }

  /** The file of the history; its folder exists. Empty where it cannot be. */
  static Optional<Path> historyFile(Map<String, String> variables) {
    String configured = variables.getOrDefault("XDG_CONFIG_HOME", "");
    String home = variables.getOrDefault("HOME", "");
    if (configured.isEmpty() && home.isEmpty()) {
      return Optional.empty();
    }
    Path config = configured.isEmpty() ? Path.of(home, ".config") : Path.of(configured);
    try {
      return Optional.of(Files.createDirectories(config.resolve("hocl")).resolve("history"));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public Input next() {
    if (!pending.isEmpty()) {
      return pending.remove();
    }
    try {
      pending.addAll(split(reader.readLine(PROMPT)));
      return pending.remove();
    } catch (UserInterruptException e) {
      return new Input.Abandoned();
    } catch (EndOfFileException e) {
      return new Input.End();
    }
  }

  /** Splits a typed text into inputs: several if they were pasted at once, at least one. */
  static List<Input> split(String text) {
    if (text.indexOf('\n') < 0) {
      return List.of(new Input.Text(text));
    }
    ByteArrayInputStream bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    List<Input> inputs = new ArrayList<>();
    try (PipeLines lines = new PipeLines(bytes, Interrupts.NEVER)) {
      Input input = lines.next();
      while (input instanceof Input.Text) {
        inputs.add(input);
        input = lines.next();
      }
    }
    return inputs;
  }

  @Override
  public Interrupts interrupts() {
    return action -> {
      Terminal.SignalHandler before = terminal.handle(Terminal.Signal.INT, signal -> action.run());
      return () -> terminal.handle(Terminal.Signal.INT, before);
    };
  }

  @Override
  public boolean interactive() {
    return true;
  }

  @Override
  public void close() {
    try {
      reader.getHistory().save();
      terminal.close();
    } catch (IOException e) {
      // The history is a convenience: without it nothing is lost that matters.
    }
  }

  /** Lets a line end an input only when the input is whole. */
  private static final class WholeInputs implements Parser {

    private final DefaultParser words = new DefaultParser();

    private WholeInputs() {
      words.setEscapeChars(null);
      words.setQuoteChars(new char[0]);
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
      if (context == ParseContext.ACCEPT_LINE && Completeness.wantsMore(line + "\n")) {
        throw new EOFError(-1, -1, "the input is not whole yet");
      }
      return words.parse(line, cursor, context);
    }

    @Override
    public boolean isEscapeChar(char unit) {
      return false;
    }
  }
}
