package hocl.language.node;

import com.oracle.truffle.api.frame.Frame;
import com.oracle.truffle.api.frame.MaterializedFrame;
import hocl.language.core.Slot;
import hocl.runtime.atom.ListAtom;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The variables at one place of a program, for tools. */
final class Variables {

  private final Watch watch;
  private final List<Slot> slots;
  private final BitSet bound;
  private final @Nullable Match match;

  /**
   * The match of a rule.
   *
   * @param layout where the frame keeps it
   * @param taken the numbers of the atoms taken from the solution itself, in the order of the
   *     heads; null while not all are found
   */
  record Match(FrameLayout layout, @Nullable List<Integer> taken) {}

  /**
   * Variables of a scope.
   *
   * @param bound the slots that have a value here
   * @param match the match, if this is a rule
   */
  Variables(Watch watch, List<Slot> slots, BitSet bound, @Nullable Match match) {
    this.watch = watch;
    this.slots = slots;
    this.bound = bound;
    this.match = match;
  }

  /** The variables of a function. */
  static Variables all(Watch watch, List<Slot> slots) {
    BitSet all = new BitSet();
    all.set(0, slots.size());
    return new Variables(watch, slots, all, null);
  }

  /**
   * The variables as an object of the interop protocol.
   *
   * @param frame with their values, or null where only the names are asked for
   */
  Object scope(@Nullable Frame frame) {
    return watch.scope(new Bound(frame == null ? null : frame.materialize()));
  }

  /** What the patterns bound. */
  private final class Bound implements Watch.View {
    private final @Nullable MaterializedFrame frame;

    Bound(@Nullable MaterializedFrame frame) {
      this.frame = frame;
    }

    @Override
    public String title() {
      return "variables";
    }

    @Override
    public List<String> names() {
      List<String> names = new ArrayList<>();
      for (int slot = 0; slot < slots.size(); slot++) {
        String name = slots.get(slot).name();
        if (bound.get(slot) && !name.isEmpty() && !names.contains(name) && hasValue(slot)) {
          names.add(name);
        }
      }
      return names;
    }

    private boolean hasValue(int slot) {
      return frame == null
          || frame.isLong(slot)
          || frame.isDouble(slot)
          || frame.getValue(slot) != null;
    }

    @Override
    public Object value(String name) {
      for (int slot = slots.size() - 1; slot >= 0; slot--) {
        if (bound.get(slot) && slots.get(slot).name().equals(name) && hasValue(slot)) {
          return MakeNodes.frozen(Slots.read(Objects.requireNonNull(frame), slot));
        }
      }
      throw new IllegalArgumentException(name);
    }

    @Override
    public Watch.@Nullable View around() {
      Match known = match;
      MaterializedFrame values = frame;
      return known == null || values == null || !(values.getArguments()[0] instanceof MatchState)
          ? null
          : new Around(known, values);
    }
  }

  /** The match that is under way, and the solution it is in. */
  private static final class Around implements Watch.View {
    private final Match match;
    private final MaterializedFrame frame;

    Around(Match match, MaterializedFrame frame) {
      this.match = match;
      this.frame = frame;
    }

    @Override
    public String title() {
      return "reaction";
    }

    @Override
    public List<String> names() {
      return match.taken() == null
          ? List.of("rule", "solution")
          : List.of("matched", "rule", "solution");
    }

    @Override
    public Object value(String name) {
      return switch (name) {
        case "matched" -> ListAtom.of(matched());
        case "rule" -> rule();
        case "solution" -> ((MatchState) frame.getArguments()[0]).host.frozenNow();
        case String other -> throw new IllegalArgumentException(other);
      };
    }

    /** The atoms that react: those of the frame, or the one that a rule that follows takes. */
    private List<Object> matched() {
      return frame.getArguments().length > 1
          ? List.of(frame.getArguments()[1])
          : inOrder(Objects.requireNonNull(match.taken()));
    }

    /** The atoms in the order of the heads, copies included. */
    private List<Object> inOrder(List<Integer> numbers) {
      List<Object> atoms = new ArrayList<>();
      for (int number : numbers) {
        boolean[] only = new boolean[number + 1];
        only[number] = true;
        atoms.addAll(match.layout().consumed(frame, only));
      }
      return atoms;
    }

    private Object rule() {
      return frame.getArguments().length > 2
          ? frame.getArguments()[2]
          : frame.getObject(match.layout().rule());
    }

    @Override
    public Watch.@Nullable View around() {
      return null;
    }
  }
}
