package hocl.language.plain;

import hocl.grammar.lex.TextLimits;
import hocl.grammar.source.SourceText;
import hocl.grammar.source.Span;
import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.MoleculeBuilder;
import java.util.ArrayList;
import java.util.List;
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
  private final PlainWords words;
  private final PendingValues values = new PendingValues();
  private final ItemReader reader;
  private final List<CoreItem> items = new ArrayList<>();
  private MoleculeBuilder atoms = new MoleculeBuilder();

  private PlainReader(SourceText source, Names names) {
    this.source = source;
    this.words = new PlainWords(source.text());
    this.reader = new ItemReader(source, words, values, names, false);
  }

  /**
   * Reads a text.
   *
   * @return its molecule as a constant, or as items if names are in it; null if the parser has to
   *     read it
   */
  public static @Nullable CoreExpr read(SourceText source, Names names) {
    if (source.length() > TextLimits.MAXIMUM_SIZE) {
      return null;
    }
    try {
      return new PlainReader(source, names).molecule();
    } catch (NotPlainException e) {
      return null;
    }
  }

  private CoreExpr molecule() throws NotPlainException {
    boolean more = words.next() >= 0;
    while (more) {
      reader.read();
      addItem();
      int c = words.next();
      if (c == ',') {
        words.skip();
        // one may stand behind the last item
        more = words.next() >= 0;
      } else if (c < 0) {
        more = false;
      } else {
        throw new NotPlainException();
      }
    }
    Span span = source.wholeSpan();
    if (items.isEmpty()) {
      return new CoreExpr.Constant(atoms.build(), span);
    }
    flushAtoms();
    return new CoreExpr.MakeMolecule(List.copyOf(items), span);
  }

  private void addItem() {
    if (values.areAtoms(0)) {
      values.rowTo(atoms, 0);
    } else {
      flushAtoms();
      Object expr =
          values.size() == 1
              ? values.expression(0)
              : reader.tuple(0, source.span(reader.start(), reader.end()));
      items.add(new CoreItem.One((CoreExpr) expr));
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
}
