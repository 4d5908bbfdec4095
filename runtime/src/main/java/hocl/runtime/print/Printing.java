package hocl.runtime.print;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.FunctionAtom;
import hocl.runtime.atom.JavaObject;
import hocl.runtime.atom.Kind;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.SolutionView;
import hocl.runtime.atom.Symbol;
import hocl.runtime.atom.Tuple;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;

/** One act of printing: text not yet handed on, and what is open, innermost first. */
final class Printing {
  private static final int CHUNK = 8192;
  private static final int FEW = 16;

  private final boolean compact;
  private final boolean closed;
  private final BoundNames bound;
  private final Appendable out;
  private final StringBuilder text = new StringBuilder(256);
  private final ArrayDeque<Sequence> open = new ArrayDeque<>();

  /** The closing texts of enclosing values whose last item is being written. */
  private final Endings endings = new Endings();

  Printing(boolean compact, NamesInScope names, boolean closed, Appendable out) {
    this.compact = compact;
    this.closed = closed;
    this.bound = new BoundNames(names);
    this.out = out;
  }

  void print(Object value) throws IOException {
    if (value instanceof Molecule molecule) {
      printInOrder(Atoms.inOrder(molecule));
    } else {
      begin(value, Place.LAST, false, "");
      finish();
    }
  }

  /** Prints atoms that are in canonical order, with commas between. */
  void printInOrder(List<Object> atoms) throws IOException {
    push(Sequence.ofMultiset(atoms, Place.LAST, false, ""));
    finish();
  }

  private void finish() throws IOException {
    while (!open.isEmpty()) {
      Sequence top = open.peek();
      if (top.isFinished()) {
        open.pop();
        text.append(top.close);
        while (endings.take(top.mark, CHUNK, text)) {
          flush();
        }
        bound.remove(top.bound);
      } else {
        int before = open.size();
        next(top);
        if (open.size() == before + 1 && top.isFinished() && top.bound.isEmpty()) {
          leave(top);
        }
      }
      if (text.length() >= CHUNK) {
        flush();
      }
    }
    flush();
  }

  private void push(Sequence sequence) {
    sequence.mark = endings.mark();
    open.push(sequence);
  }

  /** Forgets a sequence whose last item has just been opened, but for its end. */
  private void leave(Sequence sequence) {
    Sequence last = open.pop();
    open.pop();
    last.mark = sequence.mark;
    endings.add(sequence.close);
    open.push(last);
  }

  private void flush() throws IOException {
    out.append(text);
    text.setLength(0);
  }

  /** Prints the next item of a sequence, as far as it can be done without opening another. */
  private void next(Sequence sequence) throws IOException {
    if (!sequence.isFirst()) {
      text.append(sequence.separator);
    }
    Object item = sequence.item();
    int count = compact && sequence.multiset ? sequence.runLength() : 1;
    Place place = sequence.placeOf(count);
    sequence.advance(count);
    if (item instanceof RulePieces.Source source) {
      text.append(source.text());
      return;
    }
    if (item instanceof RulePieces.Value captured) {
      value(captured);
      return;
    }
    begin(item, place, sequence.pattern, count == 1 ? "" : "^" + count);
  }

  private void value(RulePieces.Value piece) throws IOException {
    if (!piece.bound().isEmpty()) {
      bound.add(piece.bound());
      push(Sequence.inScope(piece.bound()));
    }
    begin(piece.value(), piece.place(), piece.pattern(), "");
  }

  /** Prints a value without parts; for others prints the beginning and opens their sequence. */
  private void begin(Object value, Place place, boolean pattern, String suffix) throws IOException {
    if (value instanceof Molecule molecule) {
      molecule(molecule, place);
      return;
    }
    switch (Kind.of(value)) {
      case BOOL -> text.append((boolean) value);
      case INT -> integer(value, place);
      case FLOAT -> floating((double) value, place);
      case STRING -> string((String) value);
      case SYMBOL -> text.append(((Symbol) value).name());
      case FUNCTION -> {
        function((FunctionAtom) value, place, suffix);
        return;
      }
      case JAVA -> text.append((JavaObject) value);
      case TUPLE -> {
        tuple((Tuple) value, place, pattern, suffix);
        return;
      }
      case LIST -> {
        ListAtom list = (ListAtom) value;
        Object[] items = new Object[list.size()];
        Arrays.setAll(items, list::get);
        text.append('[');
        push(Sequence.of(Arrays.asList(items), ", ", Place.ITEM, pattern, "]" + suffix));
        return;
      }
      case SOLUTION -> {
        text.append('<');
        List<Object> atoms = Atoms.inOrder((SolutionView) value);
        push(Sequence.ofMultiset(atoms, pattern ? Place.ITEM : Place.LAST, pattern, ">" + suffix));
        return;
      }
      case RULE -> {
        rule((Rule) value, place, suffix);
        return;
      }
    }
    text.append(suffix);
  }

  /** Prints a literal by parts: it may be much longer than the others. */
  private void string(String value) throws IOException {
    text.append('"');
    int at = 0;
    while (at < value.length()) {
      at = StringLiterals.escape(value, at, Math.min(value.length(), at + CHUNK), text);
      if (text.length() >= CHUNK) {
        flush();
      }
    }
    text.append('"');
  }

  private void integer(Object value, Place place) throws IOException {
    boolean negative = value instanceof Long small ? small < 0 : ((BigInteger) value).signum() < 0;
    boolean enclosed = negative && place == Place.OPERAND;
    text.append(enclosed ? "(" : "");
    if (value instanceof Long small) {
      text.append((long) small);
    } else {
      IntText.write((BigInteger) value, this::digits);
    }
    text.append(enclosed ? ")" : "");
  }

  /** Some digits of a long number; none where the output may say that it wants no more. */
  private void digits(String digits) throws IOException {
    text.append(digits);
    if (digits.isEmpty() || text.length() >= CHUNK) {
      flush();
    }
  }

  private void floating(double value, Place place) {
    boolean enclosed = value < 0 && place == Place.OPERAND;
    text.append(enclosed ? "(" : "");
    if (Double.isInfinite(value)) {
      text.append(value < 0 ? "-inf" : "inf");
    } else {
      text.append(Double.toString(value).replace('E', 'e'));
    }
    text.append(enclosed ? ")" : "");
  }

  private void tuple(Tuple tuple, Place place, boolean pattern, String suffix) throws IOException {
    boolean enclosed = place == Place.FIELD || place == Place.OPERAND;
    Object[] fields = new Object[tuple.arity()];
    Arrays.setAll(fields, tuple::get);
    text.append(enclosed ? "(" : "");
    if (areLeaves(fields)) {
      for (int i = 0; i < fields.length; i++) {
        text.append(i == 0 ? "" : ":");
        begin(fields[i], Place.FIELD, pattern, "");
      }
      text.append(enclosed ? ")" : "").append(suffix);
      return;
    }
    String close = (enclosed ? ")" : "") + suffix;
    push(Sequence.of(Arrays.asList(fields), ":", Place.FIELD, pattern, close));
  }

  /** Whether all are printed at once, without opening a sequence. */
  private static boolean areLeaves(Object[] fields) {
    if (fields.length > FEW) {
      return false;
    }
    for (Object field : fields) {
      boolean leaf =
          field instanceof Long
              || field instanceof String
              || field instanceof Symbol
              || field instanceof Double
              || field instanceof Boolean;
      if (!leaf) {
        return false;
      }
    }
    return true;
  }

  private void molecule(Molecule molecule, Place place) {
    List<Object> atoms = Atoms.inOrder(molecule);
    if (place == Place.OPERAND || place == Place.FIELD) {
      text.append("elements([");
      push(Sequence.of(atoms, ", ", Place.ITEM, false, "])"));
    } else if (atoms.isEmpty()) {
      text.append("nothing");
    } else {
      push(Sequence.ofMultiset(atoms, Place.ITEM, false, ""));
    }
  }

  private void function(FunctionAtom function, Place place, String suffix) {
    String name = function.name();
    boolean defined = place == Place.DEFINITION;
    if (!defined && (closed || bound.denotes(function))) {
      text.append(name).append(suffix);
      return;
    }
    boolean enclosed = place != Place.LAST && !defined;
    text.append(enclosed ? "(" : "");
    RulePieces pieces = new RulePieces(bound, true);
    function.definition().print(function.captured().toArray(), pieces);
    String end = defined ? "" : " in " + name + (enclosed ? ")" : "") + suffix;
    push(Sequence.of(pieces.toList(), "", Place.ITEM, false, end));
  }

  private void rule(Rule rule, Place place, String suffix) {
    String label = rule.definition().label();
    boolean defined = place == Place.DEFINITION;
    if (label != null && !closed && !defined && bound.denotes(rule)) {
      text.append(label).append(suffix);
      return;
    }
    boolean enclosed = place != Place.LAST && !defined;
    RulePieces pieces = new RulePieces(bound, enclosed);
    if (closed) {
      Object[] parts = rule.closed().parts();
      for (int i = 0; i < parts.length; i++) {
        if (i % 2 == 0) {
          pieces.text((String) parts[i]);
        } else {
          pieces.last(parts[i]);
        }
      }
    } else {
      rule.definition().print(rule.captured().toArray(), pieces);
    }
    // Among values with names the definition is that of a value which has its label already.
    boolean plain = !pieces.givesNames();
    text.append(enclosed ? "(" : defined && !plain ? "let " + label + " = " : "");
    boolean recursive = label != null && rule.definition().namesItself();
    String title = recursive ? "let rec " : defined && plain ? "let " : "";
    String end = recursive && !(defined && plain) ? " in " + label : "";
    List<Object> all = pieces.withTitle(label == null ? "" : title + label + " = ");
    push(Sequence.of(all, "", Place.ITEM, false, end + (enclosed ? ")" : "") + suffix));
  }
}
