/** Tests of a gateway whose cluster is in the memory of this process. */
@NullMarked
package hocl.repl.gateway;

import org.jspecify.annotations.NullMarked;
