package hocl.language.distribution;

import hocl.language.core.CorePattern;
import hocl.language.core.RuleCore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds fields of tuples in which all atoms of a reaction agree, one for each arity: a variable
 * that all heads of a rule bind.
 */
final class Keys {

  private Keys() {}

  /** For each arity of tuples the place of its key, if all rules with several heads have one. */
  static Optional<Map<Integer, Integer>> of(List<RuleCore> rules) {
    List<List<CorePattern>> joins =
        rules.stream().map(RuleCore::heads).filter(heads -> heads.size() > 1).toList();
    return joins.isEmpty() ? Optional.empty() : fit(joins, 0, Map.of());
  }

  private static Optional<Map<Integer, Integer>> fit(
      List<List<CorePattern>> joins, int next, Map<Integer, Integer> keys) {
    if (next == joins.size()) {
      return Optional.of(keys);
    }
    for (Map<Integer, Integer> choice : choices(joins.get(next))) {
      Optional<Map<Integer, Integer>> both = both(keys, choice);
      Optional<Map<Integer, Integer>> all =
          both.isPresent() ? fit(joins, next + 1, both.get()) : Optional.empty();
      if (all.isPresent()) {
        return all;
      }
    }
    return Optional.empty();
  }

  /** The possible keys of one rule: one for each way in which a variable stands in all heads. */
  private static List<Map<Integer, Integer>> choices(List<CorePattern> heads) {
    TreeSet<Integer> slots = new TreeSet<>();
    heads.forEach(head -> fields(head).forEach(field -> slots.add(field.slot())));
    List<Map<Integer, Integer>> choices = new ArrayList<>();
    for (int slot : slots) {
      List<Map<Integer, Integer>> partial = List.of(Map.of());
      for (CorePattern head : heads) {
        List<Map<Integer, Integer>> longer = new ArrayList<>();
        for (Field field : fields(head)) {
          if (field.slot() == slot) {
            for (Map<Integer, Integer> before : partial) {
              both(before, Map.of(field.arity(), field.place())).ifPresent(longer::add);
            }
          }
        }
        partial = longer;
      }
      choices.addAll(partial);
    }
    return choices;
  }

  /** A variable that stands in a field of a tuple. */
  private record Field(int arity, int place, int slot) {}

  private static List<Field> fields(CorePattern head) {
    List<Field> fields = new ArrayList<>();
    if (head instanceof CorePattern.OfTuple tuple) {
      for (int place = 0; place < tuple.fields().size(); place++) {
        if (tuple.fields().get(place) instanceof CorePattern.Bind bind) {
          fields.add(new Field(tuple.fields().size(), place, bind.slot()));
        }
      }
    }
    return fields;
  }

  private static Optional<Map<Integer, Integer>> both(
      Map<Integer, Integer> keys, Map<Integer, Integer> more) {
    Map<Integer, Integer> all = new HashMap<>(keys);
    for (Map.Entry<Integer, Integer> entry : more.entrySet()) {
      Integer known = all.putIfAbsent(entry.getKey(), entry.getValue());
      if (known != null && !known.equals(entry.getValue())) {
        return Optional.empty();
      }
    }
    return Optional.of(all);
  }
}
