/** Tests of runs on several processes. */
@NullMarked
package hocl.repl.cluster;

import org.jspecify.annotations.NullMarked;
