package hocl.language.node;

import hocl.language.core.CorePattern;
import hocl.language.plan.Fit;
import hocl.language.plan.OccurrencePlan;
import hocl.runtime.atom.Kind;
import hocl.runtime.store.Shape;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The heads of the rules of a set, found by what atoms begin with: so what is asked when another
 * shape comes does not grow with the number of rules. Used by the reacting thread only.
 */
final class HeadIndex {

  /** A head that an active atom can take, with its rule. */
  record Place(OccurrenceBuilder rule, OccurrencePlan occurrence) {}

  private final List<Place> places = new ArrayList<>();
  private final Map<Object, List<Integer>> ofTag = new HashMap<>();

  /** For each kind of atom the heads that name no tag and can take such atoms. */
  private final EnumMap<Kind, List<Integer>> withoutTag = new EnumMap<>(Kind.class);

  private final IdentityHashMap<Shape, OccurrenceBuilder> byShape = new IdentityHashMap<>();

  /**
   * The heads of rules, but for those that are like another one of their rule.
   *
   * @param defers whether rules that wait for all others are left out
   */
  HeadIndex(List<OccurrenceBuilder> rules, boolean defers) {
    for (Kind kind : Kind.values()) {
      withoutTag.put(kind, new ArrayList<>());
    }
    for (OccurrenceBuilder rule : rules) {
      byShape.put(rule.ruleShape(), rule);
      if (rule.plan().deferred() && defers) {
        continue;
      }
      for (OccurrencePlan occurrence : rule.plan().occurrences()) {
        if (rule.plan().alike().get(occurrence.head()) < 0) {
          addPlace(rule.plan().rule().heads().get(occurrence.head()));
          places.add(new Place(rule, occurrence));
        }
      }
    }
  }

  /** Notes what a head that is placed next can take. */
  private void addPlace(CorePattern head) {
    Object tag = Fit.tag(head);
    if (tag != null) {
      ofTag.computeIfAbsent(tag, any -> new ArrayList<>()).add(places.size());
      return;
    }
    withoutTag.forEach((kind, list) -> {
      if (Fit.canBe(head, kind)) {
        list.add(places.size());
      }
    });
  }

  /** The rule whose shape this is, or null. */
  @Nullable OccurrenceBuilder rule(Shape shape) {
    return byShape.get(shape);
  }

  /** The heads that atoms of a shape can take as far as shapes tell, in the order of the rules. */
  List<Place> of(Shape shape) {
    List<Place> found = new ArrayList<>();
    for (int place : candidates(shape)) {
      Place each = places.get(place);
      if (each.rule().takes(shape, each.occurrence().head())) {
        found.add(each);
      }
    }
    return found;
  }

  private List<Integer> candidates(Shape shape) {
    List<Integer> candidates = new ArrayList<>(withoutTag.getOrDefault(shape.kind(), List.of()));
    if (shape.tag() != null && shape.kind() != Kind.RULE) {
      candidates.addAll(ofTag.getOrDefault(shape.tag(), List.of()));
    } else if (shape.kind() == Kind.TUPLE) {
      ofTag.values().forEach(candidates::addAll);
    }
    candidates.sort(null);
    return candidates;
  }
}
