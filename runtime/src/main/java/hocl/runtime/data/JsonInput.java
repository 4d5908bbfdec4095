package hocl.runtime.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import hocl.runtime.atom.Floats;
import hocl.runtime.atom.Ints;
import hocl.runtime.atom.Symbol;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The tokens of a JSON document, with errors in our words. */
final class JsonInput implements AutoCloseable {
  private static final Symbol NULL = Symbol.of("Null");

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final DataSource source;
  private final JsonParser parser;
  private final long fixedLine;

  private JsonInput(DataSource source, JsonParser parser, long fixedLine) {
    this.source = source;
    this.parser = parser;
    this.fixedLine = fixedLine;
  }

  /** A document that is the whole source. */
  static JsonInput ofSource(DataSource source) throws DataException {
    try {
      return new JsonInput(source, FACTORY.createParser(source.open()), 0);
    } catch (IOException e) {
      throw source.failure(e);
    }
  }

  /** A document that is one line of a source. */
  static JsonInput ofLine(DataSource source, String text, long line) throws DataException {
    try {
      return new JsonInput(source, FACTORY.createParser(text), line);
    } catch (IOException e) {
      throw source.failure(e);
    }
  }

  /** The next token, or null at the end of the document. */
  @Nullable JsonToken nextOrEnd() throws DataException {
    try {
      return parser.nextToken();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** The next token. */
  JsonToken next() throws DataException {
    JsonToken token = nextOrEnd();
    if (token == null) {
      throw ended();
    }
    return token;
  }

  /** Checks that nothing follows. */
  void expectEnd(String hint) throws DataException {
    if (nextOrEnd() != null) {
      throw error("something follows the end of the JSON document", hint);
    }
  }

  /** The name of the member that has just begun. */
  String name() throws DataException {
    try {
      return parser.currentName();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** The atom of a token that is neither structure nor a name. */
  Object scalar(JsonToken token) throws DataException {
    try {
      return switch (token) {
        case VALUE_STRING -> parser.getText();
        case VALUE_TRUE -> true;
        case VALUE_FALSE -> false;
        case VALUE_NULL -> NULL;
        case VALUE_NUMBER_INT ->
            parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? Ints.parse(parser.getText())
                : (Object) parser.getLongValue();
        case VALUE_NUMBER_FLOAT -> floating();
        default -> throw error("`" + token.asString() + "` stands where a value was expected", "");
      };
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /**
   * A text, which is refused if it has one half of a character without the other. The tagged form
   * may have them, since hocl wrote it.
   */
  String whole(String text) throws DataException {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (Character.isSurrogate(unit)) {
        if (Character.isLowSurrogate(unit)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          JsonMistake mistake = JsonMistake.halfCharacter();
          throw error(mistake.sentence(), mistake.hint());
        }
        i++;
      }
    }
    return text;
  }

  private Double floating() throws IOException, DataException {
    double value = parser.getDoubleValue();
    if (Double.isInfinite(value)) {
      throw error(
          "`" + shorten(parser.getText()) + "` is too large for a Float",
          "write it as a string, or as an integer, which may have any length");
    }
    return Floats.of(value);
  }

  /** An error at the current place. */
  DataException error(String sentence, String hint) {
    return new DataException(source.name(), line(), sentence, hint);
  }

  private long line() {
    return fixedLine > 0 ? fixedLine : parser.currentLocation().getLineNr();
  }

  private DataException ended() {
    return error(
        "the JSON document ends before it is complete",
        "a bracket, a brace or a quote may be missing at its end");
  }

  private DataException failure(IOException e) {
    if (e instanceof JsonEOFException) {
      return ended();
    }
    if (!(e instanceof JsonProcessingException syntax)) {
      return source.failure(e);
    }
    String message = String.valueOf(syntax.getOriginalMessage());
    if (message.startsWith("Unexpected end-of-input")) {
      return ended();
    }
    if (message.startsWith("Invalid UTF-8")) {
      return error("this text is not in UTF-8", "convert it to UTF-8");
    }
    JsonMistake mistake = JsonMistake.of(message);
    int column = Math.max(1, parser.currentLocation().getColumnNr() - 1);
    return error(mistake.sentence() + " (column " + column + ")", mistake.hint());
  }

  private static String shorten(String text) {
    return text.length() > 120 ? text.substring(0, 120) + "..." : text;
  }

  @Override
  public void close() throws DataException {
    try {
      parser.close();
    } catch (IOException e) {
      throw source.failure(e);
    }
  }
}
