package hocl.language.rule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes up texts of rules over few names, so that inner rules hide, capture and mention those
 * around them in all ways. Not every text is a program: a rest may stand where an atom is needed.
 */
final class RuleTexts {
  private static final List<String> NAMES = List.of("x", "y", "n", "w", "q", "f", "size");

  /** Names for values other than functions, so that no call of one is refused. */
  private static final List<String> VALUES = List.of("x", "y", "n", "w", "q");

  private static final List<String> TYPES =
      List.of("Int", "Any", "Any", "Num", "Rule", "Solution", "Basic");

  private final Random random;
  private final Set<String> functions;
  private final String count;

  /**
   * A maker of texts.
   *
   * @param functions the names that stand for functions of one parameter
   * @param count what may stand for a number of copies
   */
  RuleTexts(Random random, Set<String> functions, String count) {
    this.random = random;
    this.count = count;
    this.functions = functions;
  }

  private boolean one(int of) {
    return random.nextInt(of) == 0;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  /** A value without variables. */
  String value(int depth) {
    return switch (random.nextInt(depth > 0 ? 13 : 8)) {
      case 0 -> "" + random.nextInt(4);
      case 1 -> "(-" + (1 + random.nextInt(3)) + ")";
      case 2 -> "12345678901234567890" + random.nextInt(3);
      case 3 -> pick(List.of("0.5", "1.0", "(-2.5)", "1.0e21", "(-1.0e-7)"));
      case 4 ->
          pick(List.of("\"\"", "\"a\\n\\\"\\\\\"", "\"\\ud83d\"", "\"\u00e9\ud83d\ude00<>\""));
      case 5 -> pick(List.of("A", "B", "Fork"));
      case 6 -> pick(List.of("true", "false"));
      case 7 -> one(3) ? "(-1234567890123456789012)" : "7";
      case 8 -> "(" + value(depth - 1) + ":" + value(depth - 1) + ")";
      case 9 -> "[" + value(depth - 1) + ", " + value(0) + "]";
      case 10 -> pick(List.of("[]", "<>", "<1, 1>"));
      case 11 -> "<" + value(depth - 1) + ", " + value(depth - 1) + ">";
      default -> "(" + (one(3) ? "r = " : "") + plain(Set.of(), depth - 1) + ")";
    };
  }

  /** A rule, perhaps with a label, in which some names stand for something. */
  String rule(Set<String> visible, int depth) {
    if (one(8)) {
      String name = pick(List.of("q", "r"));
      Set<String> inside = new TreeSet<>(visible);
      bind(name, inside);
      return "let rec " + name + " = " + plain(inside, depth) + " in " + name;
    }
    return (one(4) ? pick(List.of("q", "r", "x")) + " = " : "") + plain(visible, depth);
  }

  private String plain(Set<String> visible, int depth) {
    Set<String> introduced = new HashSet<>();
    List<String> heads = new ArrayList<>();
    for (int i = one(3) ? 2 : 1; i > 0; i--) {
      heads.add(pattern(visible, introduced, depth, true));
    }
    if (one(12)) {
      heads.add(rest(introduced));
    }
    Set<String> inside = new TreeSet<>(visible);
    introduced.forEach(name -> bind(name, inside));
    String products = items(inside, depth, true);
    String guard = one(3) ? " if " + condition(inside, depth) : "";
    String head = String.join(", ", heads);
    return switch (random.nextInt(3)) {
      case 0 -> "replace " + head + " by " + products + guard;
      case 1 -> "replace-one " + head + " by " + products + guard;
      default -> "with " + head + " inject " + products + guard;
    };
  }

  /** Lets a name stand for an atom, or one behind a question mark for a rest. */
  private static void bind(String name, Set<String> names) {
    String plain = name.replace("?", "");
    names.remove(plain);
    names.remove("?" + plain);
    names.add(name);
  }

  private String introduce(Set<String> introduced) {
    String name = pick(NAMES);
    if (introduced.contains("?" + name)) {
      return "_";
    }
    introduced.add(name);
    return name;
  }

  private String rest(Set<String> introduced) {
    String name = pick(NAMES);
    if (introduced.contains(name) || introduced.contains("?" + name)) {
      return "?v";
    }
    introduced.add("?" + name);
    return "?" + name;
  }

  private static List<String> atoms(Set<String> names) {
    return names.stream().filter(name -> !name.startsWith("?")).toList();
  }

  private String pattern(Set<String> visible, Set<String> introduced, int depth, boolean whole) {
    return switch (random.nextInt(depth > 0 ? 12 : 7)) {
      case 0, 1 -> {
        String name = pick(NAMES);
        if (visible.contains("?" + name) || introduced.contains("?" + name)) {
          yield "_";
        }
        if (!visible.contains(name)) {
          introduced.add(name);
        }
        yield name;
      }
      case 2, 3 -> introduce(introduced) + "::" + pick(TYPES);
      case 4 -> pick(List.of("A", "1", "-2", "\"s\"", "_", "-0.5", "true", "12345678901234567890"));
      case 5 -> pick(List.of("q", "r")) + " = " + introduce(introduced);
      case 6 ->
          whole
              ? pick(List.of("A", "(A:1)", "(-3)", "x")) + "^" + pick(List.of("2", count, "c"))
              : "B";
      case 7 -> "K:" + pattern(visible, introduced, 0, false);
      case 8 ->
          "("
              + pattern(visible, introduced, 0, false)
              + ":"
              + pattern(visible, introduced, depth - 1, false)
              + ")";
      case 9 -> {
        String rest = one(2) ? ", " + rest(introduced) : "";
        yield "<" + pattern(visible, introduced, depth - 1, true) + rest + ">";
      }
      case 10 -> {
        String rest = one(2) ? rest(introduced) + ", " : "";
        yield "[" + rest + pattern(visible, introduced, depth - 1, false) + "]";
      }
      default -> "(" + plain(visible, depth - 1) + ")";
    };
  }

  private String items(Set<String> visible, int depth, boolean product) {
    List<String> items = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      items.add(item(visible, depth, product));
    }
    String text = String.join(", ", items);
    if (one(10)) {
      return "let " + pick(VALUES) + " = " + atom(visible, depth) + " in " + text;
    }
    return text;
  }

  private String item(Set<String> visible, int depth, boolean product) {
    return switch (random.nextInt(depth > 0 ? 12 : 5)) {
      case 0 -> "nothing";
      case 1 -> pick(List.of("A", "1")) + "^" + (visible.contains(count) ? count : "2");
      case 2 -> (product ? "print" : "size") + "(" + atom(visible, 0) + ")";
      case 3 -> molecule(visible);
      case 4 -> atom(visible, depth);
      case 5 -> "<" + items(visible, depth - 1, false) + ">";
      case 6 -> "[" + item(visible, depth - 1, false) + ", " + item(visible, 0, false) + "]";
      case 7 ->
          "if "
              + condition(visible, 0)
              + " then "
              + atom(visible, depth - 1)
              + " else "
              + atom(visible, 0);
      case 8 -> {
        Set<String> inside = new TreeSet<>(visible);
        String name = pick(VALUES);
        bind(name, inside);
        yield "(let "
            + name
            + " = "
            + atom(visible, depth - 1)
            + " in "
            + atom(inside, depth - 1)
            + ")";
      }
      case 9 -> "(let g(a) = a * 2 in " + (one(2) ? "g(" + atom(visible, 0) + ")" : "G:g") + ")";
      default -> "(" + rule(visible, depth - 1) + ")";
    };
  }

  /** A rest if there is one, else an atom. */
  private String molecule(Set<String> visible) {
    List<String> rests = visible.stream().filter(name -> name.startsWith("?")).toList();
    return rests.isEmpty() ? atom(visible, 0) : pick(rests).substring(1);
  }

  private String atom(Set<String> visible, int depth) {
    List<String> names = atoms(visible);
    if (!names.isEmpty() && !one(3)) {
      String name = pick(names);
      return functions.contains(name) && one(2) ? name + "(" + atom(visible, 0) + ")" : name;
    }
    return switch (random.nextInt(depth > 0 ? 10 : 2)) {
      case 0, 1 -> value(0);
      case 2 -> "(" + atom(visible, depth - 1) + ":" + atom(visible, depth - 1) + ")";
      case 3 -> "(" + sum(visible, depth - 1) + ")";
      case 4 -> "-" + atom(visible, 0);
      case 5 -> "(" + rule(visible, depth - 1) + ")";
      case 6 -> "size(" + molecule(visible) + ")";
      case 7 -> "A:(" + sum(visible, depth - 1) + ")";
      case 8 -> "<" + items(visible, depth - 1, false) + ">";
      default -> atom(visible, 0) + ".equals(" + atom(visible, 0) + ")";
    };
  }

  private String sum(Set<String> visible, int depth) {
    String operator = pick(List.of("+", "-", "*", "/", "%", "div", "mod", "**"));
    return atom(visible, depth) + " " + operator + " " + atom(visible, depth);
  }

  private String condition(Set<String> visible, int depth) {
    String operator = pick(List.of("==", "!=", "<", "<=", ">", ">="));
    String comparison = atom(visible, depth) + " " + operator + " " + atom(visible, depth);
    return switch (random.nextInt(6)) {
      case 0 -> "!(" + comparison + ") && " + atom(visible, 0) + " instanceof Int";
      case 1 -> "(" + comparison + ") || (" + comparison + ")";
      default -> "(" + comparison + ")";
    };
  }
}
