package hocl.language.rule;

import hocl.language.core.FunctionCore;
import hocl.runtime.atom.FunctionDefinition;
import org.jspecify.annotations.Nullable;

/** The definition of a function of a program. Any thread may call it. */
public final class DefinedFunction implements FunctionDefinition {
  private final FunctionCore core;
  private volatile @Nullable String canonicalText;

  /** The definition that the functions of one piece of source share. */
  public DefinedFunction(FunctionCore core) {
    this.core = core;
  }

  /** What the source says. */
  public FunctionCore core() {
    return core;
  }

  @Override
  public String name() {
    return core.name();
  }

  @Override
  public String canonicalText() {
    String known = canonicalText;
    if (known == null) {
      known = hocl.grammar.DeepStack.call(() -> CanonicalText.of(core));
      canonicalText = known;
    }
    return known;
  }
}
