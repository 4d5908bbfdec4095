package hocl.runtime.task;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Blobs in the memory of one process. */
public final class MemoryBlobs implements BlobStore {
  private final Map<String, byte[]> blobs = new ConcurrentHashMap<>();

  @Override
  public void put(String name, byte[] bytes) {
    blobs.put(name, bytes);
  }

  @Override
  public byte @Nullable [] get(String name) {
    return blobs.get(name);
  }

  @Override
  public void remove(String name) {
    blobs.remove(name);
  }
}
