package hocl.language.java;

import hocl.language.core.CoreType;
import hocl.runtime.atom.JavaObject;
import hocl.runtime.atom.Kind;
import hocl.runtime.atom.Molecule;

/** Which atoms a type holds. */
public final class Types {
  private Types() {}

  /** Whether an atom is of a type: in patterns, {@code instanceof} and parameters. */
  public static boolean matches(Object atom, CoreType type) {
    return switch (type) {
      case CoreType.Basic basic -> matches(Kind.of(atom), basic);
      case CoreType.Java java ->
          java.type().isInstance(atom instanceof JavaObject object ? object.value() : atom);
    };
  }

  /**
   * Whether a parameter of a type can have a value.
   *
   * @param value an atom, or a molecule, which only {@code ANY} holds
   */
  public static boolean holds(CoreType type, Object value) {
    return value instanceof Molecule ? type == CoreType.Basic.ANY : matches(value, type);
  }

  /** Whether a type of the language holds the atoms of a kind. */
  public static boolean matches(Kind kind, CoreType.Basic type) {
    return switch (type) {
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
      case BASIC ->
          switch (kind) {
            case INT, FLOAT, BOOL, STRING, JAVA -> true;
            case SYMBOL, FUNCTION, TUPLE, LIST, SOLUTION, RULE -> false;
          };
      case ANY -> true;
    };
  }

  /** The name of a type as programs write it. */
  public static String name(CoreType type) {
    return switch (type) {
      case CoreType.Basic basic ->
          basic.name().charAt(0) + basic.name().substring(1).toLowerCase(java.util.Locale.ROOT);
      case CoreType.Java java -> java.type().getSimpleName();
    };
  }
}
