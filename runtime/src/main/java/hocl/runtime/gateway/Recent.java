package hocl.runtime.gateway;

import java.util.LinkedHashSet;
import java.util.Set;

/** The latest of some texts, up to a number of them. Any thread may call. */
final class Recent {

  private final int most;
  private final Set<String> texts = new LinkedHashSet<>();

  Recent(int most) {
    this.most = most;
  }

  /** Takes a text, and forgets the oldest if there are too many. */
  synchronized void add(String text) {
    texts.add(text);
    if (texts.size() > most) {
      texts.remove(texts.iterator().next());
    }
  }

  /** Takes a text out; gives whether it was there. */
  synchronized boolean remove(String text) {
    return texts.remove(text);
  }

  synchronized boolean contains(String text) {
    return texts.contains(text);
  }
}
