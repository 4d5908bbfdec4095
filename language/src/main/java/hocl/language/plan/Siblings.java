package hocl.language.plan;

import hocl.language.core.CoreExpr;
import hocl.language.core.CorePattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Patterns that look for atoms of the same solution: the heads of a rule, or the elements of a
 * solution pattern. Tells which of them may match the same atom, which are interchangeable, and how
 * many atoms they need. Immutable.
 */
final class Siblings {

  /** Stands for the class of a pattern that is interchangeable with no other. */
  static final int ALONE = -1;

  private static final Object ANY_TAG = new Object();

  /**
   * The number of atoms of any kind from which on they are counted; fewer are nearly always there.
   */
  private static final int FEW = 3;

  private final List<CorePattern> patterns;

  /** Whether the patterns are elements of a solution pattern. */
  private final boolean inside;

  /** The different outlines. */
  private final List<PatternOutline> outlines = new ArrayList<>();

  /** For each pattern the place of its outline. */
  private final int[] outlineOf;

  /** For each outline the places of those whose patterns may match an atom of it. */
  private final int[][] meeting;

  /** For each outline the places of those that it is within: they have all its atoms. */
  private final int[][] around;

  /** For each outline the patterns that have it. */
  private final List<List<Integer>> members = new ArrayList<>();

  /** For each pattern the number of its class, or {@link #ALONE}. */
  private final int[] classOf;

  /**
   * Compares patterns.
   *
   * @param patterns the patterns, which the results name by their places
   * @param inside whether the patterns are elements of a solution pattern
   * @param read the slots whose values decide whether a choice of atoms is possible
   */
  Siblings(List<CorePattern> patterns, boolean inside, BitSet read) {
    this.patterns = patterns;
    this.inside = inside;
    this.outlineOf = new int[patterns.size()];
    this.classOf = new int[patterns.size()];
    Map<PatternOutline, Integer> known = new HashMap<>();
    Map<String, Integer> classes = new HashMap<>();
    for (int i = 0; i < outlineOf.length; i++) {
      PatternOutline outline = PatternOutline.of(patterns.get(i));
      int place = known.computeIfAbsent(outline, any -> known.size());
      if (place == outlines.size()) {
        outlines.add(outline);
        members.add(new ArrayList<>());
      }
      outlineOf[i] = place;
      members.get(place).add(i);
      String text = text(patterns.get(i), read);
      classOf[i] = text == null ? ALONE : classes.computeIfAbsent(text, any -> classes.size());
    }
    this.meeting = new int[outlines.size()][];
    this.around = new int[outlines.size()][];
    compare();
  }

  /** Compares outlines whose tags are the same or open. */
  private void compare() {
    Map<Object, List<Integer>> byTag = new LinkedHashMap<>();
    for (int i = 0; i < outlines.size(); i++) {
      Object tag = outlines.get(i).tag();
      byTag.computeIfAbsent(tag == null ? ANY_TAG : tag, any -> new ArrayList<>()).add(i);
    }
    List<Integer> open = byTag.getOrDefault(ANY_TAG, List.of());
    for (int i = 0; i < outlines.size(); i++) {
      PatternOutline one = outlines.get(i);
      Object tag = one.tag();
      if (tag == null) {
        for (int j = 0; j < outlines.size(); j++) {
          compare(i, j);
        }
      } else {
        for (int j : byTag.getOrDefault(tag, List.of())) {
          compare(i, j);
        }
        for (int j : open) {
          compare(i, j);
        }
      }
      meeting[i] = meeting[i] == null ? new int[0] : meeting[i];
      around[i] = around[i] == null ? new int[0] : around[i];
    }
  }

  private void compare(int one, int other) {
    if (outlines.get(one).meets(outlines.get(other))) {
      meeting[one] = with(meeting[one], other);
    }
    if (outlines.get(one).isWithin(outlines.get(other))) {
      around[one] = with(around[one], other);
    }
  }

  private static int[] with(int @Nullable [] numbers, int one) {
    if (numbers == null) {
      return new int[] {one};
    }
    int[] more = Arrays.copyOf(numbers, numbers.length + 1);
    more[numbers.length] = one;
    return more;
  }

  /** The number of patterns. */
  int size() {
    return outlineOf.length;
  }

  /** The outline of a pattern. */
  PatternOutline outline(int pattern) {
    return outlines.get(outlineOf[pattern]);
  }

  /**
   * The class of a pattern, or {@link #ALONE}. The patterns of a class match the same atoms, and no
   * test tells which of them took which atom, so they may exchange atoms.
   */
  int classOf(int pattern) {
    return classOf[pattern];
  }

  /**
   * The numbers of the other patterns that may match an atom of a pattern.
   *
   * @param known the number of each pattern
   * @param unknown the number that stands for a pattern which is left out
   * @param ofOtherClasses whether patterns of the same class are left out, too
   */
  List<Integer> rivals(int pattern, int[] known, int unknown, boolean ofOtherClasses) {
    List<Integer> rivals = new ArrayList<>();
    for (int outline : meeting[outlineOf[pattern]]) {
      for (int other : members.get(outline)) {
        boolean counts =
            other != pattern
                && known[other] != unknown
                && !(ofOtherClasses
                    && classOf[other] != ALONE
                    && classOf[other] == classOf[pattern]);
        if (counts) {
          rivals.add(known[other]);
        }
      }
    }
    return rivals;
  }

  /** The least numbers of atoms that must be there for all patterns to find one. */
  Quotas quotas() {
    int[] atoms = new int[outlines.size()];
    for (int i = 0; i < outlineOf.length; i++) {
      long least = least(patterns.get(i));
      for (int outline : around[outlineOf[i]]) {
        atoms[outline] = (int) Math.min(Integer.MAX_VALUE, atoms[outline] + least);
      }
    }
    for (int i = 0; i < atoms.length; i++) {
      // the size of an opened solution is known to be large enough
      if (outlines.get(i).isOfAnyKind() && (inside || atoms[i] < FEW)) {
        atoms[i] = 0;
      }
    }
    List<CorePattern> examples = new ArrayList<>();
    members.forEach(each -> examples.add(HeadFacts.single(patterns.get(each.getFirst()))));
    int total = 0;
    for (CorePattern pattern : patterns) {
      total = (int) Math.min(Integer.MAX_VALUE, total + least(pattern));
    }
    return new Quotas(examples, atoms, outlineOf, around, total);
  }

  /** The least number of atoms that a pattern takes, as far as its text tells. */
  private static long least(CorePattern pattern) {
    return switch (pattern) {
      case CorePattern.Copies copies ->
          copies.count() instanceof CoreExpr.Constant constant
                  && constant.value() instanceof Long number
              ? Math.clamp(number, 0L, Integer.MAX_VALUE)
              : 0;
      default -> 1;
    };
  }

  /**
   * A text of a pattern that is equal for patterns which match the same atoms; null if a test looks
   * at a slot that the pattern binds, or a later step takes atoms of a part.
   *
   * @param read the slots that tests look at
   */
  private static @Nullable String text(CorePattern pattern, BitSet read) {
    return switch (pattern) {
      case CorePattern.Any p -> "_";
      case CorePattern.Bind p -> read.get(p.slot()) ? null : "_" + p.type();
      case CorePattern.Equal p ->
          switch (p.value()) {
            case CoreExpr.Constant constant -> Symmetry.constant(constant.value());
            case CoreExpr.Local local -> "=" + local.slot();
            default -> null;
          };
      case CorePattern.OfTuple p -> {
        StringBuilder text = new StringBuilder("(");
        for (CorePattern field : p.fields()) {
          String part = text(field, read);
          if (part == null) {
            yield null;
          }
          text.append(part).append(':');
        }
        yield text.append(')').toString();
      }
      case CorePattern.Labelled p ->
          read.get(p.slot()) ? null : "=" + p.label().length() + p.label();
      case CorePattern.OfSolution p -> null;
      case CorePattern.OfList p -> null;
      case CorePattern.Copies p -> null;
      case CorePattern.CountedCopies p -> null;
    };
  }
}
