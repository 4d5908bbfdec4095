package hocl.language.kernel;

import hocl.language.core.RuleCore;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Supplier;

/**
 * What was compiled before in this process, so that a program that runs again neither waits to be
 * hot nor is compiled again. Any thread may call.
 */
final class KernelCache {

  private static final int MOST = 512;

  private static final Map<Survey.Key, Optional<Recipe>> RECIPES =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Survey.Key, Optional<Recipe>> eldest) {
          return size() > MOST;
        }
      };

  /** By identity: records compare by content, which is slow here. */
  private static final Set<Object> HOT =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  private KernelCache() {}

  /** The recipe for a key, empty if it was refused; made if it is not known. */
  static Optional<Recipe> get(Survey.Key key, Supplier<Optional<Recipe>> maker) {
    synchronized (RECIPES) {
      Optional<Recipe> known = RECIPES.get(key);
      if (known != null) {
        return known;
      }
    }
    Optional<Recipe> made = maker.get();
    synchronized (RECIPES) {
      RECIPES.put(key, made);
    }
    return made;
  }

  /** A rule was worth compiling. */
  static void markHot(RuleCore rule) {
    HOT.add(rule.span());
  }

  /** Whether a rule was worth compiling before. */
  static boolean isHot(RuleCore rule) {
    return HOT.contains(rule.span());
  }
}
