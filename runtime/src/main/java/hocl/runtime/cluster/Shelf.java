package hocl.runtime.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The blobs that one voter holds, by their names, which begin with that of the job. Any thread may
 * call.
 */
final class Shelf {

  private final Map<String, Map<String, byte[]>> jobs = new ConcurrentHashMap<>();

  private static String jobOf(String name) {
    int slash = name.indexOf('/');
    return slash < 0 ? name : name.substring(0, slash);
  }

  void put(String name, byte[] bytes) {
    jobs.computeIfAbsent(jobOf(name), absent -> new ConcurrentHashMap<>()).put(name, bytes);
  }

  byte @Nullable [] get(String name) {
    Map<String, byte[]> blobs = jobs.get(jobOf(name));
    return blobs == null ? null : blobs.get(name);
  }

  void remove(String name) {
    Map<String, byte[]> blobs = jobs.get(jobOf(name));
    if (blobs != null) {
      blobs.remove(name);
    }
  }

  /** Those of some names that it does not hold. */
  List<String> missing(List<String> names) {
    List<String> all = new ArrayList<>();
    for (String name : names) {
      if (get(name) == null) {
        all.add(name);
      }
    }
    return all;
  }

  /** The jobs of which it may hold blobs. */
  Set<String> jobs() {
    return new TreeSet<>(jobs.keySet());
  }

  /** Drops all blobs of a job. */
  void forget(String job) {
    jobs.remove(job);
  }
}
