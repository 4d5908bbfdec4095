package hocl.runtime.data;

import hocl.runtime.atom.MoleculeBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of fields with a separator between, quoted as RFC 4180 says. A row is the tuple of its
 * fields, a row of one field the bare atom; empty lines are skipped. A field that is not quoted and
 * is written as the language writes a number or a Bool becomes that, any other a String.
 */
final class SeparatedReader implements DataReader {
  private final byte separator;
  private final RowOptions options;

  /**
   * A reader.
   *
   * @param separator stands between fields unless the options have another
   */
  SeparatedReader(char separator, RowOptions options) {
    this.separator = (byte) (options.separator() == 0 ? separator : options.separator());
    this.options = options;
  }

  @Override
  public void read(DataSource source, MoleculeBuilder atoms) throws DataException {
    try (ByteInput input = new ByteInput(source)) {
      new Rows(input, separator, options, atoms).read();
    }
  }

  private static final class Rows {
    /** The number of digits that always fit 64 bits. */
    private static final int SAFE_DIGITS = 18;

    private final ByteInput input;
    private final byte separator;
    private final MoleculeBuilder atoms;
    private final RowOptions options;
    private final byte point;
    private final BitSet text = new BitSet();
    private byte[] quoted = new byte[256];

    Rows(ByteInput input, byte separator, RowOptions options, MoleculeBuilder atoms) {
      this.input = input;
      this.separator = separator;
      this.options = options;
      this.point = (byte) (options.decimalComma() ? ',' : '.');
      this.atoms = atoms;
      options.textColumns().forEach(column -> text.set(column - 1));
    }

    void read() throws DataException {
      input.beginField();
      if (options.header()) {
        header();
      }
      while (input.peek() >= 0) {
        if (input.skipLineEnd()) {
          input.beginField();
        } else {
          row();
        }
      }
    }

    /** Reads the names of the columns, and finds out which of them hold text. */
    private void header() throws DataException {
      while (input.peek() >= 0 && input.skipLineEnd()) {
        input.beginField();
      }
      Set<String> missing = new TreeSet<>(options.textNames());
      List<String> names = new ArrayList<>();
      boolean more = input.peek() >= 0;
      while (more) {
        input.beginField();
        String name = (String) (input.peek() == '"' ? quotedField() : textField());
        if (missing.remove(name.strip())) {
          text.set(names.size());
        }
        names.add(name.strip());
        more = input.peek() == separator;
        if (more) {
          input.end++;
        }
      }
      if (!missing.isEmpty()) {
        throw input.error(
            input.line,
            "there is no column `" + missing.iterator().next() + "`",
            "the columns are " + String.join(", ", names));
      }
      input.skipLineEnd();
      input.beginField();
    }

    private void row() throws DataException {
      boolean more = true;
      int column = 0;
      while (more) {
        input.beginField();
        if (options.allText() || text.get(column)) {
          atoms.field(input.peek() == '"' ? quotedField() : textField());
        } else if (!shortInt()) {
          atoms.field(input.peek() == '"' ? quotedField() : plainField());
        }
        column++;
        more = input.peek() == separator;
        if (more) {
          input.end++;
        }
      }
      atoms.endRow();
      input.skipLineEnd();
      input.beginField();
    }

    /** Reads the field if it is an Int of few digits and all of it is in the buffer. */
    private boolean shortInt() {
      byte[] bytes = input.bytes;
      int limit = input.limit;
      int at = input.end;
      boolean negative = at < limit && bytes[at] == '-';
      if (negative) {
        at++;
      }
      int first = at;
      long value = 0;
      while (at < limit && bytes[at] >= '0' && bytes[at] <= '9') {
        value = 10 * value + (bytes[at++] - '0');
      }
      if (at == limit || at == first || at - first > SAFE_DIGITS) {
        return false;
      }
      if (bytes[first] == '0' && at - first > 1) {
        return false;
      }
      byte next = bytes[at];
      if (next != separator && next != '\n' && next != '\r') {
        return false;
      }
      input.end = at;
      atoms.field(negative ? -value : value);
      return true;
    }

    private Object textField() throws DataException {
      input.extend(separator);
      return input.text();
    }

    private Object plainField() throws DataException {
      input.extend(separator);
      Object value = value(input.bytes, input.start, input.end);
      return value == null ? input.text() : value;
    }

    private Object quotedField() throws DataException {
      long line = input.line;
      int length = 0;
      input.end++;
      while (true) {
        input.beginField();
        int b = input.peek();
        if (b < 0) {
          throw input.error(
              line,
              "a quoted field begins in this line and never ends",
              "close it with `\"`; inside, write `\"\"` for one");
        }
        if (b == '"') {
          input.end++;
          if (input.peek() != '"') {
            break;
          }
        } else if (b == '\n') {
          input.line++;
        }
        input.end++;
        if (length == quoted.length) {
          quoted = Arrays.copyOf(quoted, 2 * length);
        }
        quoted[length++] = (byte) b;
      }
      int next = input.peek();
      if (next >= 0 && next != separator && next != '\n' && next != '\r') {
        throw input.error(
            input.line,
            "`" + shown(next) + "` follows the end of a quoted field",
            "inside a quoted field, write `\"\"` for one `\"`");
      }
      return input.text(quoted, length);
    }

    private static String shown(int next) {
      return next > ' ' && next < 0x7f ? String.valueOf((char) next) : "byte " + next;
    }

    /** The number or Bool that a field spells, spaces around it aside, or null. */
    private @Nullable Object value(byte[] bytes, int start, int end) {
      int from = start;
      int to = end;
      while (from < to && bytes[from] == ' ') {
        from++;
      }
      while (to > from && bytes[to - 1] == ' ') {
        to--;
      }
      if (from == to) {
        return null;
      }
      byte first = bytes[from];
      if ((first >= '0' && first <= '9') || first == '-') {
        return FieldNumber.parse(bytes, from, to, point);
      }
      return first == 't' || first == 'f' ? truth(bytes, from, to) : null;
    }

    private static @Nullable Object truth(byte[] bytes, int from, int to) {
      if (to - from > "false".length()) {
        return null;
      }
      return switch (new String(bytes, from, to - from, StandardCharsets.ISO_8859_1)) {
        case "true" -> true;
        case "false" -> false;
        default -> null;
      };
    }
  }
}
