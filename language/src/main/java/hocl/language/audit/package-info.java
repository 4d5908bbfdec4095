/**
 * Checks of what the engine did, by ways that share as little with it as can be: whether nothing
 * can react in a solution, and whether reactions are legal.
 */
@NullMarked
package hocl.language.audit;

import org.jspecify.annotations.NullMarked;
