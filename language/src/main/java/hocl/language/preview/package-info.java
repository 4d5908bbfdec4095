/**
 * Says what the machine will do with a program before it runs: the plans, and what becomes code.
 */
@NullMarked
package hocl.language.preview;

import org.jspecify.annotations.NullMarked;
