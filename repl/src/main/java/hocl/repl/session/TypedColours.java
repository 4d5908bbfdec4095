package hocl.repl.session;

import hocl.repl.console.Palette;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;

/** Colours an input while it is typed. */
final class TypedColours implements Highlighter {

  @Override
  public AttributedString highlight(LineReader reader, String text) {
    if (Completeness.isCommand(text)) {
      int blank = text.indexOf(' ');
      String name = blank < 0 ? text : text.substring(0, blank);
      return AttributedString.fromAnsi(
          Palette.COLOURED.paint(Palette.Role.STRONG, name) + text.substring(name.length()));
    }
    return AttributedString.fromAnsi(Colours.paint(text, Palette.COLOURED));
  }
}
