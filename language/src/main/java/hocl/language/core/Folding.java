package hocl.language.core;

import hocl.grammar.source.Span;
import hocl.language.value.SolutionLimit;
import hocl.runtime.atom.Kind;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes constants of tuples, lists, solutions and molecules of constants. */
public final class Folding {
  /** More copies than this are left to the run. */
  private static final long MOST_COPIES = 10_000;

  private Folding() {}

  /** A tuple of the fields; a constant if all are. */
  public static CoreExpr tuple(List<CoreExpr> fields, Span span) {
    Object[] values = new Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      if (!(fields.get(i) instanceof CoreExpr.Constant constant)
          || !Kind.isAtom(constant.value())) {
        return new CoreExpr.MakeTuple(fields, span);
      }
      values[i] = constant.value();
    }
    Tuple tuple = Tuple.of(values);
    return SolutionLimit.allows(tuple)
        ? new CoreExpr.Constant(tuple, span)
        : new CoreExpr.MakeTuple(fields, span);
  }

  /** A List of what the items give; a constant if all are. */
  public static CoreExpr list(List<CoreItem> given, Span span) {
    List<CoreItem> items = hasMolecule(given) ? spread(given) : given;
    List<Object> values = values(items);
    ListAtom list = values == null ? null : ListAtom.of(values);
    return list == null || !SolutionLimit.allows(list)
        ? new CoreExpr.MakeList(items, span)
        : new CoreExpr.Constant(list, span);
  }

  /** A solution of what the items give; a constant if all are. */
  public static CoreExpr solution(List<CoreItem> items, Span span) {
    Molecule constant = constant(items);
    return constant == null
        ? new CoreExpr.MakeSolution(items, span)
        : new CoreExpr.Constant(Solution.of(constant), span);
  }

  /** The molecule that the items give; a constant if all are. */
  public static CoreExpr molecule(List<CoreItem> items, Span span) {
    Molecule constant = constant(items);
    return constant == null
        ? new CoreExpr.MakeMolecule(items, span)
        : new CoreExpr.Constant(constant, span);
  }

  /** The molecule that constant items give, or null if one is not constant. */
  private static @Nullable Molecule constant(List<CoreItem> items) {
    List<Molecule> parts = new ArrayList<>();
    List<CoreItem> run = new ArrayList<>();
    for (CoreItem item : items) {
      if (!isMolecule(item)) {
        run.add(item);
        continue;
      }
      List<Object> before = values(run);
      if (before == null) {
        return null;
      }
      parts.add(Molecule.packed(before));
      parts.add((Molecule) ((CoreExpr.Constant) ((CoreItem.One) item).expr()).value());
      run.clear();
    }
    List<Object> rest = values(run);
    if (rest == null) {
      return null;
    }
    parts.add(Molecule.packed(rest));
    return Molecule.join(parts);
  }

  /** The items with each atom of a constant molecule as an item of its own. */
  private static List<CoreItem> spread(List<CoreItem> items) {
    List<CoreItem> out = new ArrayList<>();
    for (CoreItem item : items) {
      if (isMolecule(item)) {
        CoreExpr.Constant constant = (CoreExpr.Constant) ((CoreItem.One) item).expr();
        ((Molecule) constant.value())
            .forEach(
                atom -> out.add(new CoreItem.One(new CoreExpr.Constant(atom, constant.span()))));
      } else {
        out.add(item);
      }
    }
    return List.copyOf(out);
  }

  /** Makes one molecule of every long run of constants among the items. */
  public static List<CoreItem> runs(List<CoreItem> items) {
    List<CoreItem> out = new ArrayList<>();
    List<CoreItem> run = new ArrayList<>();
    for (CoreItem item : items) {
      if (!isMolecule(item) && values(List.of(item)) != null) {
        run.add(item);
      } else {
        flush(run, out);
        out.add(item);
      }
    }
    flush(run, out);
    return List.copyOf(out);
  }

  private static void flush(List<CoreItem> run, List<CoreItem> out) {
    if (run.size() < 8) {
      out.addAll(run);
    } else {
      Span span = run.getFirst().span().to(run.getLast().span());
      out.add(new CoreItem.One(molecule(run, span)));
    }
    run.clear();
  }

  /** The atoms that constant items give, or null if one is not constant. */
  private static @Nullable List<Object> values(List<CoreItem> items) {
    Object[] single = new Object[items.size()];
    for (int i = 0; i < single.length; i++) {
      if (!(items.get(i) instanceof CoreItem.One one)
          || !(one.expr() instanceof CoreExpr.Constant constant)
          || !Kind.isAtom(constant.value())) {
        return mixedValues(items);
      }
      single[i] = constant.value();
    }
    return Arrays.asList(single);
  }

  private static @Nullable List<Object> mixedValues(List<CoreItem> items) {
    List<Object> out = new ArrayList<>();
    for (CoreItem item : items) {
      if (item instanceof CoreItem.One one && one.expr() instanceof CoreExpr.Constant constant) {
        if (constant.value() instanceof Molecule molecule) {
          out.addAll(molecule.atoms());
        } else {
          out.add(constant.value());
        }
      } else if (item instanceof CoreItem.Copies copies
          && copies.expr() instanceof CoreExpr.Constant constant
          && copies.count() instanceof CoreExpr.Constant count
          && count.value() instanceof Long number
          && number >= 0
          && number <= MOST_COPIES) {
        for (long i = 0; i < number; i++) {
          out.add(constant.value());
        }
      } else {
        return null;
      }
    }
    return out;
  }

  private static boolean hasMolecule(List<CoreItem> items) {
    return items.stream().anyMatch(Folding::isMolecule);
  }

  private static boolean isMolecule(CoreItem item) {
    return item instanceof CoreItem.One one
        && one.expr() instanceof CoreExpr.Constant constant
        && constant.value() instanceof Molecule;
  }
}
