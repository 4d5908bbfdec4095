/**
 * The copies of ledgers that voters keep outside of the maps of Hazelcast, and the rules by which
 * most of the voters decide which one counts. Pure state machines: nothing in them depends on a
 * network or on chance.
 */
@NullMarked
package hocl.runtime.copies;

import org.jspecify.annotations.NullMarked;
