package hocl.repl.draw;

import hocl.grammar.DeepStack;
import hocl.language.explore.Chronicle;
import hocl.repl.report.Abbreviation;
import hocl.repl.report.RuleNames;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Rule;
import hocl.runtime.print.AtomPrinter;
import hocl.runtime.reactor.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Writes a recorded run as a page: reactions over time, rules, what the solution is made of, how
 * each final atom came to be, and small runs step by step.
 */
public final class TracePage {

  private static final int LONGEST = 200;
  private static final double NANOS_IN_MILLI = 1e6;

  /** The largest number of events and atoms of a run that is shown step by step. */
  private static final int MOST_ANIMATED = 400;

  private final Chronicle chronicle;
  private final AtomPrinter printer;
  private final StringBuilder json = new StringBuilder();

  /** The number on the page of each atom that it mentions, in order. */
  private final Map<Integer, Integer> atoms = new LinkedHashMap<>();

  private final Map<String, Integer> rules = new LinkedHashMap<>();
  private final List<Long> ruleCounts = new ArrayList<>();

  private TracePage(Chronicle chronicle, AtomPrinter printer) {
    this.chronicle = chronicle;
    this.printer = printer;
  }

  /**
   * Writes the page.
   *
   * @param program names the program
   * @param seed the seed of the run, if it had one
   * @param pace how many reactions there were when
   * @throws IOException if {@code out} fails
   */
  public static void write(
      Chronicle chronicle,
      String program,
      OptionalLong seed,
      Outcome outcome,
      ReactionCurve pace,
      AtomPrinter printer,
      Appendable out)
      throws IOException {
    TracePage page = new TracePage(chronicle, printer);
    String data = DeepStack.call(() -> page.data(program, seed, outcome, pace));
    BrowserPage.write("trace.html", program, data, out);
  }

  private String data(String program, OptionalLong seed, Outcome outcome, ReactionCurve pace) {
    int[] left = chronicle.left();
    int[] listed =
        Arrays.stream(left)
            .boxed()
            .sorted(Comparator.comparing(chronicle::atom, Atoms::compare))
            .limit(KeptEvents.MOST_LISTED)
            .mapToInt(Integer::intValue)
            .toArray();
    KeptEvents kept = KeptEvents.of(chronicle, listed);
    json.append("{\"title\":" + BrowserPage.text(program));
    json.append(",\"seed\":" + (seed.isPresent() ? seed.getAsLong() : "null"));
    json.append(",\"end\":");
    json.append(BrowserPage.text(outcome.end().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
    json.append(",\"reactions\":" + outcome.reactions());
    json.append(",\"recorded\":" + chronicle.reactions());
    json.append(
        ",\"left\":" + left.length + ",\"whole\":" + kept.isWhole() + ",\"cut\":" + kept.isCut());
    countRules();
    events(kept);
    // behind the events, which number what they make one after the other
    json.append(",\"listed\":");
    json.append(numbers(Arrays.stream(listed).map(this::number).toArray()));
    boolean small =
        kept.isWhole() && chronicle.events() <= MOST_ANIMATED && chronicle.atoms() <= MOST_ANIMATED;
    json.append(",\"given\":" + (small ? numbers(given()) : "null"));
    composition();
    json.append(",\"pace\":");
    json.append(
        pace.moments().stream()
            .map(moment ->
                "["
                    + String.format(Locale.ROOT, "%.1f", moment.nanos() / NANOS_IN_MILLI)
                    + ","
                    + moment.reactions()
                    + "]")
            .collect(Collectors.joining(",", "[", "]")));
    texts();
    return json.append("}").toString();
  }

  private int number(int atom) {
    return atoms.computeIfAbsent(atom, any -> atoms.size());
  }

  private int[] given() {
    List<Integer> given = new ArrayList<>();
    for (int atom = 0; atom < chronicle.atoms() && chronicle.maker(atom) < 0; atom++) {
      given.add(number(atom));
    }
    return given.stream().mapToInt(Integer::intValue).toArray();
  }

  private void countRules() {
    for (int event = 0; event < chronicle.events(); event++) {
      if (chronicle.kind(event) == Chronicle.Kind.REACTION) {
        int rule = ruleOf(event);
        ruleCounts.set(rule, ruleCounts.get(rule) + 1);
      }
    }
    json.append(",\"rules\":[");
    json.append(rules.keySet().stream().map(BrowserPage::text).collect(Collectors.joining(",")));
    json.append("],\"counts\":" + ruleCounts);
  }

  private int ruleOf(int event) {
    Rule rule = (Rule) chronicle.atom(chronicle.rule(event));
    return rules.computeIfAbsent(
        RuleNames.of(rule),
        any -> {
          ruleCounts.add(0L);
          return rules.size();
        });
  }

  /**
   * Appends all kept events as numbers: the number of the rule, or -1 for a solution that was
   * opened and -2 for an atom that changed inside; how far its reaction is behind the one before;
   * flags (1 in an inner solution, 2 the matched atoms stay, 4 the rule goes); the rule atom; how
   * many atoms were taken, and these; how many were made: their numbers are the next that no atom
   * has.
   */
  private void events(KeptEvents kept) {
    json.append(",\"events\":[");
    String comma = "";
    int before = 0;
    for (int event : kept.events()) {
      json.append(comma);
      comma = ",";
      int flags = chronicle.isInner(event) ? 1 : 0;
      switch (chronicle.kind(event)) {
        case REACTION -> {
          flags += Reagents.leaves(chronicle, event) ? 2 : 0;
          flags += Reagents.usesUp(chronicle, event) ? 4 : 0;
          json.append(ruleOf(event)).append(',').append(chronicle.reaction(event) - before);
          before = chronicle.reaction(event);
          json.append(',').append(flags).append(',').append(number(chronicle.rule(event)));
        }
        case OPENED -> json.append("-1,0,").append(flags).append(",0");
        case CHANGED -> json.append("-2,0,").append(flags).append(",0");
      }
      int[] taken = chronicle.taken(event);
      json.append(',').append(taken.length);
      for (int atom : taken) {
        json.append(',').append(number(atom));
      }
      json.append(',').append(chronicle.made(event));
      for (int i = 0; i < chronicle.made(event); i++) {
        number(chronicle.firstMade(event) + i);
      }
    }
    json.append(']');
  }

  private void composition() {
    CompositionOverTime composition = CompositionOverTime.of(chronicle);
    json.append(",\"shapes\":[");
    json.append(
        composition.shapes().stream().map(BrowserPage::text).collect(Collectors.joining(",")));
    json.append("],\"moments\":[");
    String comma = "";
    for (CompositionOverTime.Moment moment : composition.moments()) {
      json.append(comma).append('[').append(moment.reactions());
      for (int shape = 0; shape < composition.shapes().size(); shape++) {
        json.append(',').append(moment.counts().getOrDefault(shape, 0L));
      }
      json.append(']');
      comma = ",";
    }
    json.append(']');
  }

  /**
   * Appends the texts of all atoms that were mentioned; what they share is written once. For each
   * atom there is 0 if its text is the next one, otherwise one more than the number of its text.
   */
  private void texts() {
    Map<String, Integer> strings = new LinkedHashMap<>();
    int[] textOf = new int[atoms.size()];
    for (Map.Entry<Integer, Integer> entry : atoms.entrySet()) {
      String text = Abbreviation.print(printer, chronicle.atom(entry.getKey()), LONGEST);
      Integer known = strings.putIfAbsent(text, strings.size());
      textOf[entry.getValue()] = known == null ? 0 : known + 1;
    }
    json.append(",\"strings\":[");
    json.append(strings.keySet().stream().map(BrowserPage::text).collect(Collectors.joining(",")));
    json.append("],\"texts\":" + numbers(textOf));
  }

  private static String numbers(int[] numbers) {
    return Arrays.stream(numbers)
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(",", "[", "]"));
  }
}
