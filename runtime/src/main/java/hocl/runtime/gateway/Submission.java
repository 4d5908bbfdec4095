package hocl.runtime.gateway;

import hocl.runtime.check.Wish;
import hocl.runtime.referee.Keeping;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A program with all that it is given, as a client submits it.
 *
 * @param name of the program, for people and for messages
 * @param source the text of the program
 * @param settings expressions for its parameters, by name
 * @param data atoms for its parameters, by name
 * @param folder where its imports are looked up among {@code files}
 * @param modulePath further such folders
 * @param files the texts of files that it imports, by path
 * @param maxReactions the largest number of reactions
 * @param timeout the longest time, or null for no limit
 * @param keep whether atoms may still come when the solution is inert
 * @param attached whether the job ends some seconds after its last watcher left
 * @param wish which results are checked
 * @param keeping what is kept for a receipt
 */
public record Submission(
    String name,
    String source,
    Map<String, String> settings,
    Map<String, DataText> data,
    String folder,
    List<String> modulePath,
    Map<String, String> files,
    long maxReactions,
    @Nullable Duration timeout,
    boolean keep,
    boolean attached,
    Wish wish,
    Keeping keeping) {

  private static final Set<String> MEMBERS =
      Set.of(
          "name",
          "source",
          "set",
          "data",
          "folder",
          "modulePath",
          "files",
          "maxReactions",
          "timeoutMillis",
          "keep",
          "attached",
          "check",
          "targetError",
          "assume",
          "receipt");

  private static final Set<String> DATA_MEMBERS = Set.of("format", "text", "file");

  /** A submission. */
  public Submission {
    settings = Map.copyOf(settings);
    data = Map.copyOf(data);
    modulePath = List.copyOf(modulePath);
    files = Map.copyOf(files);
  }

  /**
   * Atoms as text.
   *
   * @param format one of those of {@code --data}
   * @param text the content of a file of this format
   * @param file its name for messages, or empty
   */
  public record DataText(String format, String text, String file) {}

  /**
   * Reads a submission.
   *
   * @param text a JSON object; of its members only {@code source} has to be there
   * @throws RefusedException if it is something else
   */
  public static Submission read(String text) throws RefusedException {
    RequestFields fields = new RequestFields(objectOf(text), "a submission");
    fields.only(MEMBERS);
    Map<String, DataText> data = new LinkedHashMap<>();
    for (Map.Entry<String, RequestFields> entry : fields.objects("data").entrySet()) {
      RequestFields one = entry.getValue();
      one.only(DATA_MEMBERS);
      data.put(
          entry.getKey(), new DataText(one.text("format"), one.text("text"), one.text("file", "")));
    }
    long millis = fields.number("timeoutMillis", 0);
    return new Submission(
        fields.text("name", "program"),
        fields.text("source"),
        fields.texts("set"),
        data,
        fields.text("folder", ""),
        fields.list("modulePath"),
        fields.texts("files"),
        fields.number("maxReactions", Long.MAX_VALUE),
        millis == 0 ? null : Duration.ofMillis(millis),
        fields.truth("keep"),
        fields.truth("attached"),
        new Wish(
            fields.text("check", ""), fields.text("targetError", ""), fields.text("assume", "")),
        keeping(fields.text("receipt", "")));
  }

  private static Keeping keeping(String word) throws RefusedException {
    return switch (word) {
      case "" -> Keeping.NOTHING;
      case "commits" -> Keeping.COMMITS;
      case "tasks" -> Keeping.TASKS;
      default ->
          throw new RefusedException(
              RefusedException.BAD,
              "The request is wrong: `receipt` is to be \"commits\" or \"tasks\".",
              "");
    };
  }

  /** Reads the object that is the body of a request. */
  static Map<String, @Nullable Object> objectOf(String text) throws RefusedException {
    try {
      return Json.readObject(text);
    } catch (IOException e) {
      throw new RefusedException(
          RefusedException.BAD, "The body of the request cannot be read as JSON.", "");
    }
  }

  /** The submission as the text that is read. */
  public String write() {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    data.forEach((parameter, text) ->
        all.put(
            parameter,
            Json.object("format", text.format(), "text", text.text(), "file", text.file())));
    Map<String, @Nullable Object> object =
        Json.object(
            "name",
            name,
            "source",
            source,
            "set",
            settings,
            "data",
            all,
            "folder",
            folder,
            "modulePath",
            modulePath,
            "files",
            files,
            "maxReactions",
            maxReactions,
            "keep",
            keep,
            "attached",
            attached,
            "check",
            wish.policy(),
            "targetError",
            wish.target(),
            "assume",
            wish.assumption(),
            "receipt",
            keeping == Keeping.NOTHING ? "" : keeping.name().toLowerCase(Locale.ROOT));
    Duration limit = timeout;
    if (limit != null) {
      object.put("timeoutMillis", Math.max(1, limit.toMillis()));
    }
    return Json.write(object);
  }
}
