package hocl.runtime.data;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Decodes fields; short ones that come again give the same String object. */
final class Utf8 {
  private static final int CACHED_LENGTH = 32;
  private static final int CACHE_SIZE = 1 << 14;

  private final String name;
  private final @Nullable String[] cache = new @Nullable String[CACHE_SIZE];

  Utf8(String name) {
    this.name = name;
  }

  String decode(byte[] bytes, int start, int end, long line) throws DataException {
    int hash = 0;
    for (int i = start; i < end; i++) {
      if (bytes[i] <= 0) {
        return decodeCarefully(bytes, start, end, line);
      }
      hash = 31 * hash + bytes[i];
    }
    if (end - start > CACHED_LENGTH) {
      return ascii(bytes, start, end);
    }
    int slot = (hash ^ (hash >>> 15)) & (CACHE_SIZE - 1);
    String known = cache[slot];
    if (known != null && same(known, bytes, start, end)) {
      return known;
    }
    String fresh = ascii(bytes, start, end);
    cache[slot] = fresh;
    return fresh;
  }

  private static String ascii(byte[] bytes, int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
  }

  private static boolean same(String known, byte[] bytes, int start, int end) {
    if (known.length() != end - start) {
      return false;
    }
    for (int i = 0; i < known.length(); i++) {
      if (known.charAt(i) != bytes[start + i]) {
        return false;
      }
    }
    return true;
  }

  private String decodeCarefully(byte[] bytes, int start, int end, long line) throws DataException {
    for (int i = start; i < end; i++) {
      if (bytes[i] == 0) {
        throw new DataException(name, line, "a zero byte is here, so this is not text", "");
      }
    }
    try {
      ByteBuffer field = ByteBuffer.wrap(bytes, start, end - start);
      return StandardCharsets.UTF_8.newDecoder().decode(field).toString();
    } catch (CharacterCodingException e) {
      throw new DataException(name, line, "this text is not in UTF-8", "convert it to UTF-8");
    }
  }
}
