package hocl.language.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A program in pieces.
 *
 * @param definitions values and functions, each a line of source
 * @param rules labelled rules that the molecule names
 * @param parts the content of the solution
 */
public record GeneratedProgram(
    List<String> definitions, List<LabelledRule> rules, List<Part> parts) {

  /** A rule that {@code let} gives a label. */
  public record LabelledRule(String label, Part.Rule rule) {}

  /** The source. */
  public String text() {
    StringBuilder out = new StringBuilder();
    for (String definition : definitions) {
      out.append(definition).append('\n');
    }
    for (LabelledRule labelled : rules) {
      String source = labelled.rule().source();
      out.append("let ").append(labelled.label()).append(" = ").append(source).append(";\n");
    }
    return out.append('<').append(Part.join(parts)).append(">\n").toString();
  }

  /** Every program that is a little smaller; some may not compile. */
  public List<GeneratedProgram> smaller() {
    List<GeneratedProgram> results = new ArrayList<>();
    for (List<Part> fewer : Part.smaller(parts)) {
      results.add(new GeneratedProgram(definitions, rules, fewer));
    }
    for (int i = 0; i < rules.size(); i++) {
      results.add(new GeneratedProgram(definitions, Part.without(rules, i), parts));
    }
    for (int i = 0; i < rules.size(); i++) {
      for (Part part : rules.get(i).rule().smaller()) {
        List<LabelledRule> changed = new ArrayList<>(rules);
        changed.set(i, new LabelledRule(rules.get(i).label(), (Part.Rule) part));
        results.add(new GeneratedProgram(definitions, changed, parts));
      }
    }
    for (int i = 0; i < definitions.size(); i++) {
      results.add(new GeneratedProgram(Part.without(definitions, i), rules, parts));
    }
    return results;
  }

  /** Takes pieces away as long as what is left is still interesting. */
  public GeneratedProgram shrink(Predicate<GeneratedProgram> interesting) {
    GeneratedProgram smallest = this;
    boolean found = true;
    while (found) {
      found = false;
      for (GeneratedProgram candidate : smallest.smaller()) {
        if (interesting.test(candidate)) {
          smallest = candidate;
          found = true;
          break;
        }
      }
    }
    return smallest;
  }
}
