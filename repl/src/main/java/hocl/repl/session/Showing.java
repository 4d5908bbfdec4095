package hocl.repl.session;

import hocl.repl.console.Console;
import hocl.repl.console.OpenOutput;
import hocl.repl.console.Palette;
import hocl.repl.report.Abbreviation;
import hocl.repl.report.Composition;
import hocl.repl.report.NamedRules;
import hocl.runtime.atom.FunctionAtom;
import hocl.runtime.atom.Solution;
import hocl.runtime.print.AtomPrinter;

/** Shows values of a session on standard output: in colour on a terminal, and never too much. */
public final class Showing {

  /** Solutions of more atoms are shown by their shapes. */
  public static final int MOST_ATOMS = 500;

  /** What is longer is cut, or shown by its shapes. */
  private static final int LONGEST = 2000;

  /** The number of characters above which a text is written in one colour. */
  private static final int LONGEST_IN_COLOUR = 1_000_000;

  private final Console console;
  private final LongTexts texts;

  Showing(Console console, LongTexts texts) {
    this.console = console;
    this.texts = texts;
  }

  /** The printer for text that is read with the names. */
  public static AtomPrinter printer(SessionNames names) {
    return NamedRules.printer(names.values());
  }

  /** Shows a solution whole if a person would read it whole, else what it is made of. */
  void solution(Solution solution, SessionNames names) {
    if (solution.size() <= MOST_ATOMS) {
      String text = Abbreviation.print(printer(names), solution, LONGEST);
      if (text.length() <= LONGEST) {
        source(text);
        return;
      }
      String compact = Abbreviation.print(printer(names).compact(true), solution, LONGEST);
      if (compact.length() <= LONGEST) {
        source(compact);
        return;
      }
    }
    console.out().line(Composition.line(solution));
  }

  /** Shows a value, cut if it is long. */
  public void value(Object value, SessionNames names) {
    source(Abbreviation.print(printer(names), value, LONGEST));
  }

  /** Shows what a name stands for, in one line. */
  public void definition(String name, Object value, SessionNames names) {
    if (value instanceof FunctionAtom function) {
      console.out().line("function " + function.name());
      return;
    }
    String text = Abbreviation.print(printer(names).inFull(), value, LONGEST);
    source(text.startsWith(name + " = ") ? text : name + " = " + text);
  }

  /** Shows a piece of program. */
  public void source(String text) {
    console.out().line(Colours.paint(text, console.outPalette()));
  }

  /** Writes a solution whole, however large it is. */
  public void whole(Solution solution, SessionNames names) {
    if (console.outPalette() != Palette.PLAIN && solution.size() <= MOST_ATOMS) {
      String text = Abbreviation.print(printer(names), solution, LONGEST_IN_COLOUR);
      if (text.length() <= LONGEST_IN_COLOUR) {
        source(text);
        return;
      }
    }
    texts.write(
        "the solution, which is cut there",
        limit -> printer(names).print(solution, limit.over(new OpenOutput(console.out()))));
    console.out().endLine();
  }
}
