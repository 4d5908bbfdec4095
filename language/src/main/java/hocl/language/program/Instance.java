package hocl.language.program;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.codec.DefinitionId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A program whose definitions have been evaluated: what a run starts from, any number of times.
 *
 * @param program the program
 * @param names the values (atoms, molecules) of its visible top-level names, by name
 * @param molecule the initial content of the solution
 * @param arguments the values of all parameters, defaults included, in the order of evaluation
 */
public record Instance(
    Program program, Map<String, Object> names, Molecule molecule, List<Argument> arguments) {

  /** An instance of a program without parameters. */
  public Instance(Program program, Map<String, Object> names, Molecule molecule) {
    this(program, names, molecule, List.of());
  }

  /**
   * The value of a parameter.
   *
   * @param name the name of the parameter
   * @param value an atom or a molecule
   */
  public record Argument(String name, Object value) {}

  /**
   * The digest of the values of all parameters, defaults included: equal for equal values, from
   * whatever format they were read and in whatever order the caller gave them, in every process.
   *
   * @return 32 bytes
   * @throws IllegalArgumentException if a Java object is in a value, which has no digest
   */
  public byte[] inputDigest() {
    List<Object> said = new ArrayList<>();
    said.add("input");
    arguments.stream()
        .sorted(Comparator.comparing(Argument::name))
        .forEach(argument -> {
          said.add(argument.name());
          said.add(DefinitionId.of(Atoms.digest(argument.value())).toString());
        });
    return Atoms.digest(ListAtom.of(said));
  }
}
