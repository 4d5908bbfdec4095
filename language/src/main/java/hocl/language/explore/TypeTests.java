package hocl.language.explore;

import hocl.language.core.CoreType;
import hocl.runtime.atom.JavaObject;
import hocl.runtime.atom.Kind;

/** Tests whether atoms belong to types. Any thread may call. */
public final class TypeTests {
  private TypeTests() {}

  /** Whether an atom belongs to a type. */
  public static boolean matches(CoreType type, Object atom) {
    Kind kind = Kind.of(atom);
    return switch (type) {
      case CoreType.Basic basic ->
          switch (basic) {
            case INT -> kind == Kind.INT;
            case FLOAT -> kind == Kind.FLOAT;
            case NUM -> kind == Kind.INT || kind == Kind.FLOAT;
            case BOOL -> kind == Kind.BOOL;
            case STRING -> kind == Kind.STRING;
            case SYMBOL -> kind == Kind.SYMBOL;
            case TUPLE -> kind == Kind.TUPLE;
            case LIST -> kind == Kind.LIST;
            case SOLUTION -> kind == Kind.SOLUTION;
            case RULE -> kind == Kind.RULE;
            case FUNCTION -> kind == Kind.FUNCTION;
            case BASIC -> isBasic(kind);
            case ANY -> true;
          };
      case CoreType.Java(Class<?> wanted) ->
          isBasic(kind) && wanted.isInstance(atom instanceof JavaObject java ? java.value() : atom);
    };
  }

  private static boolean isBasic(Kind kind) {
    return switch (kind) {
      case BOOL, INT, FLOAT, STRING, JAVA -> true;
      case SYMBOL, FUNCTION, TUPLE, LIST, SOLUTION, RULE -> false;
    };
  }
}
