package hocl.runtime.data;

import com.fasterxml.jackson.core.JsonToken;
import hocl.runtime.atom.MoleculeBuilder;
import hocl.runtime.atom.Solution;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads a JSON document: the elements of an array, or the one atom that any other value is. An
 * object whose first member is called {@code hocl} is the encoding of {@link JsonEncoding}.
 */
final class JsonReader implements DataReader {
  private final Function<String, Object> ruleSource;

  JsonReader(Function<String, Object> ruleSource) {
    this.ruleSource = ruleSource;
  }

  @Override
  public void read(DataSource source, MoleculeBuilder atoms) throws DataException {
    read(source, (Consumer<Object>) atoms::add);
  }

  private void read(DataSource source, Consumer<Object> atoms) throws DataException {
    try (JsonInput input = JsonInput.ofSource(source)) {
      JsonToken token = input.nextOrEnd();
      if (token == null) {
        throw input.error("this file is empty", "an empty JSON document is `[]`");
      }
      PlainJson plain = new PlainJson(input);
      switch (token) {
        case START_ARRAY -> elements(input, plain, atoms);
        case START_OBJECT -> object(input, plain, atoms);
        default -> atoms.accept(plain.value(token));
      }
      input.expectEnd("a file with a value in each line has the format `jsonl`");
    }
  }

  private static void elements(JsonInput input, PlainJson plain, Consumer<Object> atoms)
      throws DataException {
    JsonToken token = input.next();
    while (token != JsonToken.END_ARRAY) {
      atoms.accept(plain.value(token));
      token = input.next();
    }
  }

  private void object(JsonInput input, PlainJson plain, Consumer<Object> atoms)
      throws DataException {
    if (input.next() == JsonToken.END_OBJECT) {
      atoms.accept(Solution.EMPTY);
      return;
    }
    String name = input.name();
    if (name.equals(TaggedJson.VERSION_MEMBER)) {
      new TaggedJson(input, ruleSource).restOfDocument(atoms);
    } else {
      atoms.accept(plain.restOfObject(name));
    }
  }

  /** Reads a JSON value in each line; empty lines are skipped. */
  static void readLines(DataSource source, Consumer<Object> atoms) throws DataException {
    TextLines.readLines(
        source,
        (text, line) -> {
          if (text.isBlank()) {
            return;
          }
          try (JsonInput input = JsonInput.ofLine(source, text, line)) {
            atoms.accept(new PlainJson(input).value(input.next()));
            input.expectEnd("each line holds one value");
          }
        });
  }

  /** Reads a document of {@link JsonEncoding} and nothing else. */
  static void readTagged(
      DataSource source, Function<String, Object> ruleSource, Consumer<Object> atoms)
      throws DataException {
    try (JsonInput input = JsonInput.ofSource(source)) {
      if (input.nextOrEnd() != JsonToken.START_OBJECT
          || input.nextOrEnd() != JsonToken.FIELD_NAME
          || !input.name().equals(TaggedJson.VERSION_MEMBER)) {
        throw input.error(
            "this is not a document of the format `hocl-json`",
            "it begins with `{\"hocl\":1,\"solution\":[`");
      }
      new TaggedJson(input, ruleSource).restOfDocument(atoms);
      input.expectEnd("");
    }
  }
}
