/**
 * Atoms as plain Java values: their kinds, the two equalities, the canonical order and the digest.
 *
 * <p>An atom is a {@code Long} or {@code BigInteger} (Int), {@code Double} (Float), {@code
 * Boolean}, {@code String}, or one of the classes of this package. Everything here is immutable
 * except what a {@link hocl.runtime.atom.SolutionView} of another package shows.
 */
@NullMarked
package hocl.runtime.atom;

import org.jspecify.annotations.NullMarked;
