/**
 * Reads data files into atoms, and writes and reads the JSON encoding that loses nothing. The
 * formats are described in the project's page about data.
 */
@NullMarked
package hocl.runtime.data;

import org.jspecify.annotations.NullMarked;
