/**
 * Name resolution and desugaring: a syntax tree and the modules it imports become Core, and every
 * check that needs no running is made.
 */
@NullMarked
package hocl.language.resolve;

import org.jspecify.annotations.NullMarked;
