package hocl.language.rule;

import hocl.language.core.Slot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The names that the program wrote, but other ones for variables that would hide a rule, function
 * or built-in that is written by its name.
 */
final class SourceNaming implements Naming {
  private final FreeNames free;
  private final Set<String> used;
  private final Map<String, String> renamed = new HashMap<>();

  private SourceNaming(FreeNames free) {
    this.free = free;
    this.used = new HashSet<>(free.names());
    used.addAll(free.variables());
  }

  /** Names for what is written of a scope, given what it mentions by name. */
  static Naming avoiding(FreeNames free) {
    return new SourceNaming(free);
  }

  @Override
  public String variable(Slot slot, int index, int mentioned, int depth) {
    String name = slot.name();
    return free.names().contains(name) ? renamed.computeIfAbsent(name, this::fresh) : name;
  }

  @Override
  public String self(String name, int depth) {
    return name;
  }

  @Override
  public String fresh(String wanted) {
    if (used.add(wanted)) {
      return wanted;
    }
    int number = 1;
    while (!used.add(wanted + "_" + number)) {
      number++;
    }
    return wanted + "_" + number;
  }
}
