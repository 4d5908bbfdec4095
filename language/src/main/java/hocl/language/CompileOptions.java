package hocl.language;

import hocl.language.resolve.TextFiles;
import hocl.runtime.atom.Molecule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The options of a compilation. Immutable, if the values in its maps are; any thread may call.
 *
 * @param settings source texts of expressions, by the name of the parameter that each gives a value
 *     to ({@code --set n=EXPR}); resolved in the program's own scope
 * @param data molecules, by the name of the parameter ({@code --data NAME=PATH} of every format but
 *     .hocl)
 * @param dataFiles .hocl files whose atoms are given to parameters, by the name of the parameter;
 *     their names are resolved in the program's scope
 * @param scope values of names that were defined before the program, such as by earlier inputs of a
 *     session; the program's own definitions hide them
 * @param folder the folder in which imported files are looked up; null if the program may import no
 *     files
 * @param allowJava whether Java classes may be used
 * @param classpath folders and jars in which Java classes are looked up besides the platform
 * @param modulePath further folders in which imported files may lie; a file is looked up there if
 *     it does not lie beside the text that imports it
 * @param files reads the texts of the files that a program or these options name
 * @param origins the names that messages give to the texts of settings that came from elsewhere, by
 *     the name of the parameter
 */
public record CompileOptions(
    Map<String, String> settings,
    Map<String, Molecule> data,
    Map<String, Path> dataFiles,
    Map<String, Object> scope,
    @Nullable Path folder,
    boolean allowJava,
    List<Path> classpath,
    List<Path> modulePath,
    TextFiles files,
    Map<String, String> origins) {

  /** Options whose settings were written by the caller. */
  public CompileOptions(
      Map<String, String> settings,
      Map<String, Molecule> data,
      Map<String, Path> dataFiles,
      Map<String, Object> scope,
      @Nullable Path folder,
      boolean allowJava,
      List<Path> classpath,
      List<Path> modulePath,
      TextFiles files) {
    this(
        settings,
        data,
        dataFiles,
        scope,
        folder,
        allowJava,
        classpath,
        modulePath,
        files,
        Map.of());
  }

  /** Options with which files are read from the disk. */
  public CompileOptions(
      Map<String, String> settings,
      Map<String, Molecule> data,
      Map<String, Path> dataFiles,
      Map<String, Object> scope,
      @Nullable Path folder,
      boolean allowJava,
      List<Path> classpath,
      List<Path> modulePath) {
    this(
        settings, data, dataFiles, scope, folder, allowJava, classpath, modulePath, TextFiles.DISK);
  }

  /** Options without a module path, with which files are read from the disk. */
  public CompileOptions(
      Map<String, String> settings,
      Map<String, Molecule> data,
      Map<String, Path> dataFiles,
      Map<String, Object> scope,
      @Nullable Path folder,
      boolean allowJava,
      List<Path> classpath) {
    this(settings, data, dataFiles, scope, folder, allowJava, classpath, List.of());
  }

  /** The same options with another reader of files. */
  public CompileOptions withFiles(TextFiles other) {
    return new CompileOptions(
        settings, data, dataFiles, scope, folder, allowJava, classpath, modulePath, other, origins);
  }

  /** The same with other names for the texts of settings. */
  public CompileOptions withOrigins(Map<String, String> other) {
    return new CompileOptions(
        settings, data, dataFiles, scope, folder, allowJava, classpath, modulePath, files, other);
  }

  /** Options that give no values and allow neither files nor Java. */
  public static final CompileOptions DEFAULT =
      new CompileOptions(Map.of(), Map.of(), Map.of(), Map.of(), null, false, List.of());
}
