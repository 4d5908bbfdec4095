package hocl.runtime.data;

import hocl.runtime.atom.MoleculeBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of fields with a separator between, quoted as RFC 4180 says. A row is the tuple of its
 * fields, a row of one field the bare atom; empty lines are skipped. A field that is not quoted and
 * reads as a number or a Bool becomes that, any other a String.
 */
final class SeparatedReader implements DataReader {
  private final byte separator;

  SeparatedReader(char separator) {
    this.separator = (byte) separator;
  }

  @Override
  public void read(DataSource source, MoleculeBuilder atoms) throws DataException {
    try (ByteInput input = new ByteInput(source)) {
      new Rows(input, separator, atoms).read();
    }
  }

  private static final class Rows {
    /** The number of digits that always fit 64 bits. */
    private static final int SAFE_DIGITS = 18;

    private final ByteInput input;
    private final byte separator;
    private final MoleculeBuilder atoms;
    private byte[] quoted = new byte[256];

    Rows(ByteInput input, byte separator, MoleculeBuilder atoms) {
      this.input = input;
      this.separator = separator;
      this.atoms = atoms;
    }

    void read() throws DataException {
      input.beginField();
      while (input.peek() >= 0) {
        if (input.skipLineEnd()) {
          input.beginField();
        } else {
          row();
        }
      }
    }

    private void row() throws DataException {
      boolean more = true;
      while (more) {
        input.beginField();
        if (!shortInt()) {
          atoms.field(input.peek() == '"' ? quotedField() : plainField());
        }
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
      byte next = bytes[at];
      if (next != separator && next != '\n' && next != '\r') {
        return false;
      }
      input.end = at;
      atoms.field(negative ? -value : value);
      return true;
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
    private @Nullable Object value(byte[] bytes, int start, int end) throws DataException {
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
      if ((first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.') {
        Object number = FieldNumber.parse(bytes, from, to);
        if (number instanceof Double d && d.isInfinite()) {
          throw tooLarge(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
        }
        return number != null ? number : special(bytes, from, to);
      }
      return first == 't' || first == 'f' || first == 'N' || first == 'I'
          ? special(bytes, from, to)
          : null;
    }

    private @Nullable Object special(byte[] bytes, int from, int to) throws DataException {
      if (to - from > "-Infinity".length()) {
        return null;
      }
      String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
      return switch (text) {
        case "true" -> true;
        case "false" -> false;
        case "NaN", "Infinity", "-Infinity" ->
            throw input.error(
                input.line,
                "`" + text + "` is not a number that data may hold",
                "leave the row out, or quote the field to have a String");
        default -> null;
      };
    }

    private DataException tooLarge(String text) {
      String shown = text.length() > 40 ? text.substring(0, 40) + "..." : text;
      return input.error(
          input.line,
          "`" + shown + "` is too large for a Float",
          "quote the field to have a String");
    }
  }
}
