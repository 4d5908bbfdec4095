package hocl.language.review;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.diagnostic.Suggestions;
import hocl.grammar.tree.TypeName;
import hocl.language.core.BinaryOperator;
import hocl.language.core.CoreExpr;
import hocl.language.core.CorePattern;
import hocl.language.core.CoreType;
import hocl.language.core.CoreWalk;
import hocl.language.java.Types;
import hocl.language.review.World.Written;
import hocl.runtime.atom.Kind;
import hocl.runtime.atom.Symbol;
import hocl.runtime.print.AtomPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds patterns that no atom of the program can match while some atom nearly does: a name spelt
 * otherwise, a field more or less, another kind in one field.
 */
final class Misfits {
  /** In shorter names one letter makes a difference. */
  private static final int SHORTEST = 3;

  /** Of longer tuples only the first fields are compared. */
  private static final int MOST_FIELDS = 20;

  private static final Pattern DIGITS = Pattern.compile("[0-9]");

  private final World world;

  Misfits(World world) {
    this.world = world;
  }

  /** The complaints about the patterns of a rule. */
  List<Diagnostic> check(Written written) {
    List<Diagnostic> found = new ArrayList<>();
    for (CorePattern head : written.rule().heads()) {
      CorePattern misfit = world.misfit(head, written.scope());
      if (misfit != null) {
        CorePattern whole = misfit instanceof CorePattern.Equal ? enclosing(head, misfit) : misfit;
        complaint(whole, written).ifPresent(found::add);
      }
    }
    written.rule().guard().forEach(part -> CoreWalk.ofExpr(part, expr -> compared(expr, found)));
    return found;
  }

  /** Finds {@code s == Name} where no such atom exists, but one that is spelt nearly so. */
  private void compared(CoreExpr expr, List<Diagnostic> found) {
    if (!(expr instanceof CoreExpr.Chain chain)
        || chain.links().size() != 1
        || chain.links().getFirst().operator() != BinaryOperator.EQUAL) {
      return;
    }
    for (CoreExpr side : List.of(chain.first(), chain.links().getFirst().operand())) {
      if (side instanceof CoreExpr.Constant constant
          && (constant.value() instanceof Symbol || constant.value() instanceof String)
          && !world.shapes().contains(new StaticShape.Known(constant.value()))) {
        nearAtom(constant.value())
            .ifPresent(near ->
                found.add(
                    near.said(
                        Diagnostic.of(
                            "W0516", side.span(), AtomPrinter.PLAIN.print(constant.value())))));
      }
    }
  }

  /** The tuple around a field that fits nothing, or the field itself where there is none. */
  private static CorePattern enclosing(CorePattern around, CorePattern part) {
    return around instanceof CorePattern.OfTuple tuple && tuple.fields().contains(part)
        ? tuple
        : part;
  }

  private Optional<Diagnostic> complaint(CorePattern pattern, Written written) {
    String typed = typeWithOneColon(pattern, written);
    if (typed != null) {
      String[] parts = typed.split(":", 2);
      return Optional.of(
          Diagnostic.of("W0511", pattern.span(), typed, parts[1], parts[0] + "::" + parts[1]));
    }
    return near(pattern, written)
        .map(near -> near.said(Diagnostic.of("W0510", pattern.span(), text(pattern, written))));
  }

  /**
   * What is nearly of the shape that is asked for.
   *
   * @param hint how to say it
   * @param written what to write in the place of the whole; empty where it is only a part
   */
  private record Near(String hint, String written) {
    static Near only(String hint) {
      return new Near(hint, "");
    }

    Diagnostic said(Diagnostic diagnostic) {
      Diagnostic hinted = diagnostic.withHint(hint);
      return written.isEmpty() ? hinted : hinted.withFix(diagnostic.span(), written);
    }
  }

  /** {@code x:Int} of a variable and the symbol that is called like a type. */
  private static @Nullable String typeWithOneColon(CorePattern pattern, Written written) {
    if (!(pattern instanceof CorePattern.OfTuple tuple)) {
      return null;
    }
    for (int i = 1; i < tuple.fields().size(); i++) {
      if (tuple.fields().get(i - 1) instanceof CorePattern.Bind bind
          && bind.type() == CoreType.Basic.ANY
          && constant(tuple.fields().get(i)) instanceof Symbol symbol
          && TypeName.of(symbol.name()).isPresent()) {
        return written.scope().name(bind.slot()) + ":" + symbol.name();
      }
    }
    return null;
  }

  private Optional<Near> near(CorePattern pattern, Written written) {
    StaticFit fit = new StaticFit(written.scope());
    return switch (pattern) {
      case CorePattern.OfTuple tuple -> {
        Found best = null;
        StaticShape nearest = StaticShape.ANY;
        for (StaticShape shape : world.shapes()) {
          Found found = compare(tuple, StaticShape.fields(shape), fit);
          if (found != null && isNearer(found, shape, best, nearest)) {
            best = found;
            nearest = shape;
          }
        }
        yield best == null
            ? Optional.empty()
            : Optional.of(Near.only("There is `" + nearest + "`." + best.advice()));
      }
      case CorePattern.Equal equal -> Optional.ofNullable(constant(equal)).flatMap(this::nearAtom);
      case CorePattern.Labelled labelled ->
          Suggestions.nearest(labelled.label(), labels())
              .filter(label -> isMisspelt(labelled.label(), label))
              .map(label -> Near.only("Did you mean `" + label + "`?"));
      case CorePattern.Bind bind -> nearKind(bind.type()).map(Near::only);
      default -> Optional.empty();
    };
  }

  /** An atom of a kind that is easily taken for another. */
  private Optional<String> nearKind(CoreType type) {
    int instead =
        switch (type) {
          case CoreType.Basic.INT -> Kinds.FLOAT;
          case CoreType.Basic.FLOAT -> Kinds.INT;
          case CoreType.Basic.STRING -> Kinds.of(Kind.SYMBOL);
          case CoreType.Basic.SYMBOL -> Kinds.STRING;
          default -> Kinds.NONE;
        };
    return world.shapes().stream()
        .filter(
            shape -> shape instanceof StaticShape.Known && Kinds.overlap(instead, shape.kinds()))
        .findFirst()
        .map(shape -> "There is `" + shape + "`, which is " + Kinds.words(shape.kinds()) + ".");
  }

  private Set<String> labels() {
    return world.rules().stream()
        .map(written -> written.rule().label())
        .filter(label -> label != null)
        .collect(Collectors.toSet());
  }

  /**
   * A nearly matching atom: the smaller the distance, the nearer.
   *
   * @param further tells those of one distance apart, in the same way
   */
  private record Found(int distance, int further, String advice) {}

  /** Of those that are equally near the one is told of which more is known, then the first. */
  private static boolean isNearer(
      Found one, StaticShape shape, @Nullable Found other, StaticShape otherShape) {
    if (other == null || one.distance() != other.distance()) {
      return other == null || one.distance() < other.distance();
    }
    return one.further() != other.further()
        ? one.further() < other.further()
        : blanks(shape) < blanks(otherShape);
  }

  /** The number of fields of which nothing but the kind is known. */
  private static int blanks(StaticShape shape) {
    return switch (shape) {
      case StaticShape.OfKinds kinds -> 1;
      case StaticShape.OfTuple tuple -> tuple.fields().stream().mapToInt(Misfits::blanks).sum();
      case StaticShape.Known known -> 0;
      case StaticShape.OfRule rule -> 0;
    };
  }

  private @Nullable Found compare(
      CorePattern.OfTuple pattern, List<StaticShape> fields, StaticFit fit) {
    int arity = pattern.fields().size();
    boolean tagged = !fields.isEmpty() && constant(pattern.fields().getFirst()) != null;
    if (fields.size() != arity) {
      return tagged && fit.fits(pattern.fields().getFirst(), fields.getFirst())
          ? new Found(
              10 + Math.abs(fields.size() - arity),
              Math.min(fields.size(), arity) - fitting(first(pattern.fields()), first(fields), fit),
              "")
          : null;
    }
    int wrong = -1;
    for (int i = 0; i < arity; i++) {
      if (!fit.fits(pattern.fields().get(i), fields.get(i))) {
        if (wrong >= 0) {
          return null;
        }
        wrong = i;
      }
    }
    return wrong < 0
        ? null
        : mismatch(pattern.fields().get(wrong), fields.get(wrong), tagged && wrong > 0, fit);
  }

  /** The largest number of fields that fit when some are left out: a longest common subsequence. */
  private static int fitting(List<CorePattern> patterns, List<StaticShape> fields, StaticFit fit) {
    int[] before = new int[fields.size() + 1];
    for (CorePattern pattern : patterns) {
      int[] most = new int[before.length];
      for (int i = 1; i < most.length; i++) {
        most[i] =
            fit.fits(pattern, fields.get(i - 1))
                ? before[i - 1] + 1
                : Math.max(before[i], most[i - 1]);
      }
      before = most;
    }
    return before[fields.size()];
  }

  private static <T> List<T> first(List<T> fields) {
    return fields.subList(0, Math.min(MOST_FIELDS, fields.size()));
  }

  /** How one field that does not fit is nearly right. */
  private @Nullable Found mismatch(
      CorePattern field, StaticShape shape, boolean tagged, StaticFit fit) {
    if (field instanceof CorePattern.OfTuple inner && !StaticShape.fields(shape).isEmpty()) {
      return compare(inner, StaticShape.fields(shape), fit);
    }
    Object wanted = constant(field);
    Object there = shape instanceof StaticShape.Known known ? known.value() : null;
    if (wanted != null && there != null && isSimilar(wanted, there)) {
      return new Found(
          isSameText(wanted, there) ? 0 : 1,
          Suggestions.distance(name(wanted), name(there)),
          " Did you mean `" + AtomPrinter.PLAIN.print(there) + "`?");
    }
    int wantedKinds = wanted != null ? Kinds.ofValue(wanted) : kinds(field);
    boolean otherKind = shape.kinds() != Kinds.NONE && !Kinds.overlap(wantedKinds, shape.kinds());
    return tagged && otherKind
        ? new Found(
            5,
            0,
            " It has "
                + Kinds.words(shape.kinds())
                + " where the pattern has "
                + Kinds.words(wantedKinds)
                + ".")
        : null;
  }

  private static int kinds(CorePattern pattern) {
    return switch (pattern) {
      case CorePattern.Bind p -> Kinds.of(p.type());
      case CorePattern.OfTuple p -> Kinds.of(Kind.TUPLE);
      case CorePattern.OfSolution p -> Kinds.SOLUTION;
      case CorePattern.OfList p -> Kinds.LIST;
      case CorePattern.Labelled p -> Kinds.of(Kind.RULE);
      default -> Kinds.ATOMS;
    };
  }

  private Optional<Near> nearAtom(Object wanted) {
    for (StaticShape shape : world.shapes()) {
      if (shape instanceof StaticShape.Known known && isSameText(wanted, known.value())) {
        String hint = "There is `" + shape + "`, which is " + article(known.value()) + ".";
        return Optional.of(new Near(hint, AtomPrinter.PLAIN.print(known.value())));
      }
    }
    Set<String> names = new TreeSet<>();
    for (StaticShape shape : world.shapes()) {
      if (shape instanceof StaticShape.Known known
          && Kinds.ofValue(wanted) == known.kinds()
          && isSimilar(wanted, known.value())) {
        names.add(name(known.value()));
      }
    }
    return Suggestions.nearest(name(wanted), names)
        .map(name -> wanted instanceof String ? "\"" + name + "\"" : name)
        .map(written -> new Near("Did you mean `" + written + "`?", written));
  }

  private static String article(Object atom) {
    return Kinds.words(Kinds.ofValue(atom));
  }

  private static boolean isSimilar(Object wanted, Object there) {
    boolean names =
        (wanted instanceof Symbol && there instanceof Symbol)
            || (wanted instanceof String && there instanceof String);
    return isSameText(wanted, there) || (names && isMisspelt(name(wanted), name(there)));
  }

  /**
   * Whether two names are spelt nearly alike; short ones, and numbered ones, are meant to differ.
   */
  private static boolean isMisspelt(String wanted, String there) {
    if (wanted.equalsIgnoreCase(there)) {
      return !wanted.equals(there);
    }
    return Math.min(wanted.length(), there.length()) >= SHORTEST
        && !DIGITS.matcher(wanted).replaceAll("").equals(DIGITS.matcher(there).replaceAll(""))
        && Suggestions.nearest(wanted, List.of(there)).isPresent();
  }

  /** Whether two different atoms differ only in their kind. */
  private static boolean isSameText(Object wanted, Object there) {
    return Kinds.ofValue(wanted) != Kinds.ofValue(there) && name(wanted).equals(name(there));
  }

  private static String name(Object atom) {
    return atom instanceof String text ? text : AtomPrinter.PLAIN.print(atom);
  }

  private static @Nullable Object constant(CorePattern pattern) {
    return pattern instanceof CorePattern.Equal equal
            && equal.value() instanceof CoreExpr.Constant constant
            && Kind.isAtom(constant.value())
        ? constant.value()
        : null;
  }

  /** The pattern with {@code _} for what is not told by it. */
  private static String text(CorePattern pattern, Written written) {
    return switch (pattern) {
      case CorePattern.Equal p -> new StaticFit(written.scope()).valueOf(p).toString();
      case CorePattern.OfTuple p ->
          p.fields().stream()
              .map(field ->
                  field instanceof CorePattern.OfTuple
                      ? "(" + text(field, written) + ")"
                      : text(field, written))
              .collect(Collectors.joining(":"));
      case CorePattern.Bind p ->
          p.type() == CoreType.Basic.ANY ? "_" : "_::" + Types.name(p.type());
      case CorePattern.OfSolution p -> "<..>";
      case CorePattern.OfList p -> "[..]";
      case CorePattern.Labelled p -> p.label() + " = _";
      case CorePattern.Copies p -> text(p.pattern(), written);
      case CorePattern.CountedCopies p -> text(p.pattern(), written);
      case CorePattern.Any p -> "_";
    };
  }
}
