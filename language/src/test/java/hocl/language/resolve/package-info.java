/** Tests of name resolution and of what reads data for it. */
@NullMarked
package hocl.language.resolve;

import org.jspecify.annotations.NullMarked;
