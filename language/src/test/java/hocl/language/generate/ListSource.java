package hocl.language.generate;

import java.util.ArrayList;
import java.util.List;

/**
 * Draws programs about Lists: patterns with several rests and with equal neighbours, and rests that
 * go from a List into a List, from a solution into a List and back. Lists are short, so that every
 * way to cut them can be tried.
 */
public final class ListSource {
  private static final String[] ITEMS = {"1", "2", "2", "3", "0", "1.0", "\"s\"", "A"};
  private static final int MOST_PARTS = 4;

  private final ProgramDraws draws;

  /** Variables of the rule: for atoms, and for the rests of Lists and of solutions. */
  private final List<String> atoms = new ArrayList<>();

  private final List<String> counts = new ArrayList<>();
  private final List<String> rests = new ArrayList<>();

  /** The items of Lists of the program; patterns are made like them. */
  private final List<List<String>> drawn;

  private int names;

  /** The end of every name of this rule, so that a rule inside another hides nothing. */
  private String suffix = "";

  private ListSource(ProgramDraws draws, List<List<String>> drawn) {
    this.draws = draws;
    this.drawn = drawn;
  }

  /** The program of a seed. */
  public static GeneratedProgram generate(long seed) {
    return new ListSource(new ProgramDraws(seed), new ArrayList<>()).program();
  }

  private GeneratedProgram program() {
    List<Part> parts = new ArrayList<>();
    for (int i = 1 + draws.below(3); i > 0; i--) {
      parts.add(new Part.Plain(draws.percent(30) ? "K:" + list(1) : list(1)));
    }
    for (int i = draws.below(3); i > 0; i--) {
      parts.add(new Part.Plain(draws.pick("1", "2", "<2, 1, 1>", "<3, <1>>", "N:2", "N:1", "Go")));
    }
    for (int i = 1 + draws.below(2); i > 0; i--) {
      parts.add(draws.percent(20) ? settling() : rule(1));
    }
    if (draws.percent(20)) {
      parts = List.of(new Part.Group("<", parts, ">"), new Part.Plain(list(1)), rule(1));
    }
    return new GeneratedProgram(List.of("let two = 2;"), List.of(), parts);
  }

  private String item(int depth) {
    int kind = draws.below(20);
    if (depth > 0 && kind < 2) {
      return list(depth - 1);
    }
    if (depth > 0 && kind < 4) {
      return draws.pick("<1>", "<2, 1>", "<1, 1>", "<>", "<1, replace-one 1 by 2>");
    }
    return kind < 5 ? "B:" + draws.pick(ITEMS) : draws.pick(ITEMS);
  }

  private String list(int depth) {
    List<String> items = new ArrayList<>();
    for (int i = draws.below(5); i > 0; i--) {
      String item = item(depth);
      items.add(item);
      if (draws.percent(35)) {
        items.add(item);
      }
    }
    if (depth > 0) {
      drawn.add(items);
    }
    return "[" + String.join(", ", items) + "]";
  }

  private String fresh(String kind, List<String> names) {
    String name = kind + ++this.names + suffix;
    names.add(name);
    return name;
  }

  /** A rule that stays and makes Lists shorter, or puts them in order. */
  private Part settling() {
    return new Part.Plain(
        draws.pick(
            "(replace [?a, x, x, ?b] by [a, x, b])",
            "(replace [?a, x, y, ?b] by [a, y, x, b] if x > y)",
            "(replace [x, ?a, y] by [a, x] if size(a) > 0)",
            "(replace [?a, x^2, ?b], [?c] by [b, c, a])",
            "(replace [?a, x^n, ?b] by [b], x:n, [a] if n > 1)",
            "(replace K:[x, ?r] by K:[r], [x, x])",
            "(replace [?a, [?b], ?c] by [a, b, c])",
            "(replace [?a], K:[?b] by K:[a, b] if size(b) >= size(a))"));
  }

  private Part.Rule rule(int depth) {
    atoms.clear();
    counts.clear();
    rests.clear();
    List<String> heads = new ArrayList<>();
    heads.add(draws.percent(80) ? like(draws.pick(drawn)) : listPattern(1));
    if (draws.percent(15)) {
      heads.set(0, "K:" + heads.getFirst());
    }
    if (draws.percent(25)) {
      heads.add(otherHead());
    }
    List<Part> products = new ArrayList<>();
    for (int i = draws.below(4); i > 0; i--) {
      products.add(product(depth));
    }
    List<String> guards = new ArrayList<>();
    for (int i = draws.percent(60) ? 0 : 1 + draws.below(2); i > 0; i--) {
      guards.add(guard());
    }
    return new Part.Rule(draws.pick("replace-one", "replace-one", "with"), heads, products, guards);
  }

  private String otherHead() {
    return switch (draws.below(6)) {
      case 0 -> "N:" + (counts.isEmpty() ? fresh("x", atoms) : draws.pick(counts));
      case 1 -> "<?" + fresh("w", rests) + ">";
      case 2 -> "<" + fresh("x", atoms) + ", ?" + fresh("w", rests) + ">";
      case 3 -> atoms.isEmpty() ? "Go" : draws.pick(atoms);
      default -> listPattern(0);
    };
  }

  /** A pattern that mostly fits a List of these items: each part takes some of what is left. */
  private String like(List<String> items) {
    List<String> parts = new ArrayList<>();
    int at = 0;
    while (at < items.size() || (parts.size() < MOST_PARTS && draws.percent(25))) {
      int left = items.size() - at;
      if (left == 0 || draws.percent(40)) {
        parts.add("?" + fresh("r", rests));
        at += draws.below(left + 1);
        continue;
      }
      int equal = 1;
      while (equal < left && items.get(at + equal).equals(items.get(at))) {
        equal++;
      }
      int number = draws.percent(50) ? 1 : 1 + draws.below(equal);
      parts.add(number > 1 ? one(items.get(at)) + "^" + count(number) : one(items.get(at)));
      at += number;
    }
    return "[" + String.join(", ", parts) + "]";
  }

  private String one(String item) {
    if (item.startsWith("[") || item.startsWith("<")) {
      String rest = "?" + fresh("r", rests);
      String inside = draws.percent(50) ? rest : fresh("x", atoms) + ", " + rest;
      return item.charAt(0) + inside + (item.startsWith("[") ? "]" : ">");
    }
    if (item.contains(":")) {
      return draws.percent(50) ? "(B:" + fresh("x", atoms) + ")" : fresh("x", atoms);
    }
    return draws.percent(30) ? item : draws.percent(15) ? one() : fresh("x", atoms);
  }

  private String count(int number) {
    return draws.percent(50) ? "" + number : counts.isEmpty() ? counter() : draws.pick(counts);
  }

  private String listPattern(int depth) {
    List<String> parts = new ArrayList<>();
    for (int i = draws.below(MOST_PARTS + 1); i > 0; i--) {
      parts.add(part(depth));
    }
    return "[" + String.join(", ", parts) + "]";
  }

  private String part(int depth) {
    return switch (draws.below(12)) {
      case 0, 1, 2, 3 -> "?" + fresh("r", rests);
      case 4 -> draws.pick(ITEMS);
      case 5 -> atoms.isEmpty() ? "_" : draws.pick(atoms);
      case 6 -> fresh("x", atoms) + "::" + draws.pick("Int", "Num", "Basic");
      case 7 -> one() + "^" + draws.pick("2", "2", "1", "two", "0");
      case 8 -> one() + "^" + (counts.isEmpty() || draws.percent(60) ? counter() : counted());
      case 9 -> depth > 0 ? listPattern(depth - 1) : fresh("x", atoms);
      case 10 ->
          depth > 0 ? "<" + fresh("x", atoms) + ", ?" + fresh("w", rests) + ">" : draws.pick(ITEMS);
      default -> fresh("x", atoms);
    };
  }

  private String counter() {
    return fresh("n", counts);
  }

  /** A name for a number of copies that another pattern may bind, too. */
  private String counted() {
    return draws.pick(counts);
  }

  private String one() {
    return switch (draws.below(5)) {
      case 0 -> draws.pick(ITEMS);
      case 1 -> "(B:" + fresh("x", atoms) + ")";
      case 2 -> fresh("x", atoms) + "::Int";
      default -> fresh("x", atoms);
    };
  }

  private String rest() {
    return rests.isEmpty() ? "nothing" : draws.pick(rests);
  }

  private String atom() {
    return atoms.isEmpty() ? draws.pick(ITEMS) : draws.pick(atoms);
  }

  private String number() {
    return counts.isEmpty() ? "size(" + collection() + ")" : draws.pick(counts);
  }

  private String collection() {
    return rests.isEmpty() ? "[2, 1]" : draws.pick(rests);
  }

  private Part product(int depth) {
    return switch (draws.below(12)) {
      case 0, 1, 2, 3 -> new Part.Group("[", items(), "]");
      case 4 -> new Part.Group("<", items(), ">");
      case 5 -> new Part.Group("C:[", items(), "]");
      case 6 -> new Part.Plain(rest());
      case 7 -> new Part.Plain("C:" + number());
      case 8 -> new Part.Plain("(" + collection() + " == " + sameKind() + ")");
      case 9 -> new Part.Plain("[elements([" + rest() + ", " + atom() + "])]");
      case 10 -> depth > 0 ? inner(depth) : new Part.Plain(atom());
      default -> new Part.Plain("at([" + rest() + ", 5], " + number() + ")");
    };
  }

  /** What may be compared with a collection: a molecule with rests, otherwise a List. */
  private String sameKind() {
    return rests.isEmpty()
        ? "[" + atom() + ", 1]"
        : draws.pick(rest(), "elements([1, 2])", "range(1, 2)", "elements(sort(" + rest() + "))");
  }

  /** A rule that keeps rests of the one that makes it. */
  private Part inner(int depth) {
    List<Part> products = List.of(new Part.Group("[", items(), "]"));
    ListSource source = new ListSource(draws, drawn);
    source.suffix = suffix + "i";
    Part.Rule rule = source.rule(depth - 1);
    return draws.percent(50)
        ? new Part.Rule("replace-one", List.of("Go"), products, List.of())
        : new Part.Rule("replace-one", rule.heads(), products, rule.guard());
  }

  private List<Part> items() {
    List<Part> items = new ArrayList<>();
    for (int i = 1 + draws.below(3); i > 0; i--) {
      items.add(
          new Part.Plain(
              switch (draws.below(8)) {
                case 0, 1, 2, 3 -> rest();
                case 4 -> "if (" + number() + " > 1) then " + rest() + " else " + atom();
                case 5 -> atom() + "^2";
                case 6 -> draws.pick("range(1, 2)", "elements(sort([" + rest() + "]))");
                default -> atom();
              }));
    }
    return items;
  }

  private String guard() {
    return switch (draws.below(7)) {
      case 0 -> number() + " > " + draws.below(3);
      case 1 -> "size([" + rest() + "]) <= " + draws.below(3);
      case 2 -> atom() + " >= " + atom();
      case 3 -> collection() + " != " + sameKind();
      case 4 -> "at([" + rest() + "], " + number() + ") != 2";
      case 5 -> "!contains(2, " + collection() + ")";
      default -> "[" + rest() + "] == [" + rest() + "]";
    };
  }
}
