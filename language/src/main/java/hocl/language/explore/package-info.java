/**
 * The explorer: tries every choice that a program leaves open and returns all inert solutions.
 *
 * <p>It is the oracle for every engine, so it shares with them only Core and atoms: it has an
 * evaluator, a matcher and a notion of inertness of its own, each as plain as possible. A reader
 * who wants to know what a program means in some corner finds it here in the fewest words.
 */
@NullMarked
package hocl.language.explore;

import org.jspecify.annotations.NullMarked;
