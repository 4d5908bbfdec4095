package hocl.language.generate;

import java.util.ArrayList;
import java.util.List;

/** Draws atoms of the initial solution. The same few values come often, so that they meet. */
final class AtomSource {
  static final String[] TAGS = {"A", "B", "C"};

  private final ProgramDraws draws;
  private final List<String> drawn = new ArrayList<>();

  AtomSource(ProgramDraws draws) {
    this.draws = draws;
  }

  String integer() {
    if (draws.percent(4)) {
      return draws.pick(
          "9223372036854775807", "(-9223372036854775808)", "4294967296", "100000000000000000000");
    }
    return draws.percent(8) ? "(-" + (1 + draws.below(3)) + ")" : "" + draws.below(4);
  }

  /** A literal that may stand in patterns, too; of a kind that is not an Int now and then. */
  String simple() {
    int kind = draws.below(20);
    if (kind < 15) {
      return integer();
    }
    return switch (kind) {
      case 15, 16 -> draws.pick("0.5", "1.0", "2.0");
      case 17 -> draws.pick("\"a\"", "\"b\"");
      case 18 -> draws.pick("A", "B");
      default -> draws.pick("true", "K");
    };
  }

  String tag() {
    return draws.percent(6)
        ? draws.pick("\"a\"", "1")
        : draws.percent(40) ? TAGS[0] : draws.pick(TAGS);
  }

  /** A tuple whose fields at one place are of different kinds in different atoms. */
  String tuple() {
    return switch (draws.below(10)) {
      case 0 -> tag() + ":" + simple() + ":" + simple();
      case 1 -> simple() + ":" + simple();
      case 2 -> tag() + ":(" + tag() + ":" + simple() + ")";
      default -> tag() + ":" + simple();
    };
  }

  String list() {
    List<String> items = new ArrayList<>();
    for (int i = draws.below(4); i > 0; i--) {
      items.add(draws.percent(80) ? simple() : tuple());
    }
    return "[" + String.join(", ", items) + "]";
  }

  /** An atom of the solution, now and then one that is there already. */
  String atom() {
    String atom =
        !drawn.isEmpty() && draws.percent(20) ? draws.pick(drawn) : other(draws.below(100));
    if (!atom.contains("^") && !atom.contains("mk")) {
      drawn.add(atom);
    }
    return atom;
  }

  private String other(int kind) {
    if (kind < 36) {
      return simple();
    }
    if (kind < 68) {
      return tuple();
    }
    if (kind < 76) {
      return list();
    }
    if (kind < 85) {
      return solution();
    }
    if (kind < 90) {
      return tag() + ":" + (draws.percent(75) ? solution() : list());
    }
    return kind < 93
        ? draws.pick("inc", "even", "two")
        : kind < 97 ? simple() + "^2" : "mk(" + draws.below(4) + ")";
  }

  private String solution() {
    List<String> atoms = new ArrayList<>();
    for (int i = draws.below(4); i > 0; i--) {
      atoms.add(draws.percent(70) ? simple() : tuple());
    }
    return "<" + String.join(", ", atoms) + ">";
  }

  /** The atoms that {@link #atom} gave, but for a few odd ones; patterns are made like them. */
  List<String> drawn() {
    return drawn;
  }
}
