/**
 * The referee of a job whose commits are checked: draws who verifies which commit, and judges where
 * a verifier and an author disagree. It is part of the process that has the job from its client.
 */
@NullMarked
package hocl.runtime.referee;

import org.jspecify.annotations.NullMarked;
