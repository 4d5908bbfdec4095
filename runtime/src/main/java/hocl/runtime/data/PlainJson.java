package hocl.runtime.data;

import com.fasterxml.jackson.core.JsonToken;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Tuple;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Values of JSON as atoms: an array is a List, an object a solution with a pair {@code "key":value}
 * for each member, null the symbol {@code Null}.
 */
final class PlainJson {
  private static final int DEEPEST = 1000;

  private final JsonInput input;
  private final ArrayDeque<Open> open = new ArrayDeque<>();

  PlainJson(JsonInput input) {
    this.input = input;
  }

  /** Reads the value that begins with a token. */
  @SuppressWarnings("ReferenceEquality") // this object marks that nothing is finished
  Object value(JsonToken first) throws DataException {
    JsonToken token = first;
    while (true) {
      Object finished = step(token);
      if (finished != this) {
        if (open.isEmpty()) {
          return finished;
        }
        open.element().add(finished);
      }
      token = input.next();
    }
  }

  /** Reads the rest of an object of which the brace and a member's name have been read. */
  Object restOfObject(String firstName) throws DataException {
    Open object = new Open(true);
    object.key = firstName;
    open.push(object);
    return value(input.next());
  }

  /** The value that a token finishes, or this object if it finishes none. */
  private Object step(JsonToken token) throws DataException {
    return switch (token) {
      case START_ARRAY, START_OBJECT -> {
        if (open.size() == DEEPEST) {
          throw input.error(
              "arrays and objects are nested more than " + DEEPEST + " deep",
              "flatten the data, or use the format `hocl-json`");
        }
        open.push(new Open(token == JsonToken.START_OBJECT));
        yield this;
      }
      case FIELD_NAME -> {
        open.element().key = input.whole(input.name());
        yield this;
      }
      case END_ARRAY -> {
        yield ListAtom.of(open.pop().atoms);
      }
      case END_OBJECT -> {
        yield Solution.of(open.pop().atoms);
      }
      default -> {
        Object value = input.scalar(token);
        yield value instanceof String text ? input.whole(text) : value;
      }
    };
  }

  /** An array, or an object while its members come. */
  private static final class Open {
    private final boolean object;
    final List<Object> atoms = new ArrayList<>();
    String key = "";

    Open(boolean object) {
      this.object = object;
    }

    void add(Object value) {
      atoms.add(object ? Tuple.of(key, value) : value);
    }
  }
}
