package hocl.language;

import hocl.language.resolve.TextFiles;
import hocl.runtime.atom.Molecule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The options of a compilation.
 *
 * @param settings source texts of expressions for parameters, by name ({@code --set n=EXPR});
 *     resolved in the program's own scope
 * @param data molecules for parameters, by name ({@code --data NAME=PATH} of every format but
 *     .hocl)
 * @param dataFiles .hocl files whose atoms are given to parameters, by name; resolved in the
 *     program's scope
 * @param scope values that names stand for before the program's own definitions: what a session
 *     defined earlier
 * @param folder where imports of files are looked up; null where files may not be imported
 * @param allowJava whether Java classes may be used
 * @param classpath where they are looked up besides the platform
 * @param modulePath folders in which imported files may lie besides the folder of the program, and
 *     in which they are looked up when they do not lie beside the text that imports them
 * @param files the texts of files that are named
 * @param origins what messages call the texts of settings that came from elsewhere, by name
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

  /** Options for the files of this machine. */
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

  /** Options without a module path. */
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

  /** The same with texts of files from elsewhere. */
  public CompileOptions withFiles(TextFiles other) {
    return new CompileOptions(
        settings, data, dataFiles, scope, folder, allowJava, classpath, modulePath, other, origins);
  }

  /** The same with other names for the texts of settings. */
  public CompileOptions withOrigins(Map<String, String> other) {
    return new CompileOptions(
        settings, data, dataFiles, scope, folder, allowJava, classpath, modulePath, files, other);
  }

  /** Nothing given, nothing allowed. */
  public static final CompileOptions DEFAULT =
      new CompileOptions(Map.of(), Map.of(), Map.of(), Map.of(), null, false, List.of());
}
