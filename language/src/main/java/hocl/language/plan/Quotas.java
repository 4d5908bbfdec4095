package hocl.language.plan;

import hocl.language.core.CorePattern;
import java.util.ArrayList;
import java.util.List;

/**
 * The least numbers of atoms that a list of patterns needs. For each pattern that is the number of
 * patterns whose atoms all have shapes that fit it. Where there are fewer atoms, no search need
 * begin. Immutable.
 */
public final class Quotas {

  /** Stands for no head: no pattern has its atom yet. */
  public static final int NONE = -1;

  /** Quotas that ask for no atom. */
  static final Quotas EMPTY = new Quotas(List.of(), new int[0], new int[0], new int[0][], 0);

  private final List<CorePattern> patterns;
  private final int[] atoms;
  private final int[] outlineOf;
  private final int[][] around;
  private final int total;

  Quotas(List<CorePattern> patterns, int[] atoms, int[] outlineOf, int[][] around, int total) {
    this.patterns = List.copyOf(patterns);
    this.atoms = atoms;
    this.outlineOf = outlineOf;
    this.around = around;
    this.total = total;
  }

  /**
   * A number of atoms that must be there, of shapes that fit a pattern.
   *
   * @param pattern the pattern, without its count
   * @param atoms the number, at least 1
   */
  public record Quota(CorePattern pattern, int atoms) {}

  /** The patterns with different shapes, one of which each quota names. */
  public List<CorePattern> patterns() {
    return patterns;
  }

  /**
   * For each of {@link #patterns} the number of atoms that must be there beside that of one head,
   * or {@link #NONE} of them; all 0 if at most one atom is needed, which a search finds as fast.
   */
  public int[] beside(int head) {
    int[] left = atoms.clone();
    if (head != NONE && left.length > 0) {
      for (int outline : around[outlineOf[head]]) {
        left[outline] = Math.max(0, left[outline] - 1);
      }
    }
    return total - (head == NONE ? 0 : 1) <= 1 ? new int[left.length] : left;
  }

  /** The quotas that ask for an atom, beside that of one head or {@link #NONE}. */
  public List<Quota> list(int head) {
    int[] left = beside(head);
    List<Quota> quotas = new ArrayList<>();
    for (int i = 0; i < left.length; i++) {
      if (left[i] > 0) {
        quotas.add(new Quota(patterns.get(i), left[i]));
      }
    }
    return quotas;
  }
}
