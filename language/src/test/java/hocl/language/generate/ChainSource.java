package hocl.language.generate;

import java.util.ArrayList;
import java.util.List;

/**
 * Draws atoms and rules that hand them on from tag to tag, so that what one rule makes is often
 * taken by one other rule alone.
 */
final class ChainSource {
  private static final List<String> TAGS = List.of("U", "V", "W", "X", "Y");

  private final ProgramDraws draws;

  ChainSource(ProgramDraws draws) {
    this.draws = draws;
  }

  /** The content of a solution. */
  List<Part> content() {
    List<Part> parts = new ArrayList<>();
    for (int i = 1 + draws.below(3); i > 0; i--) {
      parts.add(new Part.Plain(TAGS.get(draws.below(3)) + ":" + draws.below(4)));
    }
    int rules = 2 + draws.below(3);
    for (int i = 0; i < rules; i++) {
      parts.add(draws.percent(15) ? back() : rule(draws.below(TAGS.size() - 1)));
    }
    return parts;
  }

  /** A rule that takes an atom with some tag and makes atoms with later ones. */
  private Part.Rule rule(int tag) {
    List<String> patterns = new ArrayList<>();
    patterns.add(TAGS.get(tag) + ":" + field("x"));
    if (draws.percent(25)) {
      patterns.add(TAGS.get(draws.below(TAGS.size())) + ":" + (draws.percent(50) ? "x" : "y::Int"));
    }
    if (draws.percent(5)) {
      patterns.add("r::Rule");
    }
    List<Part> products = new ArrayList<>();
    for (int i = draws.percent(70) ? 1 : draws.below(3); i > 0; i--) {
      int next = tag + 1 + draws.below(TAGS.size() - tag - 1);
      products.add(new Part.Plain(TAGS.get(next) + ":" + value()));
    }
    List<String> guards = draws.percent(20) ? List.of("x != 1") : List.of();
    String keyword = draws.percent(8) ? draws.pick("replace-one", "with") : "replace";
    return new Part.Rule(keyword, patterns, products, guards);
  }

  /** A rule that counts down and begins again. */
  private Part.Rule back() {
    String from = TAGS.get(1 + draws.below(3));
    return new Part.Rule(
        "replace",
        List.of(from + ":x::Int"),
        List.of(new Part.Plain("U:(x - 1)")),
        List.of("x > 0"));
  }

  private String field(String name) {
    return draws.percent(85) ? name + "::Int" : draws.pick(name, name + "::Num");
  }

  private String value() {
    return draws.pick("x", "x", "(x + 1)", "(1 - x)", "2", "(x + x)", "(6 / x)");
  }
}
