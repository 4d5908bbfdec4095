/** Tests of vessels: filled again, several at once, and as the hands of a parallel reactor. */
@NullMarked
package hocl.language.vessel;

import org.jspecify.annotations.NullMarked;
