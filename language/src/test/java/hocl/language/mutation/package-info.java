/**
 * Damaged inputs: programs, data and bytes as an accident, another program or an attacker would
 * leave them. Whatever reads them has to give a value or its own error.
 */
@NullMarked
package hocl.language.mutation;

import org.jspecify.annotations.NullMarked;
