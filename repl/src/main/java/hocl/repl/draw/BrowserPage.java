package hocl.repl.draw;

import hocl.runtime.data.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A page for a browser in one file: a template, the style that all pages share, and data as JSON.
 */
public final class BrowserPage {

  private static final String STYLE = "/*style*/";
  private static final String TITLE = "<!--title-->";
  private static final String DATA = "/*data*/null";

  private BrowserPage() {}

  /**
   * Writes a page.
   *
   * @param template the name of the resource
   * @param title the title, plain text
   * @param json the data, as a JSON value
   * @param out takes the page
   * @throws IOException if {@code out} fails
   */
  static void write(String template, String title, CharSequence json, Appendable out)
      throws IOException {
    String text =
        resource(template).replace(STYLE, resource("page.css")).replace(TITLE, escaped(title));
    int place = text.indexOf(DATA);
    out.append(text, 0, place);
    // no tag may begin within a script
    out.append(json.toString().replace("<", "\\u003c"));
    out.append(text, place + DATA.length(), text.length());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String resource(String name) {
    try (InputStream in = BrowserPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A text as a JSON string. */
  static String text(String value) {
    return JsonText.quoted(value);
  }
}
