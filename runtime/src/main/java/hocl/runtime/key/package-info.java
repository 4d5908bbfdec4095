/** The keys by which people and nodes sign what they say. */
@NullMarked
package hocl.runtime.key;

import org.jspecify.annotations.NullMarked;
