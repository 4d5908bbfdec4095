package hocl.runtime.cluster;

import hocl.runtime.codec.ByteSink;
import hocl.runtime.codec.ByteSource;
import hocl.runtime.codec.CodecException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Several pieces of bytes as one. */
final class Parts {
  private static final int ROOM = 64;
  private static final int SHORTEST = 1;

  private Parts() {}

  static byte[] join(byte[]... parts) throws CodecException {
    ByteSink out = new ByteSink(ROOM);
    out.number(parts.length);
    for (byte[] part : parts) {
      out.number(part.length);
      out.put(part);
    }
    return out.finish();
  }

  /**
   * Takes them apart again.
   *
   * @throws CodecException if they are not as many as are given
   */
  static List<byte[]> split(byte[] bytes, int count) throws CodecException {
    ByteSource in = new ByteSource(bytes);
    if (in.count(SHORTEST) != count) {
      throw in.refusal("not " + count + " parts");
    }
    List<byte[]> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(in.bytes(in.count(SHORTEST)));
    }
    return parts;
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
