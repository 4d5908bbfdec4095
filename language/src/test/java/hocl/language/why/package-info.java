/** Explanations of runs, compared with what happened. */
@NullMarked
package hocl.language.why;

import org.jspecify.annotations.NullMarked;
