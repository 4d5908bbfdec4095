package hocl.repl.editors;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A grammar for highlighting, and the part of an editor that applies it: line by line, at each
 * place the rule that matches first, and of those at the same place the first in the file.
 */
final class TextMate {
  private final JsonObject repository;
  private final List<Rule> top;
  private final List<Rule> all = new ArrayList<>();

  /** A rule: one match, or a stretch from a beginning to an end with rules inside. */
  private record Rule(
      String name, Pattern begin, @Nullable Pattern end, JsonObject captures, List<Rule> inside) {}

  private TextMate(JsonObject grammar) {
    this.repository = grammar.getAsJsonObject("repository");
    this.top = rules(grammar);
  }

  /** Reads a grammar; every pattern in it is compiled. */
  static TextMate read(Path file) throws IOException {
    return new TextMate(JsonParser.parseString(Files.readString(file)).getAsJsonObject());
  }

  private List<Rule> rules(JsonObject parent) {
    List<Rule> rules = new ArrayList<>();
    if (parent.has("patterns")) {
      for (JsonElement element : parent.getAsJsonArray("patterns")) {
        JsonObject each = element.getAsJsonObject();
        if (each.has("include")) {
          String name = each.get("include").getAsString().substring(1);
          rules.addAll(rules(repository.getAsJsonObject(name)));
        } else {
          rules.add(rule(each));
        }
      }
    }
    return rules;
  }

  private Rule rule(JsonObject each) {
    boolean stretch = each.has("begin");
    Rule rule =
        new Rule(
            each.has("name") ? each.get("name").getAsString() : "",
            Pattern.compile(each.get(stretch ? "begin" : "match").getAsString()),
            stretch ? Pattern.compile(each.get("end").getAsString()) : null,
            each.has("captures") ? each.getAsJsonObject("captures") : new JsonObject(),
            rules(each));
    all.add(rule);
    return rule;
  }

  /** The names of all rules. */
  List<String> names() {
    return all.stream().map(Rule::name).filter(name -> !name.isEmpty()).distinct().toList();
  }

  /** The name of the innermost rule for each character of a text; empty where there is none. */
  String[] scopes(String text) {
    String[] scopes = new String[text.length()];
    java.util.Arrays.fill(scopes, "");
    @Nullable Rule open = null;
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      int next = end < 0 ? text.length() : end + 1;
      open = line(text.substring(start, end < 0 ? text.length() : end), start, open, scopes);
      start = next;
    }
    return scopes;
  }

  private @Nullable Rule line(String line, int offset, @Nullable Rule before, String[] scopes) {
    @Nullable Rule open = before;
    int at = 0;
    // the next match of each rule stays so until the place is behind it
    @Nullable Matcher[] next = new Matcher[top.size()];
    while (at <= line.length()) {
      if (open != null) {
        at = inside(open, line, at, offset, scopes);
        if (at > line.length()) {
          return open;
        }
        open = null;
        continue;
      }
      @Nullable Matcher best = null;
      @Nullable Rule found = null;
      for (int i = 0; i < next.length; i++) {
        Matcher matcher = next[i];
        if (matcher == null || (matcher.hasMatch() && matcher.start() < at)) {
          matcher = matcher(top.get(i).begin(), line, at, offset);
          boolean _ = matcher.find();
          next[i] = matcher;
        }
        if (matcher.hasMatch() && (best == null || matcher.start() < best.start())) {
          best = matcher;
          found = top.get(i);
        }
      }
      if (best == null || found == null) {
        return null;
      }
      paint(scopes, offset + best.start(), offset + best.end(), found.name());
      for (String group : found.captures().keySet()) {
        int number = Integer.parseInt(group);
        String name = found.captures().getAsJsonObject(group).get("name").getAsString();
        if (best.start(number) >= 0) {
          paint(scopes, offset + best.start(number), offset + best.end(number), name);
        }
      }
      at = Math.max(best.end(), at + (best.end() == best.start() ? 1 : 0));
      open = found.end() == null ? null : found;
    }
    return open;
  }

  /** Goes to the end of a stretch in a line; behind the line if it is not there. */
  private static int inside(Rule open, String line, int from, int offset, String[] scopes) {
    int at = from;
    while (true) {
      Matcher end = Objects.requireNonNull(open.end()).matcher(line);
      int stop = end.find(Math.min(at, line.length())) ? end.start() : Integer.MAX_VALUE;
      @Nullable Matcher inner = null;
      for (Rule rule : open.inside()) {
        Matcher matcher = matcher(rule.begin(), line, at, offset);
        if (matcher.find() && matcher.start() < stop) {
          inner = matcher;
        }
      }
      if (inner != null) {
        paint(scopes, offset + at, offset + inner.end(), open.name());
        at = inner.end();
        continue;
      }
      if (stop == Integer.MAX_VALUE) {
        paint(scopes, offset + at, offset + line.length(), open.name());
        return line.length() + 1;
      }
      paint(scopes, offset + at, offset + end.end(), open.name());
      return end.end();
    }
  }

  /** Only the first line begins where the text does. */
  private static Matcher matcher(Pattern pattern, String line, int at, int offset) {
    Matcher matcher = pattern.matcher(line);
    matcher.region(Math.min(at, line.length()), line.length());
    matcher.useTransparentBounds(true).useAnchoringBounds(false);
    return offset > 0 && pattern.pattern().startsWith("\\A") ? pattern.matcher("") : matcher;
  }

  private static void paint(String[] scopes, int start, int end, String name) {
    if (!name.isEmpty()) {
      java.util.Arrays.fill(scopes, start, Math.min(end, scopes.length), name);
    }
  }
}
