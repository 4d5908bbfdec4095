/** Tests of atoms, and a seeded generator of random ones for other modules' tests. */
@NullMarked
package hocl.runtime.atom;

import org.jspecify.annotations.NullMarked;
