package hocl.repl.session;

import hocl.repl.console.Interrupts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Inputs from a pipe or a file: no prompt, lines are joined until they make a whole input and the
 * next line is not indented.
 */
public final class PipeLines implements InputLines {

  private final BufferedReader reader;
  private final Interrupts interrupts;
  private @Nullable String ahead;

  /** Reads text in UTF-8. */
  public PipeLines(InputStream in, Interrupts interrupts) {
    this.reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    this.interrupts = interrupts;
  }

  @Override
  public Input next() {
    StringBuilder text = new StringBuilder();
    String line = take();
    while (line != null) {
      text.append(line).append('\n');
      if (!Completeness.wantsMore(text.toString()) && !continues(text)) {
        return new Input.Text(text.toString());
      }
      line = take();
    }
    return text.isEmpty() ? new Input.End() : new Input.Text(text.toString());
  }

  /** Whether the next line belongs to this input although it could end here: it is indented. */
  private boolean continues(CharSequence text) {
    if (ahead == null) {
      ahead = readLine();
    }
    return ahead != null
        && !ahead.isBlank()
        && Character.isWhitespace(ahead.charAt(0))
        && !text.toString().isBlank()
        && !Completeness.isCommand(text.toString());
  }

  private @Nullable String take() {
    String line = ahead == null ? readLine() : ahead;
    ahead = null;
    return line;
  }

  private @Nullable String readLine() {
    try {
      return reader.readLine();
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  public Interrupts interrupts() {
    return interrupts;
  }

  @Override
  public boolean interactive() {
    return false;
  }

  /** Leaves the stream open, for it belongs to the process. */
  @Override
  public void close() {}
}
