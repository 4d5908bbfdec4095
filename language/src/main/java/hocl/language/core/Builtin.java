package hocl.language.core;

import java.util.Locale;

/** The built-in functions. They are not atoms and a {@code let} may hide them. */
public enum Builtin {
  ABS(1, 1),
  /** Of two or more atoms that {@code <} can order, or of one molecule, solution or List. */
  MIN(1, Integer.MAX_VALUE),
  MAX(1, Integer.MAX_VALUE),
  FLOOR(1, 1),
  CEIL(1, 1),
  ROUND(1, 1),
  SQRT(1, 1),
  POW(2, 2),
  SIZE(1, 1),
  SUM(1, 1),
  COUNT(2, 2),
  CONTAINS(2, 2),
  TO_INT(1, 1),
  TO_FLOAT(1, 1),
  TO_STRING(1, 1),
  /** Gives a molecule. */
  RANGE(2, 2),
  /** Gives a List. */
  SORT(1, 1),
  /** Gives a molecule. */
  ELEMENTS(1, 1),
  /** The item of a List at a place, counted from 0. */
  AT(2, 2);

  private final int least;
  private final int most;

  Builtin(int least, int most) {
    this.least = least;
    this.most = most;
  }

  /** The smallest number of arguments. */
  public int least() {
    return least;
  }

  /** The largest number of arguments. */
  public int most() {
    return most;
  }

  /** Whether a call gives a molecule and so may stand at an item position only. */
  public boolean givesMolecule() {
    return this == RANGE || this == ELEMENTS;
  }

  /** The name in programs: {@code toInt} for {@link #TO_INT}. */
  public String spelling() {
    String[] words = name().toLowerCase(Locale.ROOT).split("_", -1);
    StringBuilder out = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      out.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
    }
    return out.toString();
  }
}
