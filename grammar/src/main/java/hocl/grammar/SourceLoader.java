package hocl.grammar;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.lex.TextLimits;
import hocl.grammar.source.SourceText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads program files, which are UTF-8 text of a bounded size. */
public final class SourceLoader {
  private SourceLoader() {}

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read
   * @throws UnreadableSourceException if it is too large or no text
   */
  public static SourceText load(Path path) throws IOException, UnreadableSourceException {
    if (Files.isRegularFile(path) && Files.size(path) > TextLimits.MAXIMUM_SIZE) {
      throw tooLarge(path.toString());
    }
    return decode(path.toString(), Files.readAllBytes(path));
  }

  /**
   * Makes a source text of bytes.
   *
   * @param name what messages call the text
   * @throws UnreadableSourceException if they are too many or no UTF-8
   */
  public static SourceText decode(String name, byte[] bytes) throws UnreadableSourceException {
    if (bytes.length > TextLimits.MAXIMUM_SIZE) {
      throw tooLarge(name);
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      SourceText readable = new SourceText(name, text);
      int end = text.length();
      String shown = String.format("0x%02X", bytes[in.position()]);
      throw new UnreadableSourceException(
          Diagnostic.of("E0104", readable.span(end, end), shown, in.position()));
    }
    return new SourceText(name, text);
  }

  private static UnreadableSourceException tooLarge(String name) {
    SourceText empty = new SourceText(name, "");
    return new UnreadableSourceException(
        Diagnostic.of("E0801", empty.wholeSpan(), TextLimits.MAXIMUM_SIZE >> 20));
  }
}
