/**
 * Rules and functions as definitions that atoms refer to, and how Core is written as source again.
 */
@NullMarked
package hocl.language.rule;

import org.jspecify.annotations.NullMarked;
