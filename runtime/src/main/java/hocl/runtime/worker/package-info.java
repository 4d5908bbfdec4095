/**
 * Executors outside a cluster: they work through a gateway, which lets them do nothing else. The
 * executors are those of members; the way to ledgers and blobs is another one.
 */
@NullMarked
package hocl.runtime.worker;

import org.jspecify.annotations.NullMarked;
