package hocl.language.generate;

import hocl.language.generate.LargeProgram.Feature;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Draws rules for large programs, and for each rule the atoms that it needs. Most rules lower some
 * measure with each reaction, so that most programs end.
 */
final class LargeRules {

  private static final List<String> SYMBOLS = List.of("A", "B", "Q", "V");
  private static final List<String> STRINGS = List.of("\"Z\"", "\"a\"", "\"?\"", "\" \"");
  private static final String LETTERS = "Za? ";

  private final ProgramDraws draws;
  private final int size;
  private final Set<Feature> features = EnumSet.noneOf(Feature.class);
  private final List<String> definitions = new ArrayList<>();
  private final List<Part> atoms = new ArrayList<>();

  /** The tags of this program: few, so that its rules meet. */
  private final List<String> tags = new ArrayList<>();

  /** How atoms of the program look, with {@code #} for a key and {@code %} for a small number. */
  private final List<String> looks = new ArrayList<>();

  /** Whether most tags of this program are Strings. */
  private final boolean texts;

  /** Rules for a program of about {@code size} atoms. */
  LargeRules(ProgramDraws draws, int size) {
    this.draws = draws;
    this.size = size;
    this.texts = draws.percent(45);
    tags.add(draws.pick(texts ? STRINGS : SYMBOLS));
    tags.add(draws.pick(texts ? STRINGS : SYMBOLS));
    if (draws.percent(25)) {
      tags.add(draws.pick(draws.percent(50) ? STRINGS : SYMBOLS));
    }
  }

  Set<Feature> features() {
    return features;
  }

  List<String> definitions() {
    return definitions;
  }

  /** The atoms: those that rules asked for, then others of the same looks. */
  List<Part> atoms() {
    if (looks.isEmpty()) {
      looks.add("#");
    }
    while (atoms.size() < size) {
      atoms.add(atom(draws.pick(looks)));
    }
    return atoms;
  }

  private Part atom(String look) {
    return new Part.Plain(
        look.replace("#", Integer.toString(draws.below(size)))
            .replace("%", Integer.toString(draws.below(4))));
  }

  /**
   * The rules of a program: a mixture, or some that work together over shapes that come as the
   * program runs, and others beside them.
   */
  List<Part.Rule> rules() {
    List<Part.Rule> rules = new ArrayList<>();
    int others = draws.below(3);
    if (draws.percent(50)) {
      others += 2;
    } else if (texts) {
      rules.add(cut());
      rules.add(chain(2, true));
      rules.add(chain(2 + draws.below(4), draws.percent(30)));
    } else {
      rules.add(fill());
      rules.add(chain(2, true));
    }
    while (others-- > 0) {
      rules.add(rule());
    }
    Collections.shuffle(rules, new Random(draws.below(Integer.MAX_VALUE)));
    return rules;
  }

  private Part.Rule rule() {
    return switch (draws.below(16)) {
      case 0 -> cut();
      case 1, 2 -> fill();
      case 3, 4 -> computedTag();
      case 5, 6, 7 -> chain(2, draws.percent(45));
      case 8, 9 -> chain(3 + draws.below(3), draws.percent(45));
      case 10 -> mixedNumbers();
      case 11 -> maker();
      case 12 -> function();
      case 13 -> list();
      case 14 -> merge();
      default -> prune();
    };
  }

  private String tag() {
    return draws.pick(tags);
  }

  private static Part.Rule replace(List<String> heads, List<String> products, List<String> guard) {
    return new Part.Rule(
        "replace", heads, products.stream().<Part>map(Part.Plain::new).toList(), guard);
  }

  /** A text comes apart: each letter becomes a tag. */
  private Part.Rule cut() {
    features.add(Feature.METHOD);
    features.add(Feature.COMPUTED_TAG);
    features.add(Feature.NEW_SHAPE);
    StringBuilder text = new StringBuilder();
    for (int i = 10 + draws.below(Math.min(size, 200)); i > 0; i--) {
      text.append(LETTERS.charAt(draws.below(LETTERS.length())));
    }
    atoms.add(new Part.Plain("\"" + text + "\":0"));
    boolean three = draws.percent(70);
    return replace(
        List.of("s::String:l::Int"),
        List.of("s.substring(0, 1):l" + (three ? ":1" : ""), "s.substring(1):(l + 1)"),
        List.of("s.length() > " + (three ? 0 : 1)));
  }

  private void addInts() {
    looks.add("#");
    if (draws.percent(50)) {
      atoms.add(new Part.Plain("range(1, " + size / (2 + draws.below(4)) + ")"));
    }
  }

  private void addParityGuard(List<String> guard) {
    if (draws.percent(30)) {
      guard.add("x % " + (2 + draws.below(5)) + " != 0");
    }
  }

  /** Ints become tuples of one shape. */
  private Part.Rule fill() {
    addInts();
    features.add(Feature.NEW_SHAPE);
    List<String> guard = new ArrayList<>();
    addParityGuard(guard);
    String key = draws.pick("(10 * x + 1000)", "x", "(x div 2)", "(x + 1)");
    String product = tag() + ":" + key + (draws.percent(50) ? ":(x % 4)" : "");
    return replace(List.of("x::Int"), List.of(product), guard);
  }

  /** Ints become tuples of several shapes. */
  private Part.Rule computedTag() {
    addInts();
    features.add(Feature.COMPUTED_TAG);
    features.add(Feature.NEW_SHAPE);
    List<String> guard = new ArrayList<>();
    addParityGuard(guard);
    String first =
        switch (draws.below(4)) {
          case 0 -> "(if x % 3 == 0 then " + tag() + " else " + tag() + ")";
          case 1 -> "(if x % 2 == 0 then \"Z\" else \"b\")";
          case 2 -> "toString(x % 3)";
          default -> {
            features.add(Feature.METHOD);
            yield "\"Za?\".substring(x % 3, x % 3 + 1)";
          }
        };
    return replace(
        List.of("x::Int"), List.of(first + ":x" + (draws.percent(60) ? ":(x % 4)" : "")), guard);
  }

  /**
   * Heads whose keys follow one another.
   *
   * @param general whether the heads take any tag
   */
  private Part.Rule chain(int length, boolean general) {
    features.add(length == 2 ? Feature.CHAIN : Feature.LONG_CHAIN);
    boolean three = draws.percent(55);
    if (general) {
      features.add(Feature.GENERAL_HEAD);
    }
    boolean sized = three && draws.percent(40);
    List<String> heads = new ArrayList<>();
    List<String> firsts = new ArrayList<>();
    List<String> guard = new ArrayList<>();
    for (int i = 1; i <= length; i++) {
      String first = general ? "v" + i : tag();
      String shape = general ? "v" + i + (texts ? "::String" : "::Symbol") : first;
      firsts.add(first);
      heads.add(shape + ":i" + i + "::Int" + (three ? ":s" + i + "::Int" : ""));
      looks.add((general ? tag() : first) + ":#" + (three ? ":%" : ""));
      if (i > 1) {
        String before = "i" + (i - 1);
        guard.add(
            draws.percent(70) || !sized
                ? "i" + i + " == " + (draws.percent(60) ? before + " + 1" : "i1 + " + (i - 1))
                : "i" + i + " == " + before + " + s" + (i - 1));
      }
    }
    String other = draws.pick(draws.percent(30) ? tags : texts ? STRINGS : SYMBOLS);
    return replace(heads, chainProducts(length, three, firsts, other, guard), guard);
  }

  /** With {@code other} for a tag that perhaps no atom has yet. */
  private List<String> chainProducts(
      int length, boolean three, List<String> firsts, String other, List<String> guard) {
    List<String> products = new ArrayList<>();
    switch (draws.below(7)) {
      case 0 -> {
        // all change in place and come down
        features.add(Feature.IN_PLACE);
        for (int i = 1; i <= length; i++) {
          products.add(
              firsts.get(i - 1) + (three ? ":i" + i + ":(s" + i + " - 1)" : ":(i" + i + " - 1)"));
        }
        features.add(Feature.ORDER);
        for (int i = 1; i <= length; i++) {
          guard.add((three ? "s" : "i") + i + " > 0");
        }
      }
      case 1 ->
          products.add(draws.pick(firsts.getFirst(), other) + ":i1" + (three ? ":(s1 + s2)" : ""));
      case 2 -> {
        features.add(Feature.NEW_SHAPE);
        products.add(draws.pick("N", "\"n\"", firsts.getLast()) + ":i1:i2:" + (three ? "s2" : "0"));
      }
      case 3 -> {
        // all but the last stay
        features.add(Feature.IN_PLACE);
        for (int i = 1; i < length; i++) {
          products.add(firsts.get(i - 1) + ":i" + i + (three ? ":(s" + (i + 1) + " + 1)" : ""));
        }
      }
      case 4, 5 -> {
        if (three) {
          features.add(Feature.IN_PLACE);
          features.add(Feature.ORDER);
          guard.add("s1 > 1");
          products.add(firsts.getFirst() + ":i1:1");
          products.add(firsts.get(1) + ":(i1 + 1):(s1 + s2 - 1)");
        } else {
          products.add(other + ":i1");
          products.add(tag() + ":(i2 + 1)");
        }
      }
      default -> {
        features.add(Feature.NEW_SHAPE);
        products.add(draws.pick(firsts.getFirst(), other) + ":i1" + (three ? "" : ":0"));
      }
    }
    return products;
  }

  private Part.Rule mixedNumbers() {
    features.add(Feature.MIXED_NUMBERS);
    if (draws.percent(50)) {
      looks.add("#:#");
      looks.add("#.5:#");
      return replace(List.of("x::Num:k::Int", "y::Num:k"), List.of("(x + y):k"), List.of());
    }
    String tag = tag();
    looks.add(tag + ":#");
    looks.add(tag + ":#.0");
    return replace(
        List.of(tag + ":x::Num", tag + ":y::Num"), List.of(tag + ":x"), List.of("x == y"));
  }

  private Part.Rule maker() {
    features.add(Feature.MAKER);
    features.add(Feature.NEW_SHAPE);
    looks.add("#");
    String tag = tag();
    for (int i = 1 + draws.below(3); i > 0; i--) {
      atoms.add(new Part.Plain("Make:" + draws.below(7)));
    }
    return replace(
        List.of("Make:n::Int"),
        List.of("(replace x::Int by " + tag + ":x:n if x % 7 == n)"),
        List.of());
  }

  private Part.Rule function() {
    features.add(Feature.FUNCTION);
    features.add(Feature.ORDER);
    if (definitions.isEmpty()) {
      definitions.add("let half(n) = n div 2;");
    }
    String tag = tag();
    looks.add(tag + ":#");
    return replace(
        List.of(tag + ":i::Int"), List.of(tag() + ":half(i)"), List.of("half(i) > " + size / 8));
  }

  private Part.Rule list() {
    features.add(Feature.LIST);
    if (draws.percent(50)) {
      List<Part> items = new ArrayList<>();
      for (int i = 20 + draws.below(60); i > 0; i--) {
        items.add(atom(tag() + ":#"));
      }
      atoms.add(new Part.Group("[", items, "]"));
      return replace(List.of("[x, ?w]"), List.of("x", "[w]"), List.of());
    }
    String tag = tag();
    looks.add(tag + ":#");
    atoms.add(new Part.Plain("L:[]"));
    return replace(List.of("L:[?w]", tag + ":i::Int"), List.of("L:[w, i]"), List.of("i % 9 == 0"));
  }

  private Part.Rule merge() {
    String tag = tag();
    looks.add(tag + ":#");
    looks.add(tag + ":#:%");
    return draws.percent(50)
        ? replace(
            List.of(tag + ":k::Int:c::Int", tag + ":k:d::Int"),
            List.of(tag + ":k:(c + d)"),
            List.of())
        : replace(List.of(tag + ":k::Int", tag + ":k"), List.of(tag + ":k"), List.of());
  }

  private Part.Rule prune() {
    features.add(Feature.GENERAL_HEAD);
    String type = draws.percent(50) ? "Symbol" : "String";
    looks.add(tag() + ":#");
    return draws.percent(50)
        ? replace(
            List.of("t::" + type + ":i::Int"),
            List.of(),
            List.of("i % " + (2 + draws.below(4)) + " == 0"))
        : replace(List.of("t::" + type + ":i::Int:0"), List.of("t:i"), List.of());
  }
}
