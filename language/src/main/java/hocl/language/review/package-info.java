/**
 * Finds what a program as a whole is allowed to say but probably does not mean: patterns that no
 * atom of it can match, conditions that can never hold, rules that reach further or react longer
 * than they seem to.
 */
@NullMarked
package hocl.language.review;

import org.jspecify.annotations.NullMarked;
