package hocl.language.generate;

import hocl.language.generate.GeneratedProgram.LabelledRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Draws programs whose guards compare what two heads bind: by {@code ==}, which an index may look
 * for, and by order, with sums on either side; over variables of every type, and over numbers that
 * are equal by value only, lie at the borders of 64 bits or between two Floats. The same seed gives
 * the same program.
 */
public final class ComparingGenerator {

  private static final List<String> TYPES =
      List.of("", "", "", "::Int", "::Int", "::Float", "::Num", "::String", "::Symbol", "::Bool");

  private static final List<String> ORDERED = List.of("", "::Int", "::Float", "::Num", "::String");

  private static final List<String> EDGES =
      List.of(
          "1.0",
          "2.0",
          "0.5",
          "9007199254740992",
          "9007199254740993",
          "9007199254740992.0",
          "9223372036854775807",
          "-9223372036854775808",
          "9223372036854775808",
          "9223372036854775808.0",
          "1e300",
          "-1e300");

  private static final List<String> OTHERS =
      List.of("\"a\"", "\"b\"", "\"\"", "A", "B", "true", "false", "[1]", "[1.0]", "A:1", "A:1.0");

  /** Atoms that {@code ==} finds equal, and others that are like them. */
  private static final List<List<String>> PAIRS =
      List.of(
          List.of("1", "1.0"),
          List.of("[1]", "[1.0]"),
          List.of("A:1", "A:1.0"),
          List.of("9007199254740992", "9007199254740992.0", "9007199254740993"),
          List.of("9223372036854775808", "9223372036854775808.0", "9223372036854775807"),
          List.of("\"a\"", "\"b\"", "A"));

  private final ProgramDraws draws;
  private final boolean large;

  /** How many of a hundred atoms are of each sort, as this program favours them. */
  private final int edges;

  private final int others;
  private final int pairs;

  private final List<String> pair;
  private int variables;

  private ComparingGenerator(long seed, boolean large) {
    this.draws = new ProgramDraws(seed);
    this.large = large;
    this.edges = draws.pick(List.of(0, 10, 40));
    this.others = draws.pick(List.of(0, 10, 60));
    this.pairs = draws.pick(List.of(0, 20, 70));
    this.pair = draws.pick(PAIRS);
  }

  /** A program that the explorer can explore. */
  public static GeneratedProgram small(long seed) {
    return new ComparingGenerator(seed, false).program();
  }

  /** A program of up to some hundred atoms. */
  public static GeneratedProgram large(long seed) {
    return new ComparingGenerator(seed, true).program();
  }

  private GeneratedProgram program() {
    List<LabelledRule> rules = new ArrayList<>();
    List<Part> parts = new ArrayList<>();
    int count = 1 + draws.below(2);
    for (int i = 0; i < count; i++) {
      int form = draws.below(3);
      rules.add(new LabelledRule("r" + (i + 1), rule(form)));
      parts.add(new Part.Plain("r" + (i + 1)));
      int atoms = large ? 20 + draws.below(150) : 2 + draws.below(4);
      for (int atom = 0; atom < atoms; atom++) {
        parts.add(new Part.Plain(text(form, value(), value())));
      }
    }
    Collections.shuffle(parts, new Random(draws.below(Integer.MAX_VALUE)));
    return new GeneratedProgram(List.of(), rules, parts);
  }

  /** An atom or a pattern with two parts, or one. */
  private static String text(int form, String one, String other) {
    return switch (form) {
      case 0 -> "K:" + one + ":" + other;
      case 1 -> "K:" + one;
      default -> one;
    };
  }

  private Part.Rule rule(int form) {
    int count = draws.percent(20) ? 3 : 2;
    List<String> names = IntStream.range(0, count * 2).mapToObj(i -> "v" + variables++).toList();
    String type = draws.pick(TYPES);
    boolean alike = draws.percent(60);
    List<String> heads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      heads.add(
          text(
              form,
              names.get(2 * i) + (alike ? type : draws.pick(TYPES)),
              names.get(2 * i + 1) + draws.pick(ORDERED)));
    }
    int width = form == 0 ? 2 : 1;
    List<String> used =
        IntStream.range(0, names.size())
            .filter(i -> width == 2 || i % 2 == 0)
            .mapToObj(names::get)
            .toList();
    List<String> guard = new ArrayList<>();
    guard.add(comparison(used.getFirst(), used.get(width)));
    if (count == 3 || draws.percent(30)) {
      guard.add(comparison(draws.pick(used), used.getLast()));
    }
    return new Part.Rule(
        draws.percent(85) ? "replace" : "with", heads, products(form, names, used), guard);
  }

  /** Fewer atoms than were taken, so that every program ends. */
  private List<Part> products(int form, List<String> names, List<String> used) {
    if (form == 0 && draws.percent(30)) {
      return List.of(new Part.Plain("K:" + names.getFirst() + ":" + names.getLast()));
    }
    if (draws.percent(50)) {
      return List.of(new Part.Plain("Done:" + draws.pick(used)));
    }
    return List.of(
        new Part.Plain(text(form, used.getFirst(), used.get(Math.min(1, used.size() - 1)))));
  }

  private String comparison(String one, String other) {
    String sign = draws.percent(60) ? "==" : draws.pick("<", "<=", ">", ">=", "!=");
    String left = operand(one);
    String right = draws.percent(10) ? value() : operand(other);
    return draws.percent(50) ? left + " " + sign + " " + right : right + " " + sign + " " + left;
  }

  private String operand(String name) {
    if (draws.percent(55)) {
      return name;
    }
    String number = draws.percent(80) ? Integer.toString(draws.below(3)) : draws.pick(EDGES);
    return switch (draws.below(6)) {
      case 0 -> name + " + " + number;
      case 1 -> name + " - " + number;
      case 2 -> number + " - " + name;
      case 3 -> "-" + name;
      case 4 -> number + " + (1 - " + name + ")";
      default -> name + " * 2";
    };
  }

  private String value() {
    if (draws.percent(pairs)) {
      return draws.pick(pair);
    }
    if (draws.percent(others)) {
      return draws.pick(OTHERS);
    }
    return draws.percent(edges) ? draws.pick(EDGES) : Integer.toString(draws.below(large ? 12 : 3));
  }
}
