package hocl.language.plain;

import hocl.grammar.lex.Limits;
import hocl.grammar.source.SourceText;
import hocl.grammar.source.Span;
import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.MoleculeBuilder;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the atoms of a data file that are written out in full: numbers, Strings, Bools, Symbols,
 * names of atoms, and tuples, Lists and solutions of such, with space and comments. For one thread.
 *
 * <p>The grammar decides what a text means. This takes a part of it in which that can be seen
 * without a parser, and gives up at anything else, right or wrong: the parser then reads the text
 * from its beginning and says what is to be said.
 */
public final class PlainReader {
  /** Deeper ones are left to the parser, which knows its limits. */
  private static final int MOST_DEEP = 500;

  /** Tells what names stand for. */
  @FunctionalInterface
  public interface Names {
    /**
     * The value of a name.
     *
     * @return null if that is for the parser and its successors to say: the name is unknown or may
     *     stand for more than one atom
     */
    @Nullable CoreExpr value(String name, Span place);
  }

  private final SourceText source;
  private final Names names;
  private final Words words;
  private final Values values = new Values();
  private final List<CoreItem> items = new ArrayList<>();
  private MoleculeBuilder atoms = new MoleculeBuilder();
  private Open open = new Open(null, ' ', 0, 0);
  private int depth;

  private PlainReader(SourceText source, Names names) {
    this.source = source;
    this.names = names;
    this.words = new Words(source.text());
  }

  /**
   * Reads a text.
   *
   * @return its molecule as a constant, or as items if names are in it; null if the parser has to
   *     read it
   */
  public static @Nullable CoreExpr read(SourceText source, Names names) {
    if (source.length() > Limits.MAXIMUM_SIZE) {
      return null;
    }
    try {
      return new PlainReader(source, names).molecule();
    } catch (NotPlainException e) {
      return null;
    }
  }

  /** A bracket that is open, or the whole text, with the item being read in it. */
  private static final class Open {
    final @Nullable Open outer;
    final char bracket;
    final int start;

    /** Where its values begin. */
    final int values;

    /** Where the fields of the item begin, among the values and in the text. */
    int item;

    int itemStart;

    Open(@Nullable Open outer, char bracket, int start, int values) {
      this.outer = outer;
      this.bracket = bracket;
      this.start = start;
      this.values = values;
      this.item = values;
    }
  }

  private CoreExpr molecule() throws NotPlainException {
    boolean more = words.next() >= 0;
    open.itemStart = words.at();
    while (more) {
      operand();
      more = separator();
    }
    Span span = source.wholeSpan();
    if (items.isEmpty()) {
      return new CoreExpr.Constant(atoms.build(), span);
    }
    flushAtoms();
    return new CoreExpr.MakeMolecule(List.copyOf(items), span);
  }

  /** Reads an operand up to its end, or up to the first one in it. */
  private void operand() throws NotPlainException {
    while (true) {
      int c = words.next();
      if (c == '<' || c == '[' || c == '(') {
        int start = words.at();
        words.skip();
        open = new Open(open, (char) c, start, values.size());
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
      } else {
        leaf(c);
        return;
      }
    }
  }

  private void leaf(int c) throws NotPlainException {
    if (c >= 'a' && c <= 'z') {
      name();
      return;
    }
    Object value = words.readLeaf(c);
    if (value == null) {
      values.push(words.number());
    } else {
      values.push(value);
    }
  }

  private void name() throws NotPlainException {
    int start = words.at();
    String word = words.readWord();
    if (word.equals("true") || word.equals("false")) {
      values.push((Object) word.equals("true"));
      return;
    }
    CoreExpr value = names.value(word, source.span(start, words.at()));
    if (value == null) {
      throw new NotPlainException();
    }
    values.push(value);
  }

  /**
   * Reads what stands between an operand and the next one.
   *
   * @return false at the end of the text
   */
  private boolean separator() throws NotPlainException {
    while (true) {
      int end = words.at();
      int c = words.next();
      switch (c) {
        case ':' -> {
          if (!words.isColon()) {
            throw new NotPlainException();
          }
          words.skip();
          return true;
        }
        case ',' -> {
          if (open.bracket == '(') {
            throw new NotPlainException();
          }
          words.skip();
          endItem(end);
          int next = words.next();
          open.itemStart = words.at();
          if (next < 0 && depth == 0) {
            return false;
          }
          return true;
        }
        case '>', ']', ')' -> {
          if (open.bracket != (c == '>' ? '<' : c == ']' ? '[' : '(')) {
            throw new NotPlainException();
          }
          words.skip();
          endItem(end);
          close();
        }
        case -1 -> {
          if (depth > 0) {
            throw new NotPlainException();
          }
          endItem(end);
          return false;
        }
        default -> throw new NotPlainException();
      }
    }
  }

  /** Makes a tuple of the fields of an item, if there are several. */
  private void endItem(int end) {
    int from = open.item;
    if (values.size() > from + 1) {
      if (open.outer == null && values.areLeaves(from)) {
        values.rowTo(atoms, from);
        values.dropFrom(from);
        return;
      }
      if (values.areAtoms(from)) {
        Tuple tuple = Tuple.of(values.atoms(from));
        values.dropFrom(from);
        values.push(tuple);
      } else {
        Span span = source.span(open.itemStart, end);
        CoreExpr tuple = new CoreExpr.MakeTuple(values.expressions(from, span), span);
        values.dropFrom(from);
        values.push(tuple);
      }
    }
    if (open.outer == null) {
      toMolecule();
    }
    open.item = values.size();
  }

  /** An item of the whole text is done. */
  private void toMolecule() {
    if (values.areAtoms(0)) {
      values.addTo(atoms, 0);
    } else {
      flushAtoms();
      items.add(new CoreItem.One(values.expression(0)));
    }
    values.dropFrom(0);
  }

  private void flushAtoms() {
    Molecule molecule = atoms.build();
    if (molecule.size() > 0) {
      items.add(new CoreItem.One(new CoreExpr.Constant(molecule, source.wholeSpan())));
      atoms = new MoleculeBuilder();
    }
  }

  /** Makes one value of what is between the brackets just closed. */
  private void close() {
    Open closed = open;
    open = Objects.requireNonNull(closed.outer);
    depth--;
    if (closed.bracket == '(') {
      return;
    }
    int from = closed.values;
    Object value;
    if (values.areAtoms(from)) {
      value =
          closed.bracket == '<'
              ? Solution.of(values.molecule(from, values.size()))
              : ListAtom.of(values.atoms(from));
    } else {
      Span span = source.span(closed.start, words.at());
      value =
          closed.bracket == '<'
              ? new CoreExpr.MakeSolution(values.items(from, true, span), span)
              : new CoreExpr.MakeList(values.items(from, false, span), span);
    }
    values.dropFrom(from);
    values.push(value);
  }
}
