package hocl.runtime.atom;

/**
 * A function as a value. Equal to another when name and {@linkplain ClosedForm closed form} are.
 */
public final class FunctionAtom extends Closure {
  private final FunctionDefinition definition;

  private FunctionAtom(FunctionDefinition definition, Object[] captured) {
    super(captured);
    this.definition = definition;
  }

  /**
   * A function.
   *
   * @param definition what the source says
   * @param captured the values of the variables it mentions but does not bind, atoms or molecules;
   *     the array is kept and must not change afterwards
   */
  public static FunctionAtom of(FunctionDefinition definition, Object... captured) {
    return new FunctionAtom(definition, captured);
  }

  /** The name by which programs call this function. */
  public String name() {
    return definition.name();
  }

  /** The definition, shared by all functions that come from the same piece of source. */
  public FunctionDefinition definition() {
    return definition;
  }

  @Override
  String title() {
    return definition.name();
  }

  @Override
  ClosedForm close() {
    return definition.closed(captured);
  }

  @Override
  Compound withParts(Object[] parts) {
    return new FunctionAtom(definition, parts);
  }
}
