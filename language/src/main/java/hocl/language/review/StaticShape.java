package hocl.language.review;

import hocl.runtime.atom.Kind;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.SolutionView;
import hocl.runtime.atom.Tuple;
import hocl.runtime.print.AtomPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is known, before a program runs, about the atoms that an expression of it can give. */
sealed interface StaticShape {

  /** Whatever a value of the program can be. */
  StaticShape ANY = new OfKinds(Kinds.ATOMS | Kinds.MOLECULE);

  /** Of larger tuples the fields are not told apart. */
  int MOST_PARTS = 1000;

  /** The length of text that a hint shows. */
  int MOST_TEXT = 60;

  /** The kinds of the atoms. */
  int kinds();

  /** One atom, or a molecule of known atoms. */
  record Known(Object value) implements StaticShape {
    @Override
    public int kinds() {
      return Kinds.ofValue(value);
    }

    @Override
    public String toString() {
      if (value instanceof Molecule) {
        return "_";
      }
      String text = AtomPrinter.PLAIN.beginning(value, MOST_TEXT);
      if (text.length() <= MOST_TEXT) {
        return text;
      }
      int end = Character.isHighSurrogate(text.charAt(MOST_TEXT - 1)) ? MOST_TEXT - 1 : MOST_TEXT;
      return text.substring(0, end) + "…";
    }
  }

  /** Atoms of some kinds. */
  record OfKinds(int kinds) implements StaticShape {
    @Override
    public String toString() {
      return "_";
    }
  }

  /**
   * Tuples of fields of known shapes.
   *
   * @param size the number of shapes inside, at every depth
   */
  record OfTuple(List<StaticShape> fields, int size) implements StaticShape {
    @Override
    public int kinds() {
      return Kinds.of(Kind.TUPLE);
    }

    @Override
    public String toString() {
      return fields.stream()
          .map(field -> StaticShape.fields(field).isEmpty() ? field.toString() : "(" + field + ")")
          .collect(Collectors.joining(":"));
    }
  }

  /** A tuple of fields of known shapes; of many only that it is a tuple. */
  static StaticShape ofTuple(List<StaticShape> fields) {
    if (fields.stream()
        .allMatch(field -> field instanceof Known known && Kind.isAtom(known.value()))) {
      return new Known(Tuple.of(fields.stream().map(field -> ((Known) field).value()).toArray()));
    }
    int size = fields.size();
    for (StaticShape field : fields) {
      size += field instanceof OfTuple tuple ? tuple.size() : 0;
    }
    return size > MOST_PARTS ? new OfKinds(Kinds.of(Kind.TUPLE)) : new OfTuple(fields, size);
  }

  /** Rules with a label; the empty label stands for those without. */
  record OfRule(String label) implements StaticShape {
    @Override
    public int kinds() {
      return Kinds.of(Kind.RULE);
    }

    @Override
    public String toString() {
      return label.isEmpty() ? "a rule" : label;
    }
  }

  /**
   * The fields of what can only be a tuple of that many; empty if it is none, or not known to be.
   */
  static List<StaticShape> fields(StaticShape shape) {
    return switch (shape) {
      case OfTuple tuple -> tuple.fields();
      case Known(Tuple tuple) -> {
        List<StaticShape> fields = new ArrayList<>();
        for (int i = 0; i < tuple.arity(); i++) {
          fields.add(new Known(tuple.get(i)));
        }
        yield fields;
      }
      default -> List.of();
    };
  }

  /** The number of atoms directly inside a value. */
  static int size(Object value) {
    return switch (value) {
      case Tuple tuple -> tuple.arity();
      case ListAtom list -> list.size();
      case Molecule molecule -> molecule.size();
      case SolutionView solution -> solution.size();
      default -> 0;
    };
  }

  /** The atoms directly inside a value. */
  static List<Object> inside(Object value) {
    List<Object> parts = new ArrayList<>();
    switch (value) {
      case Tuple tuple -> {
        for (int i = 0; i < tuple.arity(); i++) {
          parts.add(tuple.get(i));
        }
      }
      case ListAtom list -> {
        for (int i = 0; i < list.size(); i++) {
          parts.add(list.get(i));
        }
      }
      case Molecule molecule -> parts.addAll(molecule.atoms());
      case SolutionView solution -> solution.forEach(parts::add);
      default -> {}
    }
    return parts;
  }
}
