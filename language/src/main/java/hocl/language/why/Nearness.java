package hocl.language.why;

import hocl.language.core.CorePattern;
import hocl.language.core.CoreType;
import hocl.language.explore.HeadMatches;
import hocl.language.explore.TypeTests;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Kind;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.SolutionView;
import hocl.runtime.atom.Symbol;
import hocl.runtime.atom.Tuple;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds the atom that is nearest to a pattern that it does not match. */
final class Nearness {

  private final HeadMatches matches;

  /** The values of variables by other heads. */
  private final Map<Integer, Object> known;

  private final IdentityHashMap<CorePattern, Object> constants = new IdentityHashMap<>();

  private @Nullable Mismatch best;
  private int bestScore = -1;

  private @Nullable Object whole;
  private final List<Integer> path = new ArrayList<>();
  private @Nullable Mismatch first;

  Nearness(HeadMatches matches, Map<Integer, Object> known) {
    this.matches = matches;
    this.known = known;
  }

  /** Compares an atom. */
  void look(CorePattern pattern, Object atom) {
    whole = null;
    int score = score(pattern, atom);
    if (score > bestScore) {
      // only now it is worth to say where they differ
      whole = atom;
      first = null;
      score(pattern, atom);
      if (first != null) {
        bestScore = score;
        best = first;
      }
    }
  }

  /** The first difference of the nearest atom, or null if none differs in a place. */
  @Nullable Mismatch nearest() {
    return best;
  }

  private int differs(CorePattern pattern, Supplier<Mismatch.Difference> how, int score) {
    if (whole != null && first == null) {
      first = new Mismatch(whole, List.copyOf(path), Sources.of(pattern.span()), how.get());
    }
    return score;
  }

  /** How much of a pattern an atom matches. */
  private int score(CorePattern pattern, Object atom) {
    return switch (pattern) {
      case CorePattern.Any p -> 2;
      case CorePattern.Bind p -> bind(p, atom);
      case CorePattern.Equal p -> {
        Object value = constants.computeIfAbsent(p, any -> matches.constant(p.value()));
        yield Atoms.equal(value, atom) ? 4 : value(p, value, atom);
      }
      case CorePattern.OfTuple p -> tuple(p, atom);
      case CorePattern.OfSolution p ->
          atom instanceof SolutionView
              ? differs(p, () -> new Mismatch.OtherContent(atom), 1)
              : kind(p, Kind.SOLUTION, atom);
      case CorePattern.OfList p ->
          atom instanceof ListAtom
              ? differs(p, () -> new Mismatch.OtherContent(atom), 1)
              : kind(p, Kind.LIST, atom);
      case CorePattern.Labelled p -> {
        if (!(atom instanceof Rule rule)) {
          yield kind(p, Kind.RULE, atom);
        }
        yield p.label().equals(rule.definition().label())
            ? 4
            : differs(p, () -> new Mismatch.OtherLabel(p.label(), atom), 1);
      }
      case CorePattern.Copies p -> score(p.pattern(), atom);
      case CorePattern.CountedCopies p -> score(p.pattern(), atom);
    };
  }

  private int kind(CorePattern pattern, Kind wanted, Object atom) {
    return differs(pattern, () -> new Mismatch.OtherKind(wanted.title(), atom), 0);
  }

  private int bind(CorePattern.Bind pattern, Object atom) {
    if (!TypeTests.matches(pattern.type(), atom)) {
      boolean number = pattern.type() != CoreType.Basic.ANY && Atoms.isNumber(atom);
      return differs(
          pattern,
          () -> new Mismatch.OtherKind(Sources.type(pattern.type()), atom),
          number ? 1 : 0);
    }
    Object value = known.get(pattern.slot());
    return value == null || Atoms.equal(value, atom) ? 3 : value(pattern, value, atom);
  }

  /** The value is another one; nearer if it looks alike. */
  private int value(CorePattern pattern, Object value, Object atom) {
    boolean alike = Kind.of(value) == Kind.of(atom) || looksAlike(value, atom);
    return differs(pattern, () -> new Mismatch.OtherValue(value, atom), alike ? 1 : 0);
  }

  private static boolean looksAlike(Object a, Object b) {
    if (Atoms.isNumber(a) && Atoms.isNumber(b)) {
      return true;
    }
    boolean texts =
        a instanceof String ? b instanceof Symbol : a instanceof Symbol && b instanceof String;
    return texts && a.toString().equalsIgnoreCase(b.toString());
  }

  private int tuple(CorePattern.OfTuple pattern, Object atom) {
    if (!(atom instanceof Tuple tuple)) {
      return kind(pattern, Kind.TUPLE, atom);
    }
    int wanted = pattern.fields().size();
    int score = tuple.arity() == wanted ? 2 : 1;
    if (tuple.arity() != wanted) {
      differs(pattern, () -> new Mismatch.OtherArity(wanted, tuple.arity()), 0);
    }
    for (int i = 0; i < Math.min(wanted, tuple.arity()); i++) {
      if (whole != null) {
        path.add(i + 1);
      }
      // the first field is mostly the name of what the tuple says
      score += (i == 0 ? 2 : 1) * score(pattern.fields().get(i), tuple.get(i));
      if (whole != null) {
        path.removeLast();
      }
    }
    return score;
  }
}
