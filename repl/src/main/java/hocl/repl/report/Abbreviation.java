package hocl.repl.report;

import hocl.runtime.print.AtomPrinter;
import java.io.IOException;

/** Prints a value, but not more of it than a person would read. */
public final class Abbreviation implements Appendable {

  private static final String CUT = " ...";
  private static final int LONG = 1_000_000;

  private final StringBuilder text = new StringBuilder();
  private final int longest;

  private Abbreviation(int longest) {
    this.longest = longest;
  }

  /** The printed value, cut behind a million characters: for texts that other programs read. */
  public static String printLong(AtomPrinter printer, Object value) {
    return print(printer, value, LONG);
  }

  /** The printed value, cut behind a number of characters. */
  public static String print(AtomPrinter printer, Object value, int longest) {
    Abbreviation out = new Abbreviation(longest);
    try {
      printer.print(value, out);
    } catch (EnoughException e) {
      int end = Character.isHighSurrogate(out.text.charAt(longest - 1)) ? longest - 1 : longest;
      return out.text.substring(0, end) + CUT;
    } catch (IOException e) {
      throw new IllegalStateException("a text in memory cannot fail", e);
    }
    return out.text.toString();
  }

  @Override
  public Appendable append(CharSequence piece) throws IOException {
    return append(piece, 0, piece.length());
  }

  @Override
  public Appendable append(CharSequence piece, int start, int end) throws IOException {
    text.append(piece, start, end);
    if (text.length() > longest) {
      throw new EnoughException();
    }
    return this;
  }

  @Override
  public Appendable append(char unit) throws IOException {
    return append(String.valueOf(unit));
  }

  /** Ends the printing. */
  private static final class EnoughException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
