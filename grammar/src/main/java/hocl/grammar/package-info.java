/** Entry points of the front end: text goes in, a syntax tree and diagnostics come out. */
@NullMarked
package hocl.grammar;

import org.jspecify.annotations.NullMarked;
