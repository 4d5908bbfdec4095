package hocl.language.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A piece of a generated program, kept apart so that it can be taken out again. */
public sealed interface Part {

  /** The piece as an item of a molecule. */
  String text();

  /** Every piece that is a little smaller. */
  List<Part> smaller();

  /** An atom that is not taken apart. */
  record Plain(String text) implements Part {
    @Override
    public List<Part> smaller() {
      return List.of();
    }
  }

  /** Pieces between two brackets: a solution or a List, perhaps a field of a tuple. */
  record Group(String open, List<Part> parts, String close) implements Part {
    @Override
    public String text() {
      return open + Part.join(parts) + close;
    }

    @Override
    public List<Part> smaller() {
      List<Part> results = new ArrayList<>();
      for (List<Part> fewer : Part.smaller(parts)) {
        results.add(new Group(open, fewer, close));
      }
      return results;
    }
  }

  /**
   * A rule.
   *
   * @param keyword {@code replace}, {@code replace-one} or {@code with}
   * @param guard conjuncts
   */
  record Rule(String keyword, List<String> heads, List<Part> products, List<String> guard)
      implements Part {
    @Override
    public String text() {
      return "(" + source() + ")";
    }

    /** The rule without parentheses. */
    String source() {
      String condition = guard.isEmpty() ? "" : " if " + String.join(" && ", guard);
      String verb = keyword.equals("with") ? " inject " : " by ";
      String made = products.isEmpty() ? "nothing" : Part.join(products);
      return keyword + " " + String.join(", ", heads) + verb + made + condition;
    }

    @Override
    public List<Part> smaller() {
      List<Part> results = new ArrayList<>();
      for (int i = 0; i < guard.size(); i++) {
        results.add(new Rule(keyword, heads, products, without(guard, i)));
      }
      for (List<Part> fewer : Part.smaller(products)) {
        results.add(new Rule(keyword, heads, fewer, guard));
      }
      for (int i = 0; heads.size() > 1 && i < heads.size(); i++) {
        results.add(new Rule(keyword, without(heads, i), products, guard));
      }
      if (keyword.equals("replace")) {
        results.add(new Rule("replace-one", heads, products, guard));
      }
      return results;
    }
  }

  /** The pieces with commas between. */
  static String join(List<Part> parts) {
    return parts.stream().map(Part::text).collect(Collectors.joining(", "));
  }

  /** The list with some pieces less, or with one piece smaller. */
  static List<List<Part>> smaller(List<Part> parts) {
    List<List<Part>> results = new ArrayList<>();
    // many at once first, so that thousands of pieces become few soon
    for (int length = parts.size() / 2; length > 1; length /= 2) {
      for (int from = 0; from + length <= parts.size(); from += length) {
        List<Part> fewer = new ArrayList<>(parts.subList(0, from));
        fewer.addAll(parts.subList(from + length, parts.size()));
        results.add(fewer);
      }
    }
    for (int i = 0; i < parts.size(); i++) {
      results.add(without(parts, i));
    }
    for (int i = 0; i < parts.size(); i++) {
      for (Part other : parts.get(i).smaller()) {
        List<Part> changed = new ArrayList<>(parts);
        changed.set(i, other);
        results.add(changed);
      }
    }
    return results;
  }

  /** The list without one element. */
  static <T> List<T> without(List<T> list, int index) {
    List<T> fewer = new ArrayList<>(list);
    fewer.remove(index);
    return fewer;
  }
}
