package hocl.language.program;

import hocl.runtime.atom.Molecule;
import java.util.Map;

/**
 * A program whose definitions have been evaluated: what a run starts from, any number of times.
 *
 * @param program the program
 * @param names the values (atoms, molecules) of its visible top-level names, by name
 * @param molecule the initial content of the solution
 */
public record Instance(Program program, Map<String, Object> names, Molecule molecule) {}
