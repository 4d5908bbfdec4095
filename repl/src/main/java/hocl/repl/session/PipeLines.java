package hocl.repl.session;

import hocl.repl.console.Interrupts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Inputs from a pipe or a file: no prompt, lines are joined until they make a whole input and the
 * next line is not indented. Empty lines may stand in an input; one that is not whole ends where a
 * command follows an empty line.
 */
public final class PipeLines implements InputLines {

  private final BufferedReader reader;
  private final Interrupts interrupts;
  private final Deque<String> ahead = new ArrayDeque<>();

  /** Reads text in UTF-8. */
  public PipeLines(InputStream in, Interrupts interrupts) {
    this.reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    this.interrupts = interrupts;
  }

  @Override
  public Input next(String prompt) {
    StringBuilder text = new StringBuilder();
    String line = take();
    while (line != null) {
      text.append(line).append('\n');
      if (!goesOn(text.toString(), line.isBlank())) {
        return new Input.Text(text.toString());
      }
      line = take();
    }
    return text.isEmpty() ? new Input.End() : new Input.Text(text.toString());
  }

  private boolean goesOn(String text, boolean afterEmptyLine) {
    if (text.isBlank()) {
      return false;
    }
    if (Completeness.isComment(text)) {
      return !commandFollows();
    }
    return afterEmptyLine
        ? Completeness.isIncomplete(text) && !commandFollows()
        : Completeness.isIncomplete(text) || continues(text);
  }

  /** Whether the next line belongs to this input although it could end here: it is indented. */
  private boolean continues(String text) {
    if (Completeness.isCommand(text)) {
      return false;
    }
    String next = ahead(0);
    return next != null && !next.isBlank() && Character.isWhitespace(next.charAt(0));
  }

  /** Whether the next line that is not empty is a command, or there is none. */
  private boolean commandFollows() {
    int place = 0;
    String next = ahead(place);
    while (next != null && next.isBlank()) {
      place++;
      next = ahead(place);
    }
    return next == null || Completeness.isCommand(next);
  }

  /** The line at a place behind the latest one, which stays to be taken; null behind the end. */
  private @Nullable String ahead(int place) {
    while (ahead.size() <= place) {
      String line = readLine();
      if (line == null) {
        return null;
      }
      ahead.add(line);
    }
    List<String> lines = new ArrayList<>(ahead);
    return lines.get(place);
  }

  private @Nullable String take() {
    return ahead.isEmpty() ? readLine() : ahead.poll();
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
