package hocl.runtime.data;

import com.fasterxml.jackson.core.JsonToken;
import hocl.runtime.atom.Floats;
import hocl.runtime.atom.Ints;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Symbol;
import hocl.runtime.atom.Tuple;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what {@link JsonEncoding} writes. */
final class TaggedJson {
  static final String VERSION_MEMBER = "hocl";

  private static final int DEEPEST = 1_000_000;
  private static final Pattern INT = Pattern.compile("-?[0-9]+");

  private final JsonInput input;
  private final Function<String, Object> ruleSource;
  private final ArrayDeque<Open> open = new ArrayDeque<>();

  TaggedJson(JsonInput input, Function<String, Object> ruleSource) {
    this.input = input;
    this.ruleSource = ruleSource;
  }

  /** Reads the rest of a document of which the first member's name has been read. */
  void restOfDocument(Consumer<Object> atoms) throws DataException {
    JsonToken version = input.next();
    if (version != JsonToken.VALUE_NUMBER_INT || !input.scalar(version).equals(1L)) {
      throw input.error("this version of the format `hocl-json` is unknown", "version 1 is known");
    }
    if (input.next() != JsonToken.FIELD_NAME
        || !input.name().equals("solution")
        || input.next() != JsonToken.START_ARRAY) {
      throw input.error("`\"solution\":[` was expected behind the version", "");
    }
    JsonToken token = input.next();
    while (token != JsonToken.END_ARRAY) {
      atoms.accept(value(token));
      token = input.next();
    }
    if (input.next() != JsonToken.END_OBJECT) {
      throw input.error("nothing may follow the array of the document", "");
    }
  }

  @SuppressWarnings("ReferenceEquality") // this object marks that nothing is finished
  private Object value(JsonToken first) throws DataException {
    JsonToken token = first;
    while (true) {
      Object finished = step(token);
      if (finished != this) {
        if (open.isEmpty()) {
          return finished;
        }
        add(open.element(), finished);
      }
      token = input.next();
    }
  }

  /** The value that a token finishes, or this object if it finishes none. */
  private Object step(JsonToken token) throws DataException {
    return switch (token) {
      case START_ARRAY, START_OBJECT -> {
        begin(token == JsonToken.START_OBJECT);
        yield this;
      }
      case FIELD_NAME -> {
        Open object = open.element();
        if (object.tag != null) {
          throw input.error("an object with a tag has only one member", "");
        }
        object.tag = input.name();
        yield this;
      }
      case END_ARRAY -> {
        yield ofArray(open.pop());
      }
      case END_OBJECT -> {
        Open object = open.pop();
        if (object.atoms.isEmpty()) {
          throw input.error("an object without a tag stands for no atom", "");
        }
        yield object.atoms.getFirst();
      }
      default -> {
        Object scalar = input.scalar(token);
        if (token == JsonToken.VALUE_NULL) {
          throw input.error("`null` stands for no atom", "a symbol is `{\"symbol\":\"Null\"}`");
        }
        yield scalar;
      }
    };
  }

  private void begin(boolean object) throws DataException {
    if (open.size() == DEEPEST) {
      throw input.error("arrays and objects are nested more than " + DEEPEST + " deep", "");
    }
    Open parent = open.peek();
    String tag = parent == null || !parent.object ? null : parent.tag;
    if (tag != null && (object || !(tag.equals("tuple") || tag.equals("solution")))) {
      throw unexpected(tag);
    }
    open.push(new Open(object, object ? null : tag));
  }

  private Object ofArray(Open array) throws DataException {
    if (array.tag == null) {
      return ListAtom.of(array.atoms);
    }
    if (array.tag.equals("solution")) {
      return Solution.of(array.atoms);
    }
    if (array.atoms.size() < 2) {
      throw input.error("a tuple has at least two fields, not " + array.atoms.size(), "");
    }
    return Tuple.of(array.atoms.toArray());
  }

  /** Adds an item to an array, or makes the content of an object the atom that its tag says. */
  private void add(Open to, Object value) throws DataException {
    to.atoms.add(to.object && to.tag != null ? tagged(to.tag, value) : value);
  }

  private Object tagged(String tag, Object content) throws DataException {
    Object atom =
        switch (tag) {
          case "tuple" -> content instanceof Tuple ? content : null;
          case "solution" -> content instanceof Solution ? content : null;
          case "int" -> integer(content);
          case "float" -> floating(content);
          case "symbol" -> symbol(content);
          case "rule", "function" -> content instanceof String text ? fromSource(text) : null;
          case "java" ->
              throw input.error("a Java object cannot be read", "turn it into other atoms first");
          default ->
              throw input.error(
                  "the tag `" + tag + "` is unknown",
                  "the tags are int, float, symbol, tuple, solution, rule and function");
        };
    if (atom == null) {
      throw unexpected(tag);
    }
    return atom;
  }

  private DataException unexpected(String tag) {
    return input.error("the content of `" + tag + "` is of the wrong type", "");
  }

  private static @Nullable Object integer(Object content) {
    return switch (content) {
      case Long value -> value;
      case BigInteger value -> value;
      case String text when INT.matcher(text).matches() -> Ints.parse(text);
      default -> null;
    };
  }

  private static @Nullable Object floating(Object content) {
    return switch (content) {
      case Double value -> value;
      case Long value -> Floats.of((double) value);
      case String text when text.equals("inf") -> Double.POSITIVE_INFINITY;
      case String text when text.equals("-inf") -> Double.NEGATIVE_INFINITY;
      default -> null;
    };
  }

  private static @Nullable Object symbol(Object content) {
    if (!(content instanceof String name) || name.isEmpty()) {
      return null;
    }
    boolean word =
        Character.isLetter(name.codePointAt(0))
            && !Character.isLowerCase(name.codePointAt(0))
            && name.codePoints().allMatch(Character::isJavaIdentifierPart);
    return word ? Symbol.of(name) : null;
  }

  private Object fromSource(String text) throws DataException {
    try {
      return ruleSource.apply(text);
    } catch (IllegalArgumentException e) {
      String shown = text.length() > 80 ? text.substring(0, 80) + "..." : text;
      throw input.error("`" + shown + "` is not understood: " + e.getMessage(), "");
    }
  }

  /** An array, or an object with at most one member; the tag of an array is its parent's. */
  private static final class Open {
    final List<Object> atoms = new ArrayList<>();
    final boolean object;
    @Nullable String tag;

    Open(boolean object, @Nullable String tag) {
      this.object = object;
      this.tag = tag;
    }
  }
}
