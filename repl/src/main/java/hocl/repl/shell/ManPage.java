package hocl.repl.shell;

import java.util.ArrayList;
import java.util.List;

/** Writes the page that {@code man hocl} shows, in the notation of troff. */
public final class ManPage {

  private static final String CODES =
      """
      0|The solution became inert, or the command did what it was asked.
      1|The program, its data or a receipt was refused, or a test failed.
      2|The command line is wrong, or a file cannot be read or written.
      3|A reaction could not be carried out.
      4|A limit was reached: reactions, time or memory.
      5|The nodes of a cluster were lost, or are not there.
      70|A bug in hocl; what a report needs is on standard error.
      71|A bug in hocl that an audit found: the result is wrong.
      130|Interrupted.
      """;

  private static final String VARIABLES =
      """
      HOCL_JAVA|The JDK to use, 25 or later: its folder, or its java. Otherwise JAVA_HOME, PATH and the usual folders are searched.
      HOCL_JAVA_OPTS|Options for the JVM, such as -Xmx8g.
      HOCL_CACHE|The folder for what makes later starts faster, or off. Without it, hocl in XDG_CACHE_HOME or in ~/.cache.
      HOCL_TOKEN|The token for a gateway of another machine.
      NO_COLOR|If set, nothing is coloured.
      COLUMNS|The width to which messages are cut where standard error is no terminal.
      """;

  private final StringBuilder out = new StringBuilder();

  private ManPage() {}

  /**
   * Writes the page.
   *
   * @param version the version of this build
   * @param overview what {@code hocl --help} prints, of which the first paragraph is taken
   * @param commands all commands
   */
  public static String of(String version, String overview, List<KnownCommand> commands) {
    ManPage page = new ManPage();
    page.head(version, overview);
    page.section("COMMANDS");
    commands.forEach(page::command);
    page.section("EXIT STATUS");
    page.table(CODES);
    page.section("ENVIRONMENT");
    page.table(VARIABLES);
    return page.out.toString();
  }

  private void head(String version, String overview) {
    out.append(".TH HOCL 1 \"\" \"hocl ").append(text(version)).append("\"\n");
    section("NAME");
    line("hocl - a chemical programming language: molecules in a solution, and rules");
    section("SYNOPSIS");
    out.append(".B hocl\n.I COMMAND\n");
    line("[OPTION...] [FILE...]");
    section("DESCRIPTION");
    line(overview.split("\n\n", -1)[1].replace('\n', ' '));
    out.append(".PP\n");
    line("Options may stand before or after the file. Where a program is expected, - reads it");
    line("from standard input. Results go to standard output, all else to standard error.");
    line("`hocl help COMMAND` shows one command, `hocl explain CODE` explains an error.");
  }

  private void command(KnownCommand command) {
    List<String> words = new ArrayList<>(List.of("hocl", command.name(), "[OPTION...]"));
    words.addAll(command.operands());
    out.append(".SS \"").append(text(String.join(" ", words))).append("\"\n");
    line(command.summary());
    for (KnownOption option : command.options()) {
      out.append(".TP\n.B ").append(text(String.join(", ", option.names())));
      out.append(option.takesValue() ? "\\fR \\fI" + text(option.value()) + "\\fR\n" : "\n");
      line(option.description());
    }
    out.append(".PP\nExamples:\n.PP\n.nf\n");
    command.examples().forEach(this::line);
    out.append(".fi\n");
  }

  private void table(String rows) {
    rows.lines()
        .forEach(row -> {
          int bar = row.indexOf('|');
          out.append(".TP\n.B ").append(text(row.substring(0, bar))).append('\n');
          line(row.substring(bar + 1));
        });
  }

  private void section(String name) {
    out.append(".SH ").append(name).append('\n');
  }

  private void line(String words) {
    String text = text(words);
    boolean command = text.startsWith(".") || text.startsWith("'");
    out.append(command ? "\\&" : "").append(text).append('\n');
  }

  /** A text in which no character is a command of troff. */
  private static String text(String words) {
    return words.replace("\\", "\\e").replace("-", "\\-").replace("\"", "\\(dq");
  }
}
