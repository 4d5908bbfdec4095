package hocl.runtime.balance;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Molecule;

/**
 * The sum, modulo 2 to the 64th in each of two halves, of a keyed hash of every atom of a molecule.
 * Equal molecules have equal balances, in whatever order and layout their atoms are kept, and the
 * balance of several molecules together is the sum of theirs. So what a step takes, adds and leaves
 * can be balanced without looking at the other atoms.
 *
 * <p>Unequal molecules have unequal balances but for one pair in about 2 to the 128th, if whoever
 * chose the atoms does not know the key. It is no proof: who knows the key can make molecules of
 * equal balance. {@link Atoms#digest} is for proofs.
 *
 * @param first the sum of the first halves of the hashes
 * @param second the sum of the second halves
 */
public record Balance(long first, long second) {
  /** The balance of no atoms. */
  public static final Balance ZERO = new Balance(0, 0);

  /**
   * The balance of a molecule. Any thread may call this.
   *
   * @param molecule its living solutions count as what they hold now
   * @param key the same for all balances that are compared or added
   * @throws IllegalArgumentException if there is a Java object in it
   */
  public static Balance of(Molecule molecule, BalanceKey key) {
    return new AtomSum(key).of((Molecule) Atoms.freeze(molecule));
  }

  /** The balance of the atoms of both. */
  public Balance plus(Balance other) {
    return new Balance(first + other.first, second + other.second);
  }

  /** The balance of what is left when the atoms of the other are taken out. */
  public Balance minus(Balance other) {
    return new Balance(first - other.first, second - other.second);
  }
}
