package hocl.language.confluence;

import hocl.language.review.Kinds;
import hocl.runtime.atom.Kind;
import hocl.runtime.atom.Tuple;
import hocl.runtime.print.AtomPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An atom of which not everything is known. Terms with the same key stand for equal atoms, whatever
 * the atoms are that their unknowns stand for.
 */
sealed interface Term {

  /** Equal for terms of the same form, sums and products of Ints being in a normal form. */
  String key();

  /** The kinds of atoms that the term can stand for. */
  int kinds();

  /** An unknown atom. */
  record Unknown(int id, String name, int kinds) implements Term {
    @Override
    public String key() {
      return "?" + id;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** A known atom other than a tuple. */
  record Known(Object value) implements Term {
    @Override
    public String key() {
      return Kind.of(value) + " " + this;
    }

    @Override
    public int kinds() {
      return Kinds.ofValue(value);
    }

    @Override
    public String toString() {
      return AtomPrinter.PLAIN.print(value);
    }
  }

  /** A tuple. */
  record Fields(List<Term> fields) implements Term {
    @Override
    public String key() {
      return fields.stream().map(Term::key).collect(Collectors.joining(":", "(", ")"));
    }

    @Override
    public int kinds() {
      return Kinds.of(Kind.TUPLE);
    }

    @Override
    public String toString() {
      return fields.stream()
          .map(field ->
              field instanceof Fields || field instanceof Sum ? "(" + field + ")" : "" + field)
          .collect(Collectors.joining(":"));
    }
  }

  /** An Int: a sum of products of Ints. */
  record Sum(Polynomial polynomial) implements Term {
    @Override
    public String key() {
      return "{" + polynomial.key() + "}";
    }

    @Override
    public int kinds() {
      return Kinds.INT;
    }

    @Override
    public String toString() {
      return polynomial.toString();
    }
  }

  /** The value of an operation of which nothing is known but that it is a function. */
  record Applied(String name, List<Term> arguments, int kinds) implements Term {
    @Override
    public String key() {
      return arguments.stream().map(Term::key).collect(Collectors.joining(", ", name + "(", ")"));
    }

    @Override
    public String toString() {
      List<String> parts = arguments.stream().map(Term::toString).toList();
      String first = parts.isEmpty() ? "" : parts.getFirst();
      String others = String.join(", ", parts.subList(Math.min(1, parts.size()), parts.size()));
      return switch (name) {
        case "[]" -> "[" + String.join(", ", parts) + "]";
        case "<>" -> "<" + String.join(", ", parts) + ">";
        case "call" -> first + "(" + others + ")";
        case "if" -> "(if " + first + " then " + parts.get(1) + " else " + parts.get(2) + ")";
        case String method when method.startsWith(".") -> first + method + "(" + others + ")";
        case String sign when !sign.isEmpty() && !Character.isLetter(sign.charAt(0)) ->
            parts.size() == 1 ? sign + first : "(" + String.join(" " + sign + " ", parts) + ")";
        default -> name + "(" + String.join(", ", parts) + ")";
      };
    }
  }

  /**
   * A rule as an atom of its solution.
   *
   * @param number its number among the rules of the solution
   */
  record Token(int number, String name) implements Term {
    @Override
    public String key() {
      return "rule " + number;
    }

    @Override
    public int kinds() {
      return Kinds.of(Kind.RULE);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** The term for a known atom. */
  static Term of(Object atom) {
    if (!(atom instanceof Tuple tuple)) {
      return new Known(atom);
    }
    List<Term> fields = new ArrayList<>();
    for (int i = 0; i < tuple.arity(); i++) {
      fields.add(of(tuple.get(i)));
    }
    return new Fields(fields);
  }

  /** An operation for which the order of the arguments, and how they are grouped, means nothing. */
  static Term united(String name, List<Term> arguments, int kinds) {
    TreeSet<Term> all = new TreeSet<>((a, b) -> a.key().compareTo(b.key()));
    for (Term argument : arguments) {
      if (argument instanceof Applied inner && inner.name().equals(name)) {
        all.addAll(inner.arguments());
      } else {
        all.add(argument);
      }
    }
    return new Applied(name, List.copyOf(all), kinds);
  }

  /** Whether two terms are of the same form. */
  default boolean same(Term other) {
    return key().equals(other.key());
  }

  /** Whether the term can only stand for an Int. */
  default boolean isInt() {
    return kinds() == Kinds.INT;
  }

  /** Whether the term, or one inside it, can stand for an atom of some kinds. */
  default boolean mayHold(int wanted) {
    int containers = Kinds.of(Kind.TUPLE) | Kinds.LIST | Kinds.SOLUTION | Kinds.JAVA;
    return switch (this) {
      case Fields tuple -> tuple.fields().stream().anyMatch(field -> field.mayHold(wanted));
      case Unknown unknown -> Kinds.overlap(unknown.kinds(), wanted);
      case Known known -> Kinds.overlap(known.kinds(), wanted | containers);
      case Sum sum -> Kinds.overlap(Kinds.INT, wanted);
      case Token token -> Kinds.overlap(token.kinds(), wanted);
      case Applied applied ->
          switch (applied.name()) {
            case "[]", "<>" -> applied.arguments().stream().anyMatch(part -> part.mayHold(wanted));
            default -> Kinds.overlap(applied.kinds(), wanted | containers);
          };
    };
  }
}
