/**
 * Random programs, reproducible from a seed, for comparing engines with the explorer; and the
 * shrinker that makes a program on which two disagree as small as it gets.
 */
@NullMarked
package hocl.language.generate;

import org.jspecify.annotations.NullMarked;
