package hocl.language.plan;

import hocl.language.core.CorePattern;
import hocl.language.core.RuleCore;

/**
 * The places of the atoms that come of a reaction, in the order of the right-hand side, by which
 * traces number atoms. For one reaction, since the number of atoms that a product gives may differ.
 */
public final class Numbering {

  private final Kept kept;
  private final int heads;
  private final int[] origins;
  private final int[] atoms;

  /**
   * A numbering.
   *
   * @param heads the number of heads of the rule
   * @param origins for each product its place among {@link Kept#products}; in order, several may
   *     come of one
   * @param atoms for each product how many atoms it gives
   */
  public Numbering(Kept kept, int heads, int[] origins, int[] atoms) {
    this.kept = kept;
    this.heads = heads;
    this.origins = origins.clone();
    this.atoms = atoms.clone();
  }

  /** The place of the first atom of a product. */
  public int ofProduct(int product) {
    int place = staysBefore(kept.place(origins[product]));
    for (int i = 0; i < product; i++) {
      place += atoms[i];
    }
    return place;
  }

  /** The place of the atom of a head that stays, or {@link Kept#NO_ITEM}. */
  public int ofHead(int head) {
    int item = kept.stayPlace(head);
    if (item == Kept.NO_ITEM) {
      return Kept.NO_ITEM;
    }
    int place = staysBefore(item);
    for (int i = 0; i < atoms.length; i++) {
      place += kept.place(origins[i]) < item ? atoms[i] : 0;
    }
    return place;
  }

  /** The number of places. */
  public int size() {
    int size = staysBefore(Integer.MAX_VALUE);
    for (int number : atoms) {
      size += number;
    }
    return size;
  }

  private int staysBefore(int item) {
    int count = 0;
    for (int head = 0; head < heads; head++) {
      int stays = kept.stayPlace(head);
      count += stays != Kept.NO_ITEM && stays < item ? 1 : 0;
    }
    return count;
  }

  /**
   * Whether the atoms that the heads of a rule take tell in which way the rule matches: each head
   * takes one atom, and can match that atom in one way only.
   */
  public static boolean isPlain(RuleCore rule) {
    return rule.heads().stream().allMatch(Numbering::isPlain);
  }

  private static boolean isPlain(CorePattern pattern) {
    return switch (pattern) {
      case CorePattern.Any p -> true;
      case CorePattern.Bind p -> true;
      case CorePattern.Equal p -> true;
      case CorePattern.Labelled p -> true;
      case CorePattern.OfTuple p -> p.fields().stream().allMatch(Numbering::isPlain);
      case CorePattern.OfList p -> false;
      case CorePattern.OfSolution p -> false;
      case CorePattern.Copies p -> false;
      case CorePattern.CountedCopies p -> false;
    };
  }
}
