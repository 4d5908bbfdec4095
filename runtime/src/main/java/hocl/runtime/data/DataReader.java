package hocl.runtime.data;

import hocl.runtime.atom.MoleculeBuilder;

/** Reads one format. Implementations keep no state between calls; any thread may call them. */
@FunctionalInterface
public interface DataReader {
  /**
   * Reads all atoms.
   *
   * @param source where from; opened and closed here
   * @param atoms receives the atoms in the order of the data, also those before an error
   * @throws DataException if the data cannot be read or is malformed
   */
  void read(DataSource source, MoleculeBuilder atoms) throws DataException;
}
