package hocl.language.generate;

import hocl.language.generate.HeadVariable.Sort;
import java.util.List;

/** Draws expressions and guards over the variables of a rule. */
final class ExpressionSource {
  private final ProgramDraws draws;
  private final AtomSource atoms;
  private final List<HeadVariable> variables;

  ExpressionSource(ProgramDraws draws, AtomSource atoms, List<HeadVariable> variables) {
    this.draws = draws;
    this.atoms = atoms;
    this.variables = variables;
  }

  private String of(Sort sort, String otherwise) {
    List<HeadVariable> candidates = variables.stream().filter(v -> v.sort() == sort).toList();
    return candidates.isEmpty() ? otherwise : draws.pick(candidates).name();
  }

  /** A variable that stands for an atom, or a literal where there is none. */
  String atom() {
    List<HeadVariable> candidates = variables.stream().filter(v -> v.sort() != Sort.REST).toList();
    return candidates.isEmpty() ? atoms.simple() : draws.pick(candidates).name();
  }

  boolean has(Sort sort) {
    return variables.stream().anyMatch(v -> v.sort() == sort);
  }

  String rest() {
    return of(Sort.REST, "nothing");
  }

  String number() {
    return draws.percent(25)
        ? of(Sort.NUMBER, of(Sort.INT, "" + draws.below(4)))
        : of(Sort.INT, draws.percent(50) ? "" + draws.below(4) : of(Sort.NUMBER, "1"));
  }

  /** An expression that has a value in nearly all cases, and rarely none. */
  String value() {
    if (draws.percent(6)) {
      return draws.pick(
          "10 / " + number(), number() + " % " + number(), atom() + " - 1", atom() + " * 2");
    }
    return switch (draws.below(19)) {
      case 16 -> sum();
      case 0, 1 -> number() + " + " + number();
      case 2 -> number() + " - 1";
      case 3 -> "max(" + number() + ", " + number() + ")";
      case 4 -> "(" + number() + " * " + number() + ") % 5";
      case 5 -> "-" + number();
      case 6 -> has(Sort.REST) ? "size(" + rest() + ")" : "abs(" + number() + ")";
      case 7 -> has(Sort.REST) ? "count(" + atom() + ", " + rest() + ")" : number() + " * 2";
      case 8 -> "if " + test() + " then " + number() + " else " + atom();
      case 9 -> "inc(" + number() + ")";
      case 10 -> "\"s\" + " + number();
      case 11 -> has(Sort.FUNCTION) ? of(Sort.FUNCTION, "") + "(" + number() + ")" : number();
      case 12 -> "let t = " + number() + " in t * t";
      case 13 -> number() + draws.pick(" div 2", " mod 3", " mod -0.7", " div 0.1");
      case 14 -> number() + " * 9223372036854775807 - " + number();
      case 15, 17 -> atom();
      default -> atoms.simple();
    };
  }

  /** A sum that depends on the order of additions where that is not exact. */
  private String sum() {
    String items = number() + ", 0.1, " + draws.pick("1e17", "0.2", "-1e17") + ", " + number();
    return "sum(" + (draws.percent(50) ? "[" + items + "]" : "<" + items + ">") + ")";
  }

  /** A comparison that always has a value if its operands are numbers. */
  private String test() {
    return number() + " " + draws.pick(">", ">=", "<", "<=", "==", "!=") + " " + number();
  }

  /** A conjunct of a guard. Some cannot be evaluated for some atoms. */
  String guard() {
    return switch (draws.below(20)) {
      case 0, 1, 2, 3, 4, 5 -> test();
      case 6 -> number() + " % 2 == " + draws.below(2);
      case 7 -> atom() + " != " + atom();
      case 8 -> atom() + " == " + atoms.simple();
      case 9 -> atom() + " instanceof " + draws.pick("Int", "Num", "String", "Tuple", "Basic");
      case 10 -> has(Sort.REST) ? "size(" + rest() + ") < 3" : atom() + " >= " + atom();
      case 11 -> has(Sort.REST) ? "!contains(" + atom() + ", " + rest() + ")" : atom() + " < 2";
      case 12 -> "even(" + atom() + ")";
      case 13 -> "(" + test() + " || " + atom() + " > 1)";
      case 14 ->
          draws.percent(50)
              ? "!(" + atom() + " < " + number() + ")"
              : "not " + atom() + " < " + number();
      case 15 -> "6 / " + number() + " >= 2";
      case 16 -> "(" + number() + " != 0 && 6 % " + number() + " == 0)";
      case 17 -> "(6 / " + number() + " > 1 || " + test() + ")";
      case 18 -> "(if " + test() + " then " + test() + " else " + atom() + " == 1)";
      default -> number() + " > " + draws.below(3);
    };
  }
}
