package hocl.repl.draw;

import hocl.language.explore.Chronicle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The number of atoms of each shape in the outermost solution, at some moments of a run. */
final class CompositionOverTime {

  /** The number of moments. */
  private static final int MOMENTS = 120;

  private final Chronicle chronicle;

  /** The number of each shape, in the order in which they first came. */
  private final Map<String, Integer> shapes = new LinkedHashMap<>();

  private final Map<Integer, Long> counts = new HashMap<>();
  private final List<Moment> moments = new ArrayList<>();

  /**
   * A moment of a run.
   *
   * @param reactions the number of reactions before
   * @param counts the number of atoms by the number of their shape
   */
  record Moment(int reactions, Map<Integer, Long> counts) {}

  private CompositionOverTime(Chronicle chronicle) {
    this.chronicle = chronicle;
  }

  /** Follows a run. To be called on a deep stack. */
  static CompositionOverTime of(Chronicle chronicle) {
    CompositionOverTime composition = new CompositionOverTime(chronicle);
    composition.follow();
    return composition;
  }

  List<String> shapes() {
    return List.copyOf(shapes.keySet());
  }

  List<Moment> moments() {
    return moments;
  }

  private void follow() {
    int events = chronicle.events();
    for (int atom = 0; atom < chronicle.atoms() && chronicle.maker(atom) < 0; atom++) {
      count(atom, 1);
    }
    moments.add(new Moment(0, new HashMap<>(counts)));
    int every = Math.max(1, chronicle.reactions() / MOMENTS);
    int last = 0;
    for (int event = 0; event < events; event++) {
      if (chronicle.isInner(event) || chronicle.kind(event) != Chronicle.Kind.REACTION) {
        continue;
      }
      if (!Reagents.leaves(chronicle, event)) {
        for (int taken : chronicle.taken(event)) {
          count(taken, -1);
        }
      }
      if (Reagents.usesUp(chronicle, event)) {
        count(chronicle.rule(event), -1);
      }
      for (int i = 0; i < chronicle.made(event); i++) {
        count(chronicle.firstMade(event) + i, 1);
      }
      last = chronicle.reaction(event);
      if (last % every == 0) {
        moments.add(new Moment(last, new HashMap<>(counts)));
      }
    }
    if (last % every != 0) {
      moments.add(new Moment(last, new HashMap<>(counts)));
    }
  }

  private void count(int atom, long number) {
    String shape = AtomShapes.of(chronicle.atom(atom));
    int index = shapes.computeIfAbsent(shape, any -> shapes.size());
    counts.merge(index, number, Long::sum);
  }
}
