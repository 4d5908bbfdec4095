package hocl.runtime.data;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Ints;
import hocl.runtime.atom.Kind;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.SolutionView;
import hocl.runtime.atom.Symbol;
import hocl.runtime.atom.Tuple;
import hocl.runtime.print.AtomPrinter;
import hocl.runtime.print.Endings;
import hocl.runtime.print.IntText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The JSON encoding of a solution that loses nothing but Java objects. A document is {@code
 * {"hocl":1,"solution":[..]}} with the atoms in canonical order, in one line:
 *
 * <ul>
 *   <li>Bool and String are JSON's, an Int of at most 53 bits is a number, a larger one {@code
 *       {"int":"12345678901234567890"}};
 *   <li>a Float is {@code {"float":2.5}}, an infinite one {@code {"float":"inf"}} or {@code
 *       "-inf"};
 *   <li>a List is an array; the rest are objects with one member: {@code {"symbol":"A"}}, {@code
 *       {"tuple":[..]}}, {@code {"solution":[..]}}, {@code {"rule":"source"}} with captured values
 *       put in, {@code {"function":"name"}}, {@code {"java":"text"}}, which cannot be read back.
 * </ul>
 */
public final class JsonEncoding {
  private static final long LARGEST_NUMBER = (1L << 53) - 1;
  private static final int CHUNK = 8192;

  private final AtomPrinter sources;
  private final Appendable out;
  private final StringBuilder text = new StringBuilder(256);
  private final ArrayDeque<Open> open = new ArrayDeque<>();

  /** The closing texts of enclosing values whose last atom is being written. */
  private final Endings endings = new Endings();

  private JsonEncoding(AtomPrinter sources, Appendable out) {
    this.sources = sources;
    this.out = out;
  }

  /** The document of a solution, without a line end. */
  public static String write(SolutionView solution) {
    StringBuilder out = new StringBuilder();
    try {
      write(solution, out);
    } catch (IOException e) {
      throw new UncheckedIOException("a string builder does not fail", e);
    }
    return out.toString();
  }

  /**
   * Writes the document of a solution, without a line end.
   *
   * @param out where to; receives pieces of a few thousand characters
   * @throws IOException if {@code out} fails
   */
  public static void write(SolutionView solution, Appendable out) throws IOException {
    new JsonEncoding(AtomPrinter.PLAIN, out).document(solution);
  }

  /**
   * Writes the document of a solution that is read back in the scope of a program, without a line
   * end.
   *
   * @param names the values of the program's names: in the source of a rule no variable is called
   *     so that it would be read as one of them, and a function that no name denotes is written
   *     with its definition
   * @param out where to; receives pieces of a few thousand characters
   * @throws IOException if {@code out} fails
   */
  public static void write(SolutionView solution, Map<String, Object> names, Appendable out)
      throws IOException {
    new JsonEncoding(AtomPrinter.PLAIN.within(names).inFull(), out).document(solution);
  }

  /**
   * Reads a document.
   *
   * @param source where from
   * @param ruleSource the rule that a source text stands for, or the function of a name; throws
   *     IllegalArgumentException with a message for people if it stands for none
   * @param atoms receives the atoms of the solution
   * @throws DataException if this is not such a document
   */
  public static void read(
      DataSource source, Function<String, Object> ruleSource, Consumer<Object> atoms)
      throws DataException {
    JsonReader.readTagged(source, ruleSource, atoms);
  }

  private void document(SolutionView solution) throws IOException {
    text.append("{\"hocl\":1,\"solution\":[");
    push(new Open(Atoms.inOrder(solution), "]}"));
    while (!open.isEmpty()) {
      Open top = open.element();
      if (top.next == top.atoms.size()) {
        open.pop();
        text.append(top.close);
        while (endings.take(top.mark, CHUNK, text)) {
          flush();
        }
      } else {
        text.append(top.next == 0 ? "" : ",");
        atom(top.atoms.get(top.next++));
        if (open.element() != top && top.next == top.atoms.size()) {
          leave(top);
        }
      }
      if (text.length() >= CHUNK) {
        flush();
      }
    }
    flush();
  }

  private void push(Open part) {
    part.mark = endings.mark();
    open.push(part);
  }

  /** Forgets a part whose last atom has just been opened, but for its end. */
  private void leave(Open part) {
    Open last = open.pop();
    open.pop();
    last.mark = part.mark;
    endings.add(part.close);
    open.push(last);
  }

  private void flush() throws IOException {
    out.append(text);
    text.setLength(0);
  }

  private void atom(Object atom) throws IOException {
    switch (Kind.of(atom)) {
      case BOOL -> text.append(atom);
      case INT -> integer(atom);
      case FLOAT -> floating((double) atom);
      case STRING -> string((String) atom);
      case SYMBOL -> tagged("symbol", ((Symbol) atom).name());
      case FUNCTION -> tagged("function", sources.print(atom));
      case TUPLE -> {
        Tuple tuple = (Tuple) atom;
        Object[] fields = new Object[tuple.arity()];
        Arrays.setAll(fields, tuple::get);
        begin("{\"tuple\":[", Arrays.asList(fields), "]}");
      }
      case LIST -> {
        ListAtom list = (ListAtom) atom;
        Object[] items = new Object[list.size()];
        Arrays.setAll(items, list::get);
        begin("[", Arrays.asList(items), "]");
      }
      case SOLUTION -> begin("{\"solution\":[", Atoms.inOrder((SolutionView) atom), "]}");
      case RULE -> tagged("rule", sources.print(atom));
      case JAVA -> tagged("java", atom.toString());
    }
  }

  private void begin(String head, List<Object> atoms, String close) {
    text.append(head);
    push(new Open(atoms, close));
  }

  private void integer(Object atom) throws IOException {
    if (atom instanceof Long value && value >= -LARGEST_NUMBER && value <= LARGEST_NUMBER) {
      text.append((long) value);
    } else {
      text.append("{\"int\":\"");
      IntText.write(Ints.big(atom), this::digits);
      text.append("\"}");
    }
  }

  private void digits(String digits) throws IOException {
    text.append(digits);
    if (digits.isEmpty() || text.length() >= CHUNK) {
      flush();
    }
  }

  private void floating(double value) {
    if (Double.isInfinite(value)) {
      tagged("float", value < 0 ? "-inf" : "inf");
    } else {
      text.append("{\"float\":").append(value).append('}');
    }
  }

  private void tagged(String tag, String content) {
    text.append("{\"").append(tag).append("\":");
    string(content);
    text.append('}');
  }

  private void string(String value) {
    JsonText.append(value, text);
  }

  private static final class Open {
    final List<Object> atoms;
    final String close;
    int next;

    /** The endings added since belong to what this is the last atom of. */
    int mark;

    Open(List<Object> atoms, String close) {
      this.atoms = atoms;
      this.close = close;
    }
  }
}
