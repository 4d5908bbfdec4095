package hocl.repl.session;

import java.util.function.Function;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Lets a line end an input only when the input is whole, and finds the word to complete. */
final class TypedWords implements Parser {

  private final Function<String, Completions.Found> completions;

  TypedWords(Function<String, Completions.Found> completions) {
    this.completions = completions;
  }

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE && Completeness.wantsMore(line + "\n")) {
      throw new EOFError(-1, -1, "the input is not whole yet");
    }
    if (context != ParseContext.COMPLETE) {
      return new TypedLine(line, cursor, line);
    }
    int start = completions.apply(line.substring(0, cursor)).start();
    return new TypedLine(line, cursor, line.substring(start, cursor));
  }

  @Override
  public boolean isEscapeChar(char unit) {
    return false;
  }

  @Override
  public boolean validCommandName(String name) {
    return true;
  }
}
