/**
 * Takes molecules apart so that atoms with equal keys stay together: {@link
 * hocl.runtime.split.KeySplit}.
 */
@NullMarked
package hocl.runtime.split;

import org.jspecify.annotations.NullMarked;
