package hocl.repl.session;

import hocl.repl.console.Environment;
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
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/** Inputs typed at a terminal, with line editing and a history that outlives the session. */
public final class TerminalLines implements InputLines {

  private static final String CONTINUATION = "  ... ";

  private final Terminal terminal;
  private static final String INTERRUPT = "INT";

  private final LineReader reader;
  private final Queue<Input> pending = new ArrayDeque<>();
  private @Nullable Vocabulary vocabulary;

  private TerminalLines(Terminal terminal, Optional<Path> history, boolean coloured) {
    this.terminal = terminal;
    LineReaderBuilder builder =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("hocl")
            .parser(new TypedWords(this::completions))
            .completer(new TypedCompleter(this::completions))
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.HISTORY_IGNORE_SPACE, false)
            .option(LineReader.Option.BRACKETED_PASTE, true)
            .option(LineReader.Option.INSERT_TAB, false)
            .option(LineReader.Option.AUTO_MENU, false)
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, CONTINUATION);
    if (coloured) {
      builder.highlighter(new TypedColours());
    }
    history.ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
    this.reader = builder.build();
  }

  /**
   * Inputs from the terminal of this process.
   *
   * @param environment which says where the history is kept, and whether colours are wanted
   */
  public static TerminalLines open(Environment environment) throws IOException {
    return new TerminalLines(
        builder().build(), historyFile(environment.variables()), environment.wantsColour());
  }

  /**
   * What opens the terminal of this process: by calls of {@code stty}, which cost less than loading
   * native code would, and without asking the terminal what it can do, which takes its time.
   */
  public static TerminalBuilder builder() {
    return TerminalBuilder.builder()
        .system(true)
        .provider(TerminalBuilder.PROP_PROVIDER_EXEC)
        .graphemeCluster(false);
  }

  /**
   * Inputs from a terminal, without colours.
   *
   * @param history where lines are remembered, if anywhere
   */
  static TerminalLines of(Terminal terminal, Optional<Path> history) {
    return of(terminal, history, false);
  }

  /**
   * Inputs from a terminal.
   *
   * @param history where lines are remembered, if anywhere
   * @param coloured whether inputs are coloured while they are typed
   */
  public static TerminalLines of(Terminal terminal, Optional<Path> history, boolean coloured) {
    return new TerminalLines(terminal, history, coloured);
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

  private Completions.Found completions(String text) {
    Vocabulary known = vocabulary;
    return known == null
        ? new Completions.Found(text.length(), List.of())
        : new Completions(known).of(text);
  }

  @Override
  public void completeFrom(Vocabulary words) {
    vocabulary = words;
  }

  @Override
  public Input next(String prompt) {
    if (!pending.isEmpty()) {
      return pending.remove();
    }
    Thread reading = Thread.currentThread();
    try (Interrupts.Handle _ = isDumb() ? ofProcess(reading::interrupt) : () -> {}) {
      pending.addAll(split(reader.readLine(prompt)));
      return pending.remove();
    } catch (UserInterruptException e) {
      boolean _ = Thread.interrupted();
      return new Input.Abandoned();
    } catch (EndOfFileException e) {
      return new Input.End();
    }
  }

  /** Whether the terminal can do nothing, not even say that Ctrl-C was typed: a signal comes. */
  private boolean isDumb() {
    return terminal.getType().startsWith(Terminal.TYPE_DUMB);
  }

  private static Interrupts.Handle ofProcess(Runnable action) {
    Object before = Signals.register(INTERRUPT, action);
    return () -> Signals.unregister(INTERRUPT, before);
  }

  /**
   * Splits a typed text into inputs, at least one. Several lines are one input, such as a program
   * that was pasted, unless they only make sense one by one, or hold commands.
   */
  static List<Input> split(String text) {
    if (text.indexOf('\n') < 0 || (!hasCommands(text) && Completeness.isSound(text))) {
      return List.of(new Input.Text(text));
    }
    ByteArrayInputStream bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    List<Input> inputs = new ArrayList<>();
    boolean sound = true;
    try (PipeLines lines = new PipeLines(bytes, Interrupts.NEVER)) {
      Input input = lines.next("");
      while (input instanceof Input.Text(String part)) {
        inputs.add(input);
        sound &= Completeness.isCommand(part) || Completeness.isSound(part);
        input = lines.next("");
      }
    }
    return sound || hasCommands(text) ? inputs : List.of(new Input.Text(text));
  }

  private static boolean hasCommands(String text) {
    return text.lines().anyMatch(Completeness::isCommand);
  }

  @Override
  public Interrupts interrupts() {
    return action -> {
      if (isDumb()) {
        return ofProcess(action);
      }
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
}
