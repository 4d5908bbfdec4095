package hocl.language.generate;

import hocl.language.generate.HeadVariable.Sort;
import java.util.ArrayList;
import java.util.List;

/** Draws the patterns of one rule and remembers their variables. */
final class HeadSource {
  private final ProgramDraws draws;
  private final AtomSource atoms;
  private final List<String> labels;
  private final List<String> values;
  private final String prefix;
  private final List<HeadVariable> variables = new ArrayList<>();

  /**
   * @param labels labels of rules
   * @param values names that are bound outside
   * @param prefix begins the name of every variable, so that inner rules hide nothing by accident
   */
  HeadSource(
      ProgramDraws draws,
      AtomSource atoms,
      List<String> labels,
      List<String> values,
      String prefix) {
    this.draws = draws;
    this.atoms = atoms;
    this.labels = labels;
    this.values = values;
    this.prefix = prefix;
  }

  List<HeadVariable> variables() {
    return variables;
  }

  private String fresh(Sort sort) {
    String name = prefix + "xyzuvabcdefgh".charAt(variables.size() % 13);
    String unique = variables.size() < 13 ? name : name + variables.size();
    variables.add(new HeadVariable(unique, sort));
    return unique;
  }

  /** A new counter, bound to an Int, for example {@code k::Int}. */
  String counter() {
    return fresh(Sort.INT) + "::Int";
  }

  private String typed() {
    return switch (draws.below(12)) {
      case 0, 1, 2 -> fresh(Sort.ANY) + "::Basic";
      case 3, 4, 5 -> fresh(Sort.NUMBER) + "::Num";
      case 6 -> fresh(Sort.NUMBER) + "::Float";
      case 7 -> fresh(Sort.ANY) + "::" + draws.pick("String", "Basic", "Symbol", "Tuple", "Any");
      case 8 -> fresh(Sort.LIST) + "::List";
      case 9 -> fresh(Sort.SOLUTION) + "::Solution";
      case 10 -> fresh(Sort.RULE) + "::Rule";
      default -> fresh(Sort.FUNCTION) + "::Function";
    };
  }

  private String number() {
    return draws.percent(80) ? fresh(Sort.INT) + "::Int" : fresh(Sort.NUMBER) + "::Num";
  }

  private String bare() {
    return draws.percent(15) ? "_" : fresh(Sort.ANY);
  }

  private String repeated() {
    List<HeadVariable> candidates =
        variables.stream()
            .filter(v -> v.sort() != Sort.REST && v.sort() != Sort.LIST && v.sort() != Sort.RULE)
            .toList();
    return candidates.isEmpty() ? number() : draws.pick(candidates).name();
  }

  /** A pattern that fits a field of a tuple. */
  String field() {
    int kind = draws.below(20);
    if (kind < 9) {
      return number();
    }
    if (kind < 15) {
      return bare();
    }
    if (kind < 17) {
      return repeated();
    }
    if (kind < 19) {
      return atoms.simple().replace("(", "").replace(")", "");
    }
    return values.isEmpty() ? number() : draws.pick(values);
  }

  private String tuple() {
    return switch (draws.below(12)) {
      case 0 -> atoms.tag() + ":" + field() + ":" + field();
      case 1 -> field() + ":" + field();
      case 2 -> fresh(Sort.ANY) + ":" + field();
      case 3 -> atoms.tag() + ":(" + atoms.tag() + ":" + field() + ")";
      case 4 -> atoms.tag() + ":" + solution();
      default -> atoms.tag() + ":" + field();
    };
  }

  private String solution() {
    return switch (draws.below(10)) {
      case 0 -> "<>";
      case 1 -> "<?" + fresh(Sort.REST) + ">";
      case 2 -> "<" + item() + ">";
      case 3 -> "<" + item() + ", " + item() + ">";
      case 4 -> "<" + item() + ", " + item() + ", ?" + fresh(Sort.REST) + ">";
      case 5 -> "<?" + fresh(Sort.REST) + ", ?" + fresh(Sort.REST) + ">";
      case 6 -> "<" + copies() + ", ?" + fresh(Sort.REST) + ">";
      default -> "<" + item() + ", ?" + fresh(Sort.REST) + ">";
    };
  }

  private String list() {
    return switch (draws.below(8)) {
      case 0 -> "[]";
      case 1 -> "[?" + fresh(Sort.REST) + "]";
      case 2 -> "[" + field() + ", " + field() + "]";
      case 3 -> "[" + field() + ", ?" + fresh(Sort.REST) + ", " + field() + "]";
      case 4 -> "[?" + fresh(Sort.REST) + ", " + field() + "]";
      default -> "[" + field() + ", ?" + fresh(Sort.REST) + "]";
    };
  }

  /** A pattern with a number of copies. */
  String copies() {
    String one =
        switch (draws.below(4)) {
          case 0 -> draws.pick("A", "1", "two");
          case 1 -> "(" + atoms.tag() + ":" + field() + ")";
          case 2 -> number();
          default -> fresh(Sort.ANY);
        };
    return one + "^" + (draws.percent(60) ? "2" : fresh(Sort.INT));
  }

  private String item() {
    return draws.percent(20) ? tuple() : draws.percent(12) ? typed() : field();
  }

  /** A pattern that matches an atom of the solution if the guard and other heads allow it. */
  private String like(String atom) {
    if (draws.percent(10)) {
      return bare();
    }
    if (atom.startsWith("[")) {
      return draws.percent(8) ? fresh(Sort.LIST) + "::List" : list();
    }
    if (atom.startsWith("<")) {
      return draws.percent(8) ? fresh(Sort.SOLUTION) + "::Solution" : solution();
    }
    if (!atom.contains(":")) {
      return likeWord(atom);
    }
    if (draws.percent(5)) {
      return fresh(Sort.ANY) + "::Tuple";
    }
    int colon = atom.indexOf(':');
    String tag = draws.percent(80) ? atom.substring(0, colon) : bare();
    String value = atom.substring(colon + 1);
    if (value.startsWith("<") || value.startsWith("[")) {
      return tag + ":" + (draws.percent(20) ? bare() : like(value));
    }
    boolean nested = value.contains(":");
    return tag + ":" + (nested ? bare() + (value.startsWith("(") ? "" : ":" + field()) : field());
  }

  private String likeWord(String word) {
    if (draws.percent(12)) {
      return word.replace("(", "").replace(")", "");
    }
    if (Character.isDigit(word.charAt(0))) {
      return !word.contains(".")
          ? number()
          : fresh(Sort.NUMBER) + draws.pick("::Float", "::Num", "::Basic");
    }
    if (draws.percent(50)) {
      return bare();
    }
    boolean text = word.startsWith("\"");
    boolean symbol = Character.isUpperCase(word.charAt(0));
    return fresh(Sort.ANY) + (text ? "::String" : symbol ? "::Symbol" : "::Any");
  }

  /** Two patterns that must match atoms with something in common. */
  List<String> joined() {
    String shared = fresh(draws.percent(50) ? Sort.INT : Sort.ANY);
    String first = variables.getLast().sort() == Sort.INT ? shared + "::Int" : shared;
    return switch (draws.below(5)) {
      case 0 -> List.of(first, shared);
      case 1 -> List.of(first, atoms.tag() + ":" + shared);
      case 2 -> List.of(atoms.tag() + ":" + first, "<" + shared + ", ?" + fresh(Sort.REST) + ">");
      default -> List.of(atoms.tag() + ":" + first, atoms.tag() + ":" + shared);
    };
  }

  /** A pattern of a head. */
  String head() {
    if (!atoms.drawn().isEmpty() && draws.percent(60)) {
      if (draws.percent(4)) {
        return copies();
      }
      return like(draws.pick(atoms.drawn()));
    }
    int kind = draws.below(100);
    if (kind < 32) {
      return number();
    }
    if (kind < 38) {
      return typed();
    }
    if (kind < 46) {
      return bare();
    }
    if (kind < 68) {
      return tuple();
    }
    if (kind < 80) {
      return solution();
    }
    if (kind < 86) {
      return list();
    }
    if (kind < 88) {
      return copies();
    }
    if (kind < 90) {
      return fresh(Sort.RULE) + "::Rule";
    }
    if (kind < 94 && !labels.isEmpty()) {
      return draws.pick(labels) + " = " + fresh(Sort.RULE);
    }
    if (kind < 96 && !values.isEmpty()) {
      return draws.pick(values);
    }
    return kind < 98 ? atoms.simple().replace("(", "").replace(")", "") : repeated();
  }
}
