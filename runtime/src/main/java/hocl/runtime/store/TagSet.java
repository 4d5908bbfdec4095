package hocl.runtime.store;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * An immutable set of tags. Equal sets are one object, so that large ones compare fast. Any thread
 * may call.
 */
public final class TagSet {

  private static final Map<TagSet, WeakReference<TagSet>> KNOWN = new WeakHashMap<>();

  private final Set<String> tags;
  private final int hash;

  private TagSet(Set<String> tags) {
    this.tags = Set.copyOf(tags);
    this.hash = this.tags.hashCode();
  }

  /** The set of some tags. */
  static TagSet of(Set<String> tags) {
    TagSet made = new TagSet(tags);
    synchronized (KNOWN) {
      WeakReference<TagSet> reference = KNOWN.get(made);
      TagSet known = reference == null ? null : reference.get();
      if (known == null) {
        KNOWN.put(made, new WeakReference<>(made));
        return made;
      }
      return known;
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof TagSet set && hash == set.hash && Objects.equals(tags, set.tags));
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
