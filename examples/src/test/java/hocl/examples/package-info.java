/** Runs every example with the command line and compares with what its folder expects. */
@NullMarked
package hocl.examples;

import org.jspecify.annotations.NullMarked;
