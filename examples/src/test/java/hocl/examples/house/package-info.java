/**
 * States what holds for the project as a whole: borders between modules, tidiness, the launcher.
 */
@NullMarked
package hocl.examples.house;

import org.jspecify.annotations.NullMarked;
