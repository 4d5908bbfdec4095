package hocl.language.plain;

import hocl.grammar.source.SourceText;
import hocl.grammar.source.Span;
import hocl.language.core.CoreExpr;
import hocl.language.plain.PlainReader.Names;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Tuple;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads one plain item after another: an atom that is written out in full, or a tuple's fields. */
final class ItemReader {
  /** Deeper ones are left to the parser, which knows its limits. */
  static final int MOST_DEEP = 500;

  private final SourceText source;
  private final PlainWords words;
  private final PendingValues values;
  private final Names names;
  private final Bracket root = new Bracket(null, ' ', 0, 0);
  private Bracket open = root;
  private int depth;
  private int start;
  private int end;
  private boolean hasBrackets;
  private int height;
  private final @Nullable PlainSums sums;

  /**
   * A reader.
   *
   * @param words where it reads
   * @param values where it puts what it has read
   * @param computes whether it computes sums and products of Ints, which then are Ints
   */
  ItemReader(
      SourceText source, PlainWords words, PendingValues values, Names names, boolean computes) {
    this.source = source;
    this.words = words;
    this.values = values;
    this.names = names;
    this.sums = computes ? new PlainSums(words) : null;
  }

  /** A bracket that is open, with the item being read in it. */
  private static final class Bracket {
    final @Nullable Bracket outer;
    final char sign;
    final int start;

    /** Where its values begin. */
    final int values;

    /** Where the fields of the item begin, among the values and in the text. */
    int item;

    int itemStart;

    Bracket(@Nullable Bracket outer, char sign, int start, int values) {
      this.outer = outer;
      this.sign = sign;
      this.start = start;
      this.values = values;
      this.item = values;
    }
  }

  /** Where the item read last begins in the text. */
  int start() {
    return start;
  }

  /** Where it ends. */
  int end() {
    return end;
  }

  /** Whether it has brackets. */
  boolean hasBrackets() {
    return hasBrackets;
  }

  /** How deep what is computed in it may nest at most, a minus included; 0 if nothing is. */
  int height() {
    return height;
  }

  /** Reads an item, whose fields are then the values, up to what cannot belong to it. */
  void read() throws NotPlainException {
    open = root;
    depth = 0;
    hasBrackets = false;
    height = 0;
    words.next();
    start = words.at();
    do {
      operand();
    } while (separator());
  }

  /** Reads an operand up to its end, or up to the first one in it. */
  private void operand() throws NotPlainException {
    while (true) {
      int c = words.next();
      if (c != '<' && c != '[' && c != '(') {
        leaf(c);
        return;
      }
      hasBrackets = true;
      if (c == '(' && sums != null && sums.read()) {
        if (depth + sums.signs() > MOST_DEEP) {
          throw new NotPlainException();
        }
        height = Math.max(height, depth + sums.signs());
        values.push(words.number());
        return;
      }
      open = new Bracket(open, (char) c, words.at(), values.size());
      words.skip();
      if (++depth > MOST_DEEP) {
        throw new NotPlainException();
      }
      int inside = words.next();
      open.itemStart = words.at();
      if ((c == '<' && inside == '>') || (c == '[' && inside == ']')) {
        words.skip();
        close();
        return;
      }
    }
  }

  private void leaf(int c) throws NotPlainException {
    if (c >= 'a' && c <= 'z') {
      name();
      return;
    }
    height = c == '-' ? Math.max(height, depth + 1) : height;
    Object value = words.readLeaf(c);
    if (value == null) {
      values.push(words.number());
    } else {
      values.push(value);
    }
  }

  private void name() throws NotPlainException {
    int from = words.at();
    String word = words.readWord();
    if (word.equals("true") || word.equals("false")) {
      values.push((Object) word.equals("true"));
      return;
    }
    CoreExpr value = names.value(word, source.span(from, words.at()));
    if (value == null) {
      throw new NotPlainException();
    }
    values.push(value);
  }

  /** Goes over what stands between an operand and the next one; false at the end of the item. */
  private boolean separator() throws NotPlainException {
    while (true) {
      end = words.at();
      int c = words.next();
      if (c == ':') {
        if (!words.isColon()) {
          throw new NotPlainException();
        }
        words.skip();
        return true;
      }
      if (depth == 0) {
        return false;
      }
      if (c == ',' && open.sign != '(') {
        words.skip();
        endItem();
        words.next();
        open.itemStart = words.at();
        return true;
      }
      if (c != (open.sign == '<' ? '>' : open.sign == '[' ? ']' : ')')) {
        throw new NotPlainException();
      }
      words.skip();
      endItem();
      close();
    }
  }

  /** Makes a tuple of the fields of an item inside brackets, if there are several. */
  private void endItem() {
    int from = open.item;
    if (values.size() > from + 1) {
      values.replaceFrom(from, tuple(from, source.span(open.itemStart, end)));
    }
    open.item = values.size();
  }

  /** The tuple of the values from a place on, or an expression that makes it. */
  Object tuple(int from, Span span) {
    return values.areAtoms(from)
        ? Tuple.of(values.atoms(from))
        : new CoreExpr.MakeTuple(values.expressions(from, span), span);
  }

  /** Makes one value of what is between the brackets just closed. */
  private void close() {
    Bracket closed = open;
    open = Objects.requireNonNull(closed.outer);
    depth--;
    if (closed.sign == '(') {
      return;
    }
    int from = closed.values;
    boolean solution = closed.sign == '<';
    Object value;
    if (values.areAtoms(from)) {
      value =
          solution
              ? Solution.of(values.molecule(from, values.size()))
              : ListAtom.of(values.atoms(from));
    } else {
      Span span = source.span(closed.start, words.at());
      value =
          solution
              ? new CoreExpr.MakeSolution(values.items(from, true, span), span)
              : new CoreExpr.MakeList(values.items(from, false, span), span);
    }
    values.replaceFrom(from, value);
  }
}
