package hocl.language.plan;

import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.core.CorePattern;
import hocl.language.core.ReactionKind;
import hocl.language.core.RuleCore;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Molecule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The heads whose atoms stay, since a product is exactly the atom that the head matches, and the
 * products that are left to make. Immutable.
 */
public final class Kept {

  /** The place of a head that stays without being an item of the right-hand side. */
  public static final int NO_ITEM = -1;

  private final BitSet heads;
  private final List<CoreItem> products;

  /** For each product, its place among the items of the right-hand side. */
  private final List<Integer> places;

  /** For each head, the place of the item that its atom stays as, or {@link #NO_ITEM}. */
  private final int[] stayPlaces;

  private Kept(BitSet heads, List<CoreItem> products, List<Integer> places, int[] stayPlaces) {
    this.heads = heads;
    this.products = products;
    this.places = List.copyOf(places);
    this.stayPlaces = stayPlaces;
  }

  /** The place of a product among the items of the right-hand side. */
  public int place(int product) {
    return places.get(product);
  }

  /**
   * The place of the item that the atom of a head stays as, or {@link #NO_ITEM} if it does not stay
   * or an injecting rule leaves it.
   */
  public int stayPlace(int head) {
    return stayPlaces[head];
  }

  /** The products that are still to be made. */
  public List<CoreItem> products() {
    return products;
  }

  /** Whether the atom of a head stays. */
  public boolean stays(int head) {
    return heads.get(head);
  }

  /** Decides for a rule. */
  public static Kept of(RuleCore rule) {
    BitSet heads = new BitSet();
    int[] stayPlaces = new int[rule.heads().size()];
    Arrays.fill(stayPlaces, NO_ITEM);
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < rule.products().size(); i++) {
      places.add(i);
    }
    if (rule.kind() == ReactionKind.INJECT) {
      heads.set(0, rule.heads().size());
      return new Kept(heads, rule.products(), places, stayPlaces);
    }
    List<CoreItem> products = new ArrayList<>(rule.products());
    for (int head = 0; head < rule.heads().size(); head++) {
      for (int i = 0; i < products.size() && !heads.get(head); i++) {
        if (products.get(i) instanceof CoreItem.One one
            && rebuilds(one.expr(), rule.heads().get(head))) {
          heads.set(head);
          products.remove(i);
          stayPlaces[head] = places.get(i);
          places.subList(i, i + 1).clear();
        }
      }
    }
    return new Kept(heads, List.copyOf(products), places, stayPlaces);
  }

  /** Whether the expression gives exactly the atom that the pattern matched. */
  static boolean rebuilds(CoreExpr expr, CorePattern pattern) {
    return switch (pattern) {
      case CorePattern.Bind bind ->
          expr instanceof CoreExpr.Local local && local.slot() == bind.slot();
      case CorePattern.Labelled labelled ->
          expr instanceof CoreExpr.Local local && local.slot() == labelled.slot();
      case CorePattern.Equal equal -> sameValue(equal.value(), expr);
      case CorePattern.OfTuple tuple -> {
        if (!(expr instanceof CoreExpr.MakeTuple made)
            || made.fields().size() != tuple.fields().size()) {
          yield false;
        }
        for (int i = 0; i < tuple.fields().size(); i++) {
          if (!rebuilds(made.fields().get(i), tuple.fields().get(i))) {
            yield false;
          }
        }
        yield true;
      }
      case CorePattern.Any any -> false;
      case CorePattern.OfSolution solution -> false;
      case CorePattern.OfList list -> false;
      case CorePattern.Copies copies -> false;
      case CorePattern.CountedCopies copies -> false;
    };
  }

  private static boolean sameValue(CoreExpr wanted, CoreExpr made) {
    if (wanted instanceof CoreExpr.Constant a && made instanceof CoreExpr.Constant b) {
      return !(b.value() instanceof Molecule) && Atoms.equal(a.value(), b.value());
    }
    return wanted instanceof CoreExpr.Local a
        && made instanceof CoreExpr.Local b
        && a.slot() == b.slot();
  }
}
