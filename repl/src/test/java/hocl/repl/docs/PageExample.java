package hocl.repl.docs;

import hocl.repl.Cli;
import hocl.repl.console.Environment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program on a page and what the page says comes of it.
 *
 * @param program the block of the program; its first lines may give options, such as {@code // set:
 *     n=3}
 * @param expected the block behind it
 */
record PageExample(Block program, Block expected) {

  private static final Pattern OPTION =
      Pattern.compile("// (set|data|seed|max-reactions|on-error|format|exit): (.*)");
  private static final Pattern FLAG = Pattern.compile("// (strict|compact|allow-java)");
  private static final Pattern QUESTION = Pattern.compile("hocl (why|whynot)(?: (.+))?");
  private static final Pattern DIAGNOSTIC =
      Pattern.compile("(?:error|warning)\\[([EW]\\d+)]: (.*)\\n *--> .*?:(\\d+:\\d+)\\n");

  /** What kind of block comes behind a program that is called in this way. */
  static String expectedInfo(String info) {
    return switch (info) {
      case "hocl error", "hocl warning" -> "diagnostic";
      case "hocl plan" -> "plan";
      default -> "result";
    };
  }

  /**
   * Runs the program.
   *
   * @param folder where the program and the files of its page are
   * @return what stands in the expected block if the page is right
   */
  String run(Path folder) throws IOException {
    Path file = folder.resolve("line-" + program.line() + ".hocl");
    Files.writeString(file, program.text());
    List<String> call = new ArrayList<>();
    Matcher question = QUESTION.matcher(program.info());
    call.add(
        switch (program.info()) {
          case "hocl outcomes", "hocl trail" -> "all";
          case "hocl warning" -> "check";
          case "hocl plan" -> "explain";
          default -> question.matches() ? question.group(1) : "run";
        });
    call.add(file.toString());
    if (program.info().equals("hocl trail")) {
      call.add("--trail");
    } else if (question.matches() && question.group(2) != null) {
      call.add(question.group(2));
    }
    if (call.getFirst().equals("run")) {
      call.add("--audit");
    }
    int exit = options(folder, call);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Cli.run(
            call.toArray(String[]::new),
            new ByteArrayInputStream(new byte[0]),
            out,
            err,
            Environment.PLAIN);
    String said = err.toString(StandardCharsets.UTF_8);
    if (expected.info().equals("diagnostic")) {
      return diagnostic(code, said);
    }
    return code == exit ? out.toString(StandardCharsets.UTF_8) : "exit code " + code + "\n" + said;
  }

  /** Adds the options that the program's first lines give; returns the exit code to expect. */
  private int options(Path folder, List<String> call) {
    int exit = 0;
    for (String line : program.lines()) {
      Matcher flag = FLAG.matcher(line);
      Matcher option = OPTION.matcher(line);
      if (flag.matches()) {
        call.add("--" + flag.group(1));
      } else if (option.matches()) {
        String value = option.group(2);
        switch (option.group(1)) {
          case "exit" -> exit = Integer.parseInt(value);
          case "data" -> {
            call.add("--data");
            call.add(value.replaceFirst("=", "=" + Matcher.quoteReplacement(folder + "/")));
          }
          default -> {
            call.add("--" + option.group(1));
            call.add(value);
          }
        }
      }
    }
    return exit;
  }

  /** Code and place, then the message if the page shows it. */
  private String diagnostic(int code, String said) {
    Matcher matcher = DIAGNOSTIC.matcher(said);
    boolean refused = code != 0 || program.info().equals("hocl warning");
    if (!refused || !matcher.find()) {
      return "exit code " + code + "\n" + said;
    }
    String place = matcher.group(1) + " " + matcher.group(3) + "\n";
    return expected.lines().size() > 1 ? place + matcher.group(2) + "\n" : place;
  }
}
