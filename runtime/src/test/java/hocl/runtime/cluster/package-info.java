/** Tests of clusters whose members live in one process. */
@NullMarked
package hocl.runtime.cluster;

import org.jspecify.annotations.NullMarked;
