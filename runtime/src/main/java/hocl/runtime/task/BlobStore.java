package hocl.runtime.task;

import org.jspecify.annotations.Nullable;

/**
 * Blobs by name. What was put is there for everybody before {@link #put} returns. Any thread may
 * call.
 */
public interface BlobStore {

  /**
   * Keeps a blob; putting the same bytes again changes nothing.
   *
   * @param name the name among the blobs of all jobs
   * @param bytes kept; must not change afterwards
   */
  void put(String name, byte[] bytes);

  /** The bytes of a blob, not to be changed, or null if there is none of that name. */
  byte @Nullable [] get(String name);

  /** Forgets a blob, if it is there. */
  void remove(String name);
}
