package hocl.language.rule;

import hocl.language.core.CoreProgram;
import hocl.language.core.CoreType;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.ListAtom;
import java.util.ArrayList;
import java.util.List;

/**
 * Computes the digest of a program: of a List that says whether the program is a module, the names
 * of all its slots, the names and types of its parameters, the text of the whole in Core, and the
 * identifiers of the rules and functions in it. Layout and the place of files do not count; the
 * order in which definitions and atoms are written does.
 */
public final class ProgramDigest {
  private ProgramDigest() {}

  /**
   * The digest, the same in every process: {@value hocl.runtime.codec.DefinitionId#BYTES} bytes.
   */
  public static byte[] of(CoreProgram program) {
    List<Object> said = new ArrayList<>();
    said.add("program");
    said.add(program.module());
    program.slots().forEach(slot -> said.add(slot.name()));
    for (CoreProgram.Definition definition : program.definitions()) {
      said.add(definition.name());
      if (definition instanceof CoreProgram.Param param) {
        said.add(name(param.type()));
      }
    }
    said.add(CorePrinter.print(program));
    said.addAll(DefinitionIds.of(program).said());
    return Atoms.digest(ListAtom.of(said));
  }

  private static String name(CoreType type) {
    return switch (type) {
      case CoreType.Basic basic -> basic.name();
      case CoreType.Java java -> java.type().getName();
    };
  }
}
