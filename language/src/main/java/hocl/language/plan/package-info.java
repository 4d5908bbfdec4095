/**
 * The planner: for each head of each rule, the order in which partners of a newly active atom are
 * found, through which index, and where each part of the guard is tested. Pure; plans are values
 * that print.
 */
@NullMarked
package hocl.language.plan;

import org.jspecify.annotations.NullMarked;
