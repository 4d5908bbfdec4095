package hocl.language.resolve;

import hocl.runtime.atom.Molecule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The caller's part of a compilation besides the tree.
 *
 * @param settings expressions for parameters, by name
 * @param data molecules for parameters, by name
 * @param dataFiles data files of atoms for parameters, by name
 * @param scope values of names that the program's own definitions hide
 * @param folder of the main file; null where files may not be imported
 * @param allowJava whether Java classes may be used
 * @param classpath where they are looked up besides the platform
 * @param modulePath folders for imported files besides that of the main file
 * @param files the texts of files that the program or the caller names
 * @param complete whether a parameter without any value is an error
 */
public record Given(
    Map<String, String> settings,
    Map<String, Molecule> data,
    Map<String, Path> dataFiles,
    Map<String, Object> scope,
    @Nullable Path folder,
    boolean allowJava,
    List<Path> classpath,
    List<Path> modulePath,
    TextFiles files,
    Map<String, String> origins,
    boolean complete) {

  /** Whether the caller gives a value to a parameter of that name. */
  boolean gives(String name) {
    return settings.containsKey(name) || data.containsKey(name) || dataFiles.containsKey(name);
  }
}
