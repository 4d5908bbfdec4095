package hocl.repl.docs;

import hocl.repl.Cli;
import hocl.repl.console.Environment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A session on a page: inputs behind prompts, each followed by what is shown. */
record SessionExample(Block block) {

  private static final Pattern TYPED = Pattern.compile("hocl(?: \\([^)]*\\))?> (.*)");

  /** Between the answers of two inputs the session is asked for this. */
  private static final String MARK = "\"answer %d ends\"";

  /**
   * Types the inputs.
   *
   * @param folder where files are saved
   * @return the block as it stands on the page if that is right
   */
  String run(Path folder) {
    List<String> prompts = new ArrayList<>();
    StringBuilder script = new StringBuilder();
    for (String line : block.lines()) {
      Matcher typed = TYPED.matcher(line);
      if (typed.matches()) {
        String input =
            typed
                .group(1)
                .replaceFirst("^(:save|:load) ", "$1 " + Matcher.quoteReplacement(folder + "/"));
        script.append(input).append("\n:eval ").append(MARK.formatted(prompts.size())).append('\n');
        prompts.add(line);
      }
    }
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    Cli.run(
        new String[] {"repl"},
        new ByteArrayInputStream(script.toString().getBytes(StandardCharsets.UTF_8)),
        shown,
        shown,
        Environment.PLAIN);
    String text = shown.toString(StandardCharsets.UTF_8);
    for (int input = 0; input < prompts.size(); input++) {
      String mark = MARK.formatted(input) + "\n";
      String next = input + 1 < prompts.size() ? prompts.get(input + 1) + "\n" : "";
      text = text.replace(mark, next);
    }
    return prompts.getFirst() + "\n" + text;
  }
}
