/** Tests of what is shown about the order of reactions. */
@NullMarked
package hocl.language.confluence;

import org.jspecify.annotations.NullMarked;
