package hocl.repl.report;

import hocl.grammar.diagnostic.Catalogue;
import hocl.grammar.diagnostic.CatalogueEntry;
import hocl.grammar.diagnostic.Suggestions;
import hocl.repl.console.TextOutput;
import hocl.repl.option.UsageException;
import java.util.List;
import java.util.regex.Pattern;

/** The long pages behind the codes of errors and warnings. */
public final class CodePages {

  private static final Pattern CODE = Pattern.compile("[EeWw][0-9]{4}");
  private static final int INDENT = 4;
  private static final Pattern SLOT = Pattern.compile("\\{[0-9]}");

  private CodePages() {}

  /** Whether a word looks like a code rather than a file. */
  public static boolean isCode(String word) {
    return CODE.matcher(word).matches();
  }

  /**
   * Shows the page of a code.
   *
   * @throws UsageException if there is no such code
   */
  public static void show(String code, TextOutput out) {
    CatalogueEntry entry = Catalogue.standard().find(code).orElseThrow(() -> unknown(code));
    out.line(entry.code() + ": " + plain(entry.messageTemplate()));
    entry.hintTemplate().ifPresent(hint -> out.line("hint: " + plain(hint)));
    if (!entry.page().isEmpty()) {
      out.line("\n" + entry.page());
    }
    CodeExamples.standard().find(entry.code()).ifPresent(example -> show(example, out));
  }

  private static void show(CodeExamples.Example example, TextOutput out) {
    out.append("\nAn example:\n\n").append(example.wrong().indent(INDENT));
    out.append("\nwhich is answered by\n\n").append(example.said().indent(INDENT));
    out.append("\nand is right so:\n\n").append(example.right().indent(INDENT));
  }

  /** Lists all codes with their messages, a line for each. */
  public static void list(TextOutput out) {
    for (CatalogueEntry entry : Catalogue.standard().entries()) {
      out.line(entry.code() + "  " + plain(entry.messageTemplate()));
    }
  }

  private static UsageException unknown(String code) {
    List<String> codes = Catalogue.standard().entries().stream().map(CatalogueEntry::code).toList();
    return new UsageException(
        "There is no code `" + code + "`.",
        Suggestions.hint(code, codes).orElse("`hocl explain --list` lists all codes."));
  }

  /** The words with dots where an error puts its facts in. */
  private static String plain(String template) {
    return SLOT.matcher(template).replaceAll("...");
  }
}
