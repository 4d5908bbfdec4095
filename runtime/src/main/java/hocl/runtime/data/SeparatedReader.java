package hocl.runtime.data;

import hocl.runtime.atom.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
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
  public void read(DataSource source, Consumer<Object> atoms) throws DataException {
    try (ByteInput input = new ByteInput(source)) {
      new Rows(input, separator).read(atoms);
    }
  }

  private static final class Rows {
    private final ByteInput input;
    private final byte separator;
    private Object[] fields = new Object[8];
    private int count;
    private byte[] quoted = new byte[256];

    Rows(ByteInput input, byte separator) {
      this.input = input;
      this.separator = separator;
    }

    void read(Consumer<Object> atoms) throws DataException {
      input.beginField();
      while (input.peek() >= 0) {
        if (input.skipLineEnd()) {
          input.beginField();
          continue;
        }
        row();
        atoms.accept(count == 1 ? fields[0] : Tuple.of(Arrays.copyOf(fields, count)));
      }
    }

    private void row() throws DataException {
      count = 0;
      boolean more = true;
      while (more) {
        if (count == fields.length) {
          fields = Arrays.copyOf(fields, 2 * count);
        }
        input.beginField();
        Object field = input.peek() == '"' ? quotedField() : plainField();
        fields[count++] = field;
        more = input.peek() == separator;
        if (more) {
          input.end++;
        }
      }
      input.skipLineEnd();
      input.beginField();
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
