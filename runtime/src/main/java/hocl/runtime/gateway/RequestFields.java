package hocl.runtime.gateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members of an object in a request, each of its kind or refused. */
final class RequestFields {

  private final Map<String, @Nullable Object> object;
  private final String place;

  RequestFields(Map<String, @Nullable Object> object, String place) {
    this.object = object;
    this.place = place;
  }

  /** Refuses members of other names. */
  void only(Set<String> names) throws RefusedException {
    for (String name : object.keySet()) {
      if (!names.contains(name)) {
        throw bad("`" + name + "` is no member of " + place);
      }
    }
  }

  private static RefusedException bad(String sentence) {
    return new RefusedException(
        RefusedException.BAD, "The request is wrong: " + sentence + ".", "");
  }

  /** A text, or the default where there is none. */
  String text(String name, String absent) throws RefusedException {
    return switch (object.get(name)) {
      case null -> absent;
      case String text -> text;
      default -> throw bad("`" + name + "` is to be a text");
    };
  }

  /** A text that has to be there. */
  String text(String name) throws RefusedException {
    if (object.get(name) instanceof String text) {
      return text;
    }
    throw bad(place + " needs the text `" + name + "`");
  }

  /** A number of at least 0, or the default where there is none. */
  long number(String name, long absent) throws RefusedException {
    return switch (object.get(name)) {
      case null -> absent;
      case Long number when number >= 0 -> number;
      default -> throw bad("`" + name + "` is to be a whole number of at least 0");
    };
  }

  /** A truth, false where there is none. */
  boolean truth(String name) throws RefusedException {
    return switch (object.get(name)) {
      case null -> false;
      case Boolean truth -> truth;
      default -> throw bad("`" + name + "` is to be true or false");
    };
  }

  /** Texts by name; none where there are none. */
  Map<String, String> texts(String name) throws RefusedException {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, @Nullable Object> entry : objectAt(name).entrySet()) {
      if (!(entry.getValue() instanceof String text)) {
        throw bad("`" + entry.getKey() + "` in `" + name + "` is to be a text");
      }
      texts.put(entry.getKey(), text);
    }
    return texts;
  }

  /** Objects by name; none where there are none. */
  Map<String, RequestFields> objects(String name) throws RefusedException {
    Map<String, RequestFields> objects = new LinkedHashMap<>();
    for (Map.Entry<String, @Nullable Object> entry : objectAt(name).entrySet()) {
      objects.put(
          entry.getKey(), new RequestFields(asObject(entry.getKey(), entry.getValue()), name));
    }
    return objects;
  }

  /** A list of texts; none where there is none. */
  List<String> list(String name) throws RefusedException {
    return switch (object.get(name)) {
      case null -> List.of();
      case List<?> list when list.stream().allMatch(String.class::isInstance) ->
          list.stream().map(String.class::cast).toList();
      default -> throw bad("`" + name + "` is to be a list of texts");
    };
  }

  private Map<String, @Nullable Object> objectAt(String name) throws RefusedException {
    return object.get(name) == null ? Map.of() : asObject(name, object.get(name));
  }

  private static Map<String, @Nullable Object> asObject(String name, @Nullable Object value)
      throws RefusedException {
    if (!(value instanceof Map<?, ?> map)) {
      throw bad("`" + name + "` is to be an object");
    }
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    map.forEach((key, member) -> object.put(String.valueOf(key), member));
    return object;
  }
}
