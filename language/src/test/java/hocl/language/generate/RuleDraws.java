package hocl.language.generate;

import hocl.language.generate.HeadVariable.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Draws rules. One that stays makes fewer atoms than it takes, or counts down, or moves atoms on to
 * a later tag, so that most programs end; now and then one does not.
 */
final class RuleDraws {
  private static final int DEEPEST = 2;

  private final ProgramDraws draws;
  private final AtomSource atoms;
  private final List<String> labels;
  private final List<String> values;

  RuleDraws(ProgramDraws draws, AtomSource atoms, List<String> labels, List<String> values) {
    this.draws = draws;
    this.atoms = atoms;
    this.labels = labels;
    this.values = values;
  }

  /** A rule at the top or in a solution. */
  Part.Rule rule() {
    return rule(0, List.of());
  }

  private Part.Rule rule(int depth, List<HeadVariable> outer) {
    List<String> bound = new ArrayList<>(values);
    outer.stream().filter(v -> v.sort() != Sort.REST).map(HeadVariable::name).forEach(bound::add);
    String prefix = depth == 0 ? "" : "m".repeat(depth);
    HeadSource heads = new HeadSource(draws, atoms, labels, bound, prefix);
    int kind = draws.below(100);
    if (kind < 45) {
      String keyword = kind < 33 ? "replace-one" : "with";
      List<String> patterns = patterns(heads);
      List<Part> products = items(depth, visible(heads, outer), 1 + draws.below(3));
      return new Part.Rule(keyword, patterns, products, guards(heads, outer));
    }
    return draws.percent(55) ? shrinking(depth, heads, outer) : moving(heads, outer);
  }

  private List<String> patterns(HeadSource heads) {
    List<String> patterns = new ArrayList<>();
    int number = draws.percent(45) ? 1 : draws.percent(85) ? 2 : 3;
    if (draws.percent(12)) {
      patterns.addAll(heads.joined());
    }
    while (patterns.size() < number) {
      patterns.add(heads.head());
    }
    return patterns;
  }

  private static List<HeadVariable> visible(HeadSource heads, List<HeadVariable> outer) {
    List<HeadVariable> all = new ArrayList<>(heads.variables());
    all.addAll(outer);
    return all;
  }

  private List<String> guards(HeadSource heads, List<HeadVariable> outer) {
    List<String> guards = new ArrayList<>();
    ExpressionSource expressions = new ExpressionSource(draws, atoms, visible(heads, outer));
    for (int i = draws.percent(65) ? 0 : draws.percent(75) ? 1 : 2; i > 0; i--) {
      guards.add(expressions.guard());
    }
    return guards;
  }

  private Part.Rule shrinking(int depth, HeadSource heads, List<HeadVariable> outer) {
    List<String> patterns = patterns(heads);
    List<HeadVariable> variables = visible(heads, outer);
    List<Part> products = items(depth, variables, draws.below(patterns.size() + 1));
    Set<String> rests =
        variables.stream()
            .filter(v -> v.sort() == Sort.REST)
            .map(HeadVariable::name)
            .collect(Collectors.toSet());
    int most = patterns.stream().mapToInt(p -> Weight.of(p, Set.of())).sum();
    boolean free = draws.percent(4);
    while (!free && weight(products, rests) >= most && !products.isEmpty()) {
      products.removeLast();
    }
    return new Part.Rule("replace", patterns, products, guards(heads, outer));
  }

  private static int weight(List<Part> products, Set<String> rests) {
    return products.stream().mapToInt(p -> Weight.of(p.text(), rests)).sum();
  }

  private Part.Rule moving(HeadSource heads, List<HeadVariable> outer) {
    List<String> patterns = new ArrayList<>();
    List<Part> products = new ArrayList<>();
    List<String> guards = new ArrayList<>();
    int tag = draws.below(AtomSource.TAGS.length);
    boolean counts = tag == AtomSource.TAGS.length - 1 || draws.percent(50);
    String from = AtomSource.TAGS[tag];
    String to = counts ? from : AtomSource.TAGS[tag + 1];
    boolean third = draws.percent(25);
    String counter = heads.counter();
    patterns.add(from + ":" + counter + (third ? ":" + heads.field() : ""));
    String name = counter.substring(0, counter.indexOf(':'));
    if (draws.percent(50)) {
      patterns.add(heads.head());
    }
    List<HeadVariable> variables = visible(heads, outer);
    ExpressionSource expressions = new ExpressionSource(draws, atoms, variables);
    String last = third ? ":" + expressions.atom() : "";
    products.add(
        new Part.Plain(to + ":(" + (counts ? name + " - 1" : value(expressions)) + ")" + last));
    if (patterns.size() > 1 && draws.percent(40)) {
      products.add(new Part.Plain(expressions.atom()));
    }
    if (counts) {
      guards.add(name + " > 0");
    }
    guards.addAll(guards(heads, outer));
    return new Part.Rule("replace", patterns, products, guards);
  }

  private List<Part> items(int depth, List<HeadVariable> variables, int number) {
    List<Part> items = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      items.add(item(depth, variables));
    }
    return items;
  }

  private static String value(ExpressionSource expressions) {
    String value = expressions.value();
    return value.startsWith("if ") || value.startsWith("let ") ? "(" + value + ")" : value;
  }

  private Part item(int depth, List<HeadVariable> variables) {
    ExpressionSource expressions = new ExpressionSource(draws, atoms, variables);
    boolean rest = expressions.has(Sort.REST);
    int kind = draws.below(100);
    if (kind < 12 && depth < DEEPEST) {
      return rule(depth + 1, variables);
    }
    if (kind < 16 && !labels.isEmpty()) {
      return new Part.Plain(draws.pick(labels));
    }
    if (kind < 30 && rest) {
      return new Part.Plain(expressions.rest());
    }
    if (kind < 42) {
      List<Part> inside = new ArrayList<>(items(DEEPEST, variables, draws.below(2)));
      if (rest) {
        inside.addFirst(new Part.Plain(expressions.rest()));
      }
      if (draws.percent(15) && depth < DEEPEST) {
        inside.add(rule(depth + 1, variables));
      }
      return draws.percent(70)
          ? new Part.Group("<", inside, ">")
          : new Part.Group("[", inside, "]");
    }
    return new Part.Plain(
        switch (kind) {
          case 42 -> depth < DEEPEST ? "print(" + expressions.atom() + ")" : expressions.atom();
          case 43 -> "range(1, " + expressions.number() + ")";
          case 44 -> "elements([" + expressions.atom() + ", " + expressions.number() + "])";
          case 45, 46 -> "if " + expressions.number() + " == 1 then A:1 else nothing";
          case 47, 48 -> expressions.atom() + "^2";
          case 49 -> draws.pick(AtomSource.TAGS) + "^" + expressions.number();
          case 50 -> "sort([" + expressions.atom() + ", " + expressions.atom() + "])";
          case 51, 52 -> "mk(" + expressions.number() + ")";
          case 53 -> "toString(" + expressions.atom() + ")";
          case 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69 ->
              atoms.tag() + ":" + value(expressions);
          case 70, 71, 72 -> expressions.atom() + ":" + expressions.atom();
          default -> value(expressions);
        });
  }
}
