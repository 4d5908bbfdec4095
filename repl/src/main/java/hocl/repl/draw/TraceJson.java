package hocl.repl.draw;

import hocl.language.explore.Chronicle;
import hocl.repl.report.Abbreviation;
import hocl.repl.report.RuleNames;
import hocl.runtime.atom.Rule;
import hocl.runtime.data.JsonText;
import hocl.runtime.print.AtomPrinter;
import hocl.runtime.reactor.Outcome;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Writes a recorded run for other programs: a JSON object a line for each thing that happened. */
public final class TraceJson {

  /** The number of atoms that one line puts in. */
  private static final int ATOMS_IN_LINE = 500;

  private final Chronicle chronicle;
  private final AtomPrinter printer;
  private final Appendable out;

  private TraceJson(Chronicle chronicle, AtomPrinter printer, Appendable out) {
    this.chronicle = chronicle;
    this.printer = printer;
    this.out = out;
  }

  /**
   * Writes all lines.
   *
   * @param program names the program
   * @param seed the seed of the run, if it had one
   * @throws IOException if {@code out} fails
   */
  public static void write(
      Chronicle chronicle,
      String program,
      OptionalLong seed,
      Outcome outcome,
      AtomPrinter printer,
      Appendable out)
      throws IOException {
    TraceJson lines = new TraceJson(chronicle, printer, out);
    out.append("{\"event\":\"run\",\"format\":1,\"program\":" + JsonText.quoted(program));
    out.append(",\"seed\":" + (seed.isPresent() ? seed.getAsLong() : "null") + "}\n");
    lines.given();
    int[] left = chronicle.left();
    for (int event = 0; event < chronicle.events(); event++) {
      lines.event(event);
    }
    out.append("{\"event\":\"end\",\"end\":" + JsonText.quoted(word(outcome)));
    out.append(",\"reactions\":" + outcome.reactions() + ",\"recorded\":" + chronicle.reactions());
    out.append(",\"left\":" + numbers(left) + "}\n");
  }

  private static String word(Outcome outcome) {
    return outcome.end().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private void given() throws IOException {
    int written = 0;
    for (int atom = 0; atom < chronicle.atoms() && chronicle.maker(atom) < 0; atom++) {
      boolean first = written % ATOMS_IN_LINE == 0;
      if (first) {
        out.append(written == 0 ? "" : "]}\n").append("{\"event\":\"given\",\"made\":[");
      }
      out.append(first ? "" : ",").append(atom(atom));
      written++;
    }
    out.append(written == 0 ? "" : "]}\n");
  }

  private void event(int event) throws IOException {
    switch (chronicle.kind(event)) {
      case REACTION -> {
        Rule rule = (Rule) chronicle.atom(chronicle.rule(event));
        out.append("{\"event\":\"reaction\",\"number\":" + chronicle.reaction(event));
        out.append(",\"rule\":" + JsonText.quoted(RuleNames.of(rule)));
        out.append(",\"ruleAtom\":" + chronicle.rule(event));
      }
      case OPENED -> out.append("{\"event\":\"opened\"");
      case CHANGED -> out.append("{\"event\":\"changed\"");
    }
    out.append(",\"taken\":" + numbers(chronicle.taken(event)) + ",\"made\":[");
    for (int i = 0; i < chronicle.made(event); i++) {
      out.append(i == 0 ? "" : ",").append(atom(chronicle.firstMade(event) + i));
    }
    out.append("]}\n");
  }

  private String atom(int number) {
    return "{\"id\":"
        + number
        + ",\"atom\":"
        + JsonText.quoted(Abbreviation.printLong(printer, chronicle.atom(number)))
        + "}";
  }

  private static String numbers(int[] numbers) {
    return Arrays.stream(numbers)
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(",", "[", "]"));
  }
}
