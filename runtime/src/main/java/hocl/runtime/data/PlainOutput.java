package hocl.runtime.data;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Ints;
import hocl.runtime.atom.Kind;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.SolutionView;
import hocl.runtime.atom.Symbol;
import hocl.runtime.atom.Tuple;
import hocl.runtime.print.AtomPrinter;
import hocl.runtime.print.IntText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Writes solutions as other programs read them: as plain JSON, or as rows of comma-separated
 * fields. Symbols become text and tuples arrays or rows, so what is written may read back as other
 * atoms; what has no such form at all is refused.
 */
public final class PlainOutput {
  private static final int CHUNK = 8192;
  private static final String NULL = "Null";

  /** As deep as the reader of plain JSON goes. */
  private static final int DEEPEST = 1000;

  /** The number of characters of an atom that a message shows. */
  private static final int MOST_SHOWN = 60;

  private final Appendable out;
  private final StringBuilder text = new StringBuilder();

  private PlainOutput(Appendable out) {
    this.out = out;
  }

  /**
   * Writes the array of a solution's atoms in canonical order, without a line end. A tuple becomes
   * an array, and so does an inner solution, unless it holds pairs of different Strings and values
   * only: these become the members of an object. A symbol becomes a string, {@code Null} becomes
   * null.
   *
   * @throws DataException before anything is written, if an atom has no such form
   * @throws IOException if {@code out} fails
   */
  public static void writeJson(SolutionView solution, Appendable out)
      throws DataException, IOException {
    List<Object> atoms = Atoms.inOrder(solution);
    IdentityHashMap<Object, Integer> checked = new IdentityHashMap<>();
    for (Object atom : atoms) {
      checkJson(atom, atom, 1, checked);
    }
    PlainOutput writer = new PlainOutput(out);
    writer.array(atoms);
    writer.flush();
  }

  /**
   * Writes a row for each atom in canonical order, each with its line end: the fields of a tuple,
   * or the one field that another atom is. Strings are quoted where they would be read as something
   * else.
   *
   * @throws DataException before anything is written, if an atom has no such form
   * @throws IOException if {@code out} fails
   */
  public static void writeRows(SolutionView solution, Appendable out)
      throws DataException, IOException {
    List<Object> atoms = Atoms.inOrder(solution);
    for (Object atom : atoms) {
      for (Object field : fields(atom)) {
        checkField(field, atom);
      }
    }
    PlainOutput writer = new PlainOutput(out);
    for (Object atom : atoms) {
      writer.row(fields(atom));
    }
    writer.flush();
  }

  private static DataException refused(Object part, Object atom, String format) {
    String shown = AtomPrinter.PLAIN.beginning(atom, MOST_SHOWN);
    String start = shown.length() > MOST_SHOWN ? shown.substring(0, MOST_SHOWN) + "..." : shown;
    return new DataException(
        "",
        0,
        "`" + start + "` has no form in " + format + ": " + reason(part),
        "take such atoms out by a last rule, or use `--format json`, which loses nothing");
  }

  private static String reason(Object part) {
    return switch (Kind.of(part)) {
      case FLOAT -> "there is no infinite number";
      case RULE, FUNCTION, JAVA -> "a " + Kind.of(part).title() + " is no data";
      default -> "a " + Kind.of(part).title() + " is no field";
    };
  }

  /**
   * Checks a part of an atom.
   *
   * @param checked the parts that hold others and were checked, with the greatest depth at which:
   *     an atom may share its parts again and again
   */
  private static void checkJson(
      Object part, Object atom, int depth, IdentityHashMap<Object, Integer> checked)
      throws DataException {
    if (depth > DEEPEST) {
      throw new DataException(
          "",
          0,
          "an atom is nested more than " + DEEPEST + " deep, which has no form in plain JSON",
          "use `--format json`");
    }
    switch (Kind.of(part)) {
      case BOOL, INT, STRING, SYMBOL -> {}
      case FLOAT -> {
        if (Double.isInfinite((double) part)) {
          throw refused(part, atom, "plain JSON");
        }
      }
      case TUPLE, LIST, SOLUTION -> {
        // those of a solution itself are many, and need not be kept
        Integer before = depth == 1 ? null : checked.get(part);
        if (before == null || before < depth) {
          if (depth > 1) {
            checked.put(part, depth);
          }
          for (Object inner : parts(part)) {
            checkJson(inner, atom, depth + 1, checked);
          }
        }
      }
      case RULE, FUNCTION, JAVA -> throw refused(part, atom, "plain JSON");
    }
  }

  private static void checkField(Object field, Object atom) throws DataException {
    switch (Kind.of(field)) {
      case BOOL, INT, STRING, SYMBOL -> {}
      case FLOAT -> {
        if (Double.isInfinite((double) field)) {
          throw refused(field, atom, "CSV");
        }
      }
      case TUPLE, LIST, SOLUTION, RULE, FUNCTION, JAVA -> throw refused(field, atom, "CSV");
    }
  }

  private static List<Object> parts(Object atom) {
    List<Object> parts = new ArrayList<>();
    switch (atom) {
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
      case SolutionView solution -> parts.addAll(Atoms.inOrder(solution));
      default -> throw new IllegalArgumentException("no parts: " + atom);
    }
    return parts;
  }

  private static List<Object> fields(Object atom) {
    return atom instanceof Tuple ? parts(atom) : List.of(atom);
  }

  private void json(Object atom) throws IOException {
    switch (Kind.of(atom)) {
      case INT -> IntText.write(Ints.big(atom), this::digits);
      case BOOL, FLOAT -> text.append(atom);
      case STRING -> JsonText.append((String) atom, text);
      case SYMBOL -> symbol(((Symbol) atom).name());
      case TUPLE, LIST -> array(parts(atom));
      case SOLUTION -> solution(parts(atom));
      case RULE, FUNCTION, JAVA -> throw new IllegalStateException("not checked: " + atom);
    }
    if (text.length() >= CHUNK) {
      flush();
    }
  }

  private void digits(String digits) throws IOException {
    text.append(digits);
    if (digits.isEmpty() || text.length() >= CHUNK) {
      flush();
    }
  }

  private void symbol(String name) {
    if (name.equals(NULL)) {
      text.append("null");
    } else {
      JsonText.append(name, text);
    }
  }

  private void array(List<Object> atoms) throws IOException {
    text.append('[');
    for (int i = 0; i < atoms.size(); i++) {
      text.append(i == 0 ? "" : ",");
      json(atoms.get(i));
    }
    text.append(']');
  }

  private void solution(List<Object> atoms) throws IOException {
    Set<Object> keys = new HashSet<>();
    for (Object atom : atoms) {
      boolean member =
          atom instanceof Tuple pair && pair.arity() == 2 && pair.get(0) instanceof String;
      if (!member || !keys.add(((Tuple) atom).get(0))) {
        array(atoms);
        return;
      }
    }
    text.append('{');
    String comma = "";
    for (Object atom : atoms) {
      Tuple member = (Tuple) atom;
      text.append(comma);
      JsonText.append((String) member.get(0), text);
      text.append(':');
      json(member.get(1));
      comma = ",";
    }
    text.append('}');
  }

  private void row(List<Object> fields) throws IOException {
    for (int i = 0; i < fields.size(); i++) {
      text.append(i == 0 ? "" : ",");
      Object field = fields.get(i);
      switch (Kind.of(field)) {
        case STRING -> field((String) field, fields.size() == 1);
        case SYMBOL -> field(((Symbol) field).name(), false);
        case INT -> IntText.write(Ints.big(field), this::digits);
        case BOOL, FLOAT -> text.append(AtomPrinter.PLAIN.print(field));
        case TUPLE, LIST, SOLUTION, RULE, FUNCTION, JAVA ->
            throw new IllegalStateException("not checked: " + field);
      }
    }
    text.append('\n');
    if (text.length() >= CHUNK) {
      flush();
    }
  }

  private void field(String value, boolean alone) {
    boolean quoted =
        (alone && value.isEmpty())
            || value.indexOf(',') >= 0
            || value.indexOf('\n') >= 0
            || value.indexOf('\r') >= 0
            || value.startsWith("\"")
            || isRead(value.strip());
    text.append(quoted ? "\"" + value.replace("\"", "\"\"") + "\"" : value);
  }

  /** Whether a reader of rows takes a text for a number or a Bool. */
  private static boolean isRead(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return value.equals("true")
        || value.equals("false")
        || FieldNumber.parse(bytes, 0, bytes.length, (byte) '.') != null;
  }

  private void flush() throws IOException {
    out.append(text);
    text.setLength(0);
  }
}
