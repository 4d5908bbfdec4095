package hocl.repl.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import hocl.language.CompileOptions;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The editor's settings: {@code allowJava}, {@code classpath} and {@code modulePath}. */
final class Settings {
  private static final String SECTION = "hocl";

  private Settings() {}

  /**
   * The options with what the editor says in the place of what was said before.
   *
   * @param settings a JSON object, perhaps with the settings in a member called hocl; anything else
   *     says nothing
   */
  static CompileOptions applied(@Nullable Object settings, CompileOptions before) {
    if (!(settings instanceof JsonObject object)) {
      return before;
    }
    JsonObject own = object.get(SECTION) instanceof JsonObject section ? section : object;
    return new CompileOptions(
        before.settings(),
        before.data(),
        before.dataFiles(),
        before.scope(),
        before.folder(),
        flag(own, "allowJava", before.allowJava()),
        paths(own, "classpath", before.classpath()),
        paths(own, "modulePath", before.modulePath()));
  }

  private static boolean flag(JsonObject object, String name, boolean before) {
    JsonElement value = object.get(name);
    boolean given =
        value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isBoolean();
    return given ? value.getAsBoolean() : before;
  }

  private static List<Path> paths(JsonObject object, String name, List<Path> before) {
    if (!(object.get(name) instanceof JsonArray array)) {
      return before;
    }
    List<Path> paths = new ArrayList<>();
    for (JsonElement element : array) {
      if (element.isJsonPrimitive() && !element.getAsString().isBlank()) {
        try {
          paths.add(Path.of(element.getAsString()).toAbsolutePath());
        } catch (InvalidPathException e) {
          // a path of another system names nothing here
        }
      }
    }
    return List.copyOf(paths);
  }
}
