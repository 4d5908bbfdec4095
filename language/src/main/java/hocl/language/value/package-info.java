/** Operations on values that every evaluator of the language needs, and how they fail. */
@NullMarked
package hocl.language.value;

import org.jspecify.annotations.NullMarked;
