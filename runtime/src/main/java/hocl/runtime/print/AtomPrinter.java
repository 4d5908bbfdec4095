package hocl.runtime.print;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.JavaObject;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.SolutionView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Prints atoms in canonical order, as source that reads back to the same atoms (Java objects
 * apart). Immutable; any thread may print what is not alive. Takes time linear in what it prints,
 * after sorting, and none of Java's stack for depth.
 */
public final class AtomPrinter {
  /** Multiplicity spelled out, every rule with its source. */
  public static final AtomPrinter PLAIN = new AtomPrinter(false, NamesInScope.UNKNOWN, false);

  /**
   * Prints rules as their {@linkplain hocl.runtime.atom.ClosedForm closed form}, with variables
   * named by where they are bound: the text by which rules are ordered; it cannot be read as
   * source.
   */
  public static final AtomPrinter CLOSED = new AtomPrinter(false, NamesInScope.UNKNOWN, true);

  private final boolean compact;
  private final NamesInScope names;
  private final boolean closed;

  private AtomPrinter(boolean compact, NamesInScope names, boolean closed) {
    this.compact = compact;
    this.names = names;
    this.closed = closed;
  }

  /** The same printer, writing equal atoms of a solution once with their count: {@code 1^3}. */
  public AtomPrinter compact(boolean yes) {
    return new AtomPrinter(yes, names, closed);
  }

  /**
   * The same printer with other rules that are known by name.
   *
   * @param knownByName whether a rule with a label is exactly what the program's definition of that
   *     name denotes, so that its label alone is printed; not asked for a rule without label
   */
  public AtomPrinter naming(Predicate<Rule> knownByName) {
    return new AtomPrinter(compact, NamesInScope.naming(knownByName), closed);
  }

  /**
   * The same printer for text that is read with the names of a program: what such a name denotes is
   * printed as the name, and inside rules no name means something else than it did.
   *
   * @param values the atoms and molecules that the names stand for
   */
  public AtomPrinter within(Map<String, Object> values) {
    return new AtomPrinter(compact, NamesInScope.of(values), closed);
  }

  /** The same printer, writing every rule with its source. */
  public AtomPrinter inFull() {
    return new AtomPrinter(compact, NamesInScope.inFull(names), closed);
  }

  /**
   * Prints one value.
   *
   * @param value an atom, or a molecule, which is printed as its atoms with commas between
   * @return the text, without a line end
   */
  public String print(Object value) {
    StringBuilder out = new StringBuilder();
    try {
      print(value, out);
    } catch (IOException e) {
      throw new UncheckedIOException("a string builder does not fail", e);
    }
    return out.toString();
  }

  /**
   * Prints one value whose text may be much longer than the value is large: its parts may share
   * parts of their own, again and again.
   *
   * @param value an atom, or a molecule, which is printed as its atoms with commas between
   * @param most the largest number of characters that are wanted
   * @return the text if it is not longer than that, else a beginning of it that is longer
   */
  public String beginning(Object value, int most) {
    StringBuilder out = new StringBuilder();
    try {
      print(value, new TextBeginning(out, most));
    } catch (TextBeginning.Enough enough) {
      // the rest is not wanted
    } catch (IOException e) {
      throw new UncheckedIOException("a string builder does not fail", e);
    }
    return out.toString();
  }

  /**
   * Prints one value.
   *
   * @param value an atom, or a molecule, which is printed as its atoms with commas between
   * @param out where to; receives pieces of a few thousand characters
   * @throws IOException if {@code out} fails
   */
  public void print(Object value, Appendable out) throws IOException {
    new Printing(compact, names, closed, out).print(value);
  }

  /** Prints the content of a solution without its brackets; empty for an empty solution. */
  public String printContent(SolutionView solution) {
    StringBuilder out = new StringBuilder();
    try {
      printContent(solution, out);
    } catch (IOException e) {
      throw new UncheckedIOException("a string builder does not fail", e);
    }
    return out.toString();
  }

  /**
   * Prints the content of a solution without its brackets; nothing for an empty solution.
   *
   * @param out where to; receives pieces of a few thousand characters
   * @throws IOException if {@code out} fails
   */
  public void printContent(SolutionView solution, Appendable out) throws IOException {
    new Printing(compact, names, closed, out).printInOrder(Atoms.inOrder(solution));
  }

  /** Prints atoms with commas between; nothing for an empty collection. */
  public String printContent(Collection<?> atoms) {
    return print(Molecule.of(atoms));
  }

  /**
   * The text of a value as {@code print}, {@code toString} and {@code +} with a String show it: a
   * String is itself, a Java object is what its {@code toString} says, anything else is as printed.
   */
  public String text(Object value) {
    return switch (value) {
      case String text -> text;
      case JavaObject object -> object.toString();
      default -> print(value);
    };
  }

  /**
   * The same as far as it is wanted.
   *
   * @param most the largest number of characters that are wanted
   * @return the text if it is not longer than that, else a beginning of it that is longer
   */
  public String textBeginning(Object value, int most) {
    return value instanceof String || value instanceof JavaObject
        ? text(value)
        : beginning(value, most);
  }
}
