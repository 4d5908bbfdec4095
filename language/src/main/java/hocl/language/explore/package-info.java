/**
 * The explorer: tries every choice that a program leaves open and returns all inert solutions.
 *
 * <p>The explorer is the oracle for every engine, so it shares with them only Core and atoms: it
 * has an evaluator, a matcher and a notion of inertness of its own, each as plain as possible. The
 * meaning of a program in some corner is found here in the fewest words.
 */
@NullMarked
package hocl.language.explore;

import org.jspecify.annotations.NullMarked;
