/**
 * Molecules as bytes, for other processes: column by column, with rules and functions as the
 * identifier of their definition and the values that they captured. {@link
 * hocl.runtime.codec.MoleculeCodec} is the entry.
 */
@NullMarked
package hocl.runtime.codec;

import org.jspecify.annotations.NullMarked;
