package hocl.grammar.diagnostic;

import java.util.List;
import java.util.Optional;

/**
 * The words behind one code. {@code {0}}, {@code {1}} and so on stand for the facts of a
 * diagnostic.
 *
 * @param code the code
 * @param messageTemplate one sentence
 * @param hintTemplate what would work; empty if there is nothing to say
 * @param page the long explanation, in Markdown
 */
public record CatalogueEntry(
    String code, String messageTemplate, Optional<String> hintTemplate, String page) {

  /** The message with the facts put in. */
  public String message(List<String> arguments) {
    return fill(messageTemplate, arguments);
  }

  /** The hint with the facts put in. */
  public Optional<String> hint(List<String> arguments) {
    return hintTemplate.map(template -> fill(template, arguments));
  }

  private static String fill(String template, List<String> arguments) {
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < template.length()) {
      char c = template.charAt(i);
      boolean slot =
          c == '{'
              && i + 2 < template.length()
              && template.charAt(i + 2) == '}'
              && Character.isDigit(template.charAt(i + 1));
      int index = slot ? template.charAt(i + 1) - '0' : -1;
      if (index >= 0 && index < arguments.size()) {
        out.append(arguments.get(index));
        i += 3;
      } else {
        out.append(c);
        i++;
      }
    }
    return out.toString();
  }
}
