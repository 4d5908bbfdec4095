package hocl.runtime.task;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A store over another one, which stays as it is: what is put in is kept here. For one thread. */
final class BesideBlobs implements BlobStore {
  private final BlobStore under;
  private final Map<String, byte[]> mine = new HashMap<>();

  BesideBlobs(BlobStore under) {
    this.under = under;
  }

  @Override
  public void put(String name, byte[] bytes) {
    mine.put(name, bytes);
  }

  @Override
  public byte @Nullable [] get(String name) {
    byte[] bytes = mine.get(name);
    return bytes == null ? under.get(name) : bytes;
  }

  @Override
  public void remove(String name) {
    mine.remove(name);
  }

  /** Forgets what was put in. */
  void clear() {
    mine.clear();
  }
}
