/**
 * Core: the few resolved forms that a program is made of once names have become slots. The planner,
 * the evaluating nodes and the explorer all start from here and from nothing earlier.
 */
@NullMarked
package hocl.language.core;

import org.jspecify.annotations.NullMarked;
