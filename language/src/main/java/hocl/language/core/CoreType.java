package hocl.language.core;

/** The type of a pattern variable, of {@code instanceof} and of a cast. */
public sealed interface CoreType {

  /** The types of the language. */
  enum Basic implements CoreType {
    INT,
    FLOAT,
    /** Int or Float. */
    NUM,
    BOOL,
    STRING,
    SYMBOL,
    TUPLE,
    LIST,
    SOLUTION,
    RULE,
    FUNCTION,
    /** A number, Bool, String or Java object. */
    BASIC,
    ANY
  }

  /** A Java class; only where the caller allows Java. */
  record Java(Class<?> type) implements CoreType {}
}
