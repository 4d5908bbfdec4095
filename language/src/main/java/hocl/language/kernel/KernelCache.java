package hocl.language.kernel;

import hocl.language.core.RuleCore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Supplier;

/**
 * The code compiled before in this process, so that a program that runs again neither waits to be
 * hot nor is compiled again. Any thread may call.
 */
final class KernelCache {

  private static final int MOST = 4096;

  /** Recipes and refusals. */
  private static final Map<Survey.Key, Object> RECIPES =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Survey.Key, Object> eldest) {
          return size() > MOST;
        }
      };

  /** By the places of the rules: the rules themselves compare by content, which is slow. */
  private static final Map<Object, Heat> HEATS = new WeakHashMap<>();

  private KernelCache() {}

  /**
   * The recipe for a key, made if it is not known.
   *
   * @throws NotForKernelsException if there is none; the next time, too
   */
  static Recipe get(Survey.Key key, Supplier<Recipe> maker) {
    Object known;
    synchronized (RECIPES) {
      known = RECIPES.get(key);
    }
    if (known == null) {
      try {
        known = maker.get();
      } catch (NotForKernelsException e) {
        known = e;
      }
      synchronized (RECIPES) {
        RECIPES.put(key, known);
      }
    }
    if (known instanceof NotForKernelsException refusal) {
      throw refusal;
    }
    return (Recipe) known;
  }

  /** Whether there is code that tries a rule; for tests. */
  static boolean holds(RuleCore rule) {
    synchronized (RECIPES) {
      return RECIPES.entrySet().stream()
          .anyMatch(entry -> entry.getValue() instanceof Recipe && entry.getKey().speaksOf(rule));
    }
  }

  /** The heat of a rule. */
  static Heat heat(RuleCore rule) {
    synchronized (HEATS) {
      return HEATS.computeIfAbsent(rule.span(), span -> new Heat());
    }
  }
}
