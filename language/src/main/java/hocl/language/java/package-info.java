/**
 * Java seen from programs: which classes and pure methods there are, and how calls convert atoms to
 * Java values and back.
 */
@NullMarked
package hocl.language.java;

import org.jspecify.annotations.NullMarked;
