/**
 * Tier 0: Truffle nodes that run plans. The root of a rule set holds a node per species and
 * occurrence, these hold a node per step, and the last step fires.
 */
@NullMarked
package hocl.language.node;

import org.jspecify.annotations.NullMarked;
