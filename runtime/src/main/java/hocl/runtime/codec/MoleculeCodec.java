package hocl.runtime.codec;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Molecule;

/**
 * Molecules as bytes and back, column by column. Any thread may call it.
 *
 * <p>Equal batches in equal order give equal bytes, but equal molecules may be kept in other
 * batches: what says that two molecules are equal is {@link Atoms#digest}, not a digest of bytes.
 *
 * <p>The format, version {@value Wire#VERSION}: a byte with the version, then the molecule as a
 * value. A <i>number</i> is at least 0, 7 bits a byte, the lowest first, with the highest bit set
 * in all bytes but the last.
 *
 * <ul>
 *   <li>A molecule kept as an array is its size plus 1 and its values. Any other is 0, the number
 *       of batches, a layout for each, the number of runs, the runs, and then the columns of one
 *       batch after another. A run is (size - 1) * (number of batches) + (place of its batch).
 *   <li>A layout is 2 * arity + (1 if there is a tag), the tag as a value, and a byte for each
 *       column: 0 Ints and 1 Floats, 8 bytes a value, the lowest first; 2 Strings and 3 Symbols, a
 *       text each; 4 values; 5 Strings, each its length and characters as in a text that comes for
 *       the first time, which have no place among the texts.
 *   <li>A text is 0, 2 * length + (1 if two bytes a character are needed) and its characters when
 *       it comes for the first time, and later the place, from 1, among the texts that have come.
 *   <li>A value is a tag byte and more. 0 to 8: an Int of as many bytes; 9: the length of a larger
 *       Int and its bytes, the highest first; 10: the 8 bytes of a Float; 11: false; 12: true; 13:
 *       a String, a text; 14: a Symbol, a text; 15: the two values of a pair; 16: a pair of Ints, 8
 *       bytes each; 17: the arity of a tuple and its values; 18: the length of a List and its
 *       values; 19: a solution, its molecule; 20: one that is known to be inert; 21: a rule; 22: a
 *       function; 23: a molecule, only outermost or as a captured value; 24: a molecule that keeps
 *       the order of its atoms, likewise, as an array; 25: a String as in a column of kind 5.
 *   <li>A rule or function is its definition (0 and the 32 bytes of its identifier when it comes
 *       for the first time, later its place, from 1, among the definitions that have come), the
 *       number of captured values, and these.
 * </ul>
 *
 * <p>So an Int takes at most 9 bytes and a pair of Ints at most 17, besides some bytes for the
 * whole molecule, as long as it has at most 128 layouts.
 */
public final class MoleculeCodec {
  /** The largest number of bytes that reading allocates for each byte that is read. */
  public static final int MOST_ALLOCATED_PER_BYTE = 128;

  /** The largest number of bytes that reading allocates besides those for each byte. */
  public static final int MOST_ALLOCATED_BESIDES = 1 << 16;

  private MoleculeCodec() {}

  /**
   * Writes a molecule.
   *
   * @param molecule the content of a solution, so it is written as no sequence even if it is one;
   *     its living solutions are written as what they hold now
   * @param definitions gives the identifiers of its rules and functions
   * @return a new array
   * @throws CodecException if there is a Java object in it, or a rule or function that the table
   *     does not hold, if it takes more bytes than an array can have, or if it would be {@linkplain
   *     hocl.runtime.atom.SharedParts endless} since its parts share parts
   */
  public static byte[] encode(Molecule molecule, Definitions definitions) throws CodecException {
    return Encoder.encode((Molecule) Atoms.freeze(molecule), definitions);
  }

  /**
   * Reads what {@link #encode} wrote: an equal molecule with its atoms in the same order.
   *
   * <p>The bytes may come from anywhere. Whatever they are, reading allocates at most {@value
   * #MOST_ALLOCATED_PER_BYTE} bytes for each of them and {@value #MOST_ALLOCATED_BESIDES} more, and
   * uses no stack of Java for the depth of the atoms. Not counted is what the table of definitions
   * allocates, and the table of symbols, in which a process keeps each name for ever. That a
   * solution is inert is believed.
   *
   * @param bytes not changed, and not kept
   * @param definitions gives the definitions of rules and functions
   * @throws CodecException if the bytes are not a whole molecule in a version of the format that is
   *     known, or if a definition is not; the message is a sentence that says why
   */
  public static Molecule decode(byte[] bytes, Definitions definitions) throws CodecException {
    return new Decoder(bytes, definitions).decode();
  }
}
