/**
 * Shows that the result of a set of rules does not depend on the order of reactions, where that can
 * be shown: pairs of reactions that take a common atom are brought together again, with the atoms
 * unknown. See {@code docs/design/0017-confluence.md}.
 */
@NullMarked
package hocl.language.confluence;

import org.jspecify.annotations.NullMarked;
