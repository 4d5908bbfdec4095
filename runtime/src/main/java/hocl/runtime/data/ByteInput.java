package hocl.runtime.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Bytes of a source in a buffer that always holds the current field in one piece, with the number
 * of the current line.
 */
final class ByteInput implements AutoCloseable {
  private static final int ROOM = 1 << 16;
  private static final int LONGEST_FIELD = 1 << 28;

  private final DataSource source;
  private final InputStream stream;
  private final Utf8 utf8;
  private boolean exhausted;

  /** The bytes; what is between {@code start} and {@code end} is the current field. */
  byte[] bytes = new byte[ROOM];

  int start;
  int end;
  long line = 1;

  /** The end of what is in the buffer. */
  int limit;

  ByteInput(DataSource source) throws DataException {
    this.source = source;
    this.stream = source.open();
    this.utf8 = new Utf8(source.name());
  }

  /** Begins a field behind the current one. */
  void beginField() {
    start = end;
  }

  /** The byte at the end of the current field, or -1 at the end of the data. */
  int peek() throws DataException {
    return end < limit || fill() ? bytes[end] & 0xff : -1;
  }

  /** Extends the current field up to a separator, a line end or the end of the data. */
  void extend(byte separator) throws DataException {
    do {
      int at = end;
      while (at < limit) {
        byte b = bytes[at];
        if (b == separator || b == '\n' || b == '\r') {
          end = at;
          return;
        }
        at++;
      }
      end = at;
    } while (fill());
  }

  /** Goes over a line end, if there is one here; CR, LF and CR LF are one. */
  boolean skipLineEnd() throws DataException {
    int b = peek();
    if (b != '\n' && b != '\r') {
      return false;
    }
    end++;
    if (b == '\r' && peek() == '\n') {
      end++;
    }
    line++;
    return true;
  }

  /** The current field as text. */
  String text() throws DataException {
    return utf8.decode(bytes, start, end, line);
  }

  /** Other bytes of this source as text. */
  String text(byte[] other, int length) throws DataException {
    return utf8.decode(other, 0, length, line);
  }

  DataException error(long atLine, String sentence, String hint) {
    return new DataException(source.name(), atLine, sentence, hint);
  }

  /** Makes one more byte available; false at the end of the data. */
  private boolean fill() throws DataException {
    if (exhausted) {
      return false;
    }
    if (start > 0) {
      System.arraycopy(bytes, start, bytes, 0, limit - start);
      limit -= start;
      end -= start;
      start = 0;
    } else if (limit == bytes.length) {
      if (limit >= LONGEST_FIELD) {
        throw error(line, "this field is longer than " + LONGEST_FIELD + " bytes", "");
      }
      bytes = Arrays.copyOf(bytes, 2 * limit);
    }
    try {
      int count = stream.read(bytes, limit, bytes.length - limit);
      exhausted = count < 0;
      limit += Math.max(count, 0);
      return !exhausted;
    } catch (IOException e) {
      throw source.failure(e);
    }
  }

  @Override
  public void close() throws DataException {
    try {
      stream.close();
    } catch (IOException e) {
      throw source.failure(e);
    }
  }
}
