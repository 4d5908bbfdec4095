package hocl.language.review;

import hocl.language.core.CoreType;
import hocl.language.core.Slot;
import hocl.language.java.Types;
import hocl.runtime.atom.Kind;
import hocl.runtime.atom.Molecule;
import java.util.ArrayList;
import java.util.List;

/** A set of kinds of values, as bits: those of atoms, and one for molecules. */
public final class Kinds {
  /** No value: what cannot be evaluated. */
  public static final int NONE = 0;

  /** All atoms. */
  public static final int ATOMS = (1 << Kind.values().length) - 1;

  /** Molecules: the values of rests and of data. */
  public static final int MOLECULE = 1 << Kind.values().length;

  public static final int INT = of(Kind.INT);
  public static final int FLOAT = of(Kind.FLOAT);
  public static final int NUM = INT | FLOAT;
  public static final int BOOL = of(Kind.BOOL);
  public static final int STRING = of(Kind.STRING);
  public static final int LIST = of(Kind.LIST);
  public static final int SOLUTION = of(Kind.SOLUTION);
  public static final int JAVA = of(Kind.JAVA);

  private static final int[] OF_TYPES = ofTypes();

  private Kinds() {}

  @SuppressWarnings("EnumOrdinal") // bits that no one keeps
  public static int of(Kind kind) {
    return 1 << kind.ordinal();
  }

  /** The kinds that a type holds. */
  @SuppressWarnings("EnumOrdinal") // places in an array that no one keeps
  public static int of(CoreType type) {
    return type instanceof CoreType.Basic basic ? OF_TYPES[basic.ordinal()] : ATOMS;
  }

  @SuppressWarnings("EnumOrdinal") // places in an array that no one keeps
  private static int[] ofTypes() {
    int[] all = new int[CoreType.Basic.values().length];
    for (CoreType.Basic type : CoreType.Basic.values()) {
      all[type.ordinal()] = kindsOf(type);
    }
    return all;
  }

  private static int kindsOf(CoreType.Basic basic) {
    int kinds = NONE;
    for (Kind kind : Kind.values()) {
      kinds |= Types.matches(kind, basic) ? of(kind) : NONE;
    }
    return kinds;
  }

  /** The kinds that a slot can hold. */
  public static int of(Slot.Kind slot) {
    return switch (slot) {
      case ATOM -> ATOMS;
      case REST -> MOLECULE;
      case EITHER -> ATOMS | MOLECULE;
    };
  }

  /** The kind of a value. */
  public static int ofValue(Object value) {
    return value instanceof Molecule ? MOLECULE : of(Kind.of(value));
  }

  public static boolean overlap(int one, int two) {
    return (one & two) != NONE;
  }

  /** The kinds in words: {@code a number}, {@code a String or a Symbol}. */
  static String words(int kinds) {
    List<String> words = new ArrayList<>();
    int left = kinds;
    if ((left & NUM) == NUM) {
      words.add("a number");
      left &= ~NUM;
    }
    for (Kind kind : Kind.values()) {
      if (overlap(left, of(kind))) {
        words.add((kind == Kind.INT ? "an " : "a ") + kind.title());
      }
    }
    if (overlap(left, MOLECULE)) {
      words.add("a rest");
    }
    return String.join(" or ", words);
  }
}
