/** Source text and places in it: what every later stage points at when it speaks to a person. */
@NullMarked
package hocl.grammar.source;

import org.jspecify.annotations.NullMarked;
