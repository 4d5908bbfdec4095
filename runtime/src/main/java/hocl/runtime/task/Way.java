package hocl.runtime.task;

import hocl.runtime.reactor.Chemistry;
import hocl.runtime.reactor.Choice;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Vessel;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A way to react, with what is kept from task to task. For one thread. */
final class Way {

  private final Chemistry rules;
  private final Supplier<Task> make;
  private @Nullable Task task;
  private @Nullable Vessel vessel;

  /** The way of some rules, and what makes a task of them. */
  Way(Chemistry rules, Function<Chemistry, Task> make) {
    this.rules = rules;
    this.make = () -> make.apply(rules);
  }

  Chemistry rules() {
    return rules;
  }

  /** Does tasks; always the same one. */
  Task task() {
    Task known = task;
    if (known == null) {
      known = make.get();
      task = known;
    }
    return known;
  }

  /** Reacts; always the same one, left empty. */
  Vessel vessel() {
    Vessel known = vessel;
    if (known == null) {
      known = new Vessel(rules, Choice.fair(), Observer.NONE, false);
      vessel = known;
    }
    return known;
  }
}
