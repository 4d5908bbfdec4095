package hocl.grammar.tree;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The types of the language, each with the names that mean the same. */
public enum TypeName {
  /** Whole numbers. */
  INT("Int", "int long Integer Long BigInteger"),
  /** Doubles. */
  FLOAT("Float", "float double Double"),
  /** Int or Float. */
  NUM("Num", "Number"),
  /** Truth values. */
  BOOL("Bool", "boolean Boolean"),
  /** Text. */
  STRING("String", "string"),
  /** Symbols. */
  SYMBOL("Symbol", ""),
  /** Tuples of any arity. */
  TUPLE("Tuple", ""),
  /** Lists. */
  LIST("List", ""),
  /** Solutions. */
  SOLUTION("Solution", ""),
  /** Rules. */
  RULE("Rule", ""),
  /** Functions of the program as values. */
  FUNCTION("Function", ""),
  /** Numbers, Bools, Strings and Java objects. */
  BASIC("Basic", "Object"),
  /** Every atom. */
  ANY("Any", "");

  private static final Map<String, TypeName> BY_NAME = index();

  private final String text;
  private final String synonyms;

  TypeName(String text, String synonyms) {
    this.text = text;
    this.synonyms = synonyms;
  }

  /** The first synonym, as the formatter writes it. */
  public String text() {
    return text;
  }

  /** The type that a name means, under any of its synonyms; empty for other names. */
  public static Optional<TypeName> of(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** All names of types, first synonyms in the order of declaration. */
  public static List<String> names() {
    return List.of(values()).stream().map(TypeName::text).toList();
  }

  private static Map<String, TypeName> index() {
    Map<String, TypeName> map = new HashMap<>();
    for (TypeName type : values()) {
      for (String synonym : (type.text + " " + type.synonyms).strip().split(" ")) {
        map.put(synonym, type);
      }
    }
    return map;
  }
}
