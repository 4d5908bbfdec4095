package hocl.runtime.codec;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The texts that have been written, with their places from 1 on. */
final class TextTable {
  /** A power of 2. */
  private static final int RECENT = 1024;

  private final Map<String, Integer> places = new HashMap<>();

  /** Texts that were asked for lately, at slots that their hash codes give, and their places. */
  private @Nullable String[] recent = {};

  private int[] recentPlaces = {};

  /** The place of a text, or {@link Wire#NEW} if it comes for the first time and gets one now. */
  @SuppressWarnings("ReferenceEquality") // a quick way; an equal text elsewhere is looked up
  int place(String text) {
    if (recent.length == 0) {
      recent = new String[RECENT];
      recentPlaces = new int[RECENT];
    }
    int code = text.hashCode();
    int slot = (code ^ (code >>> 16)) & (RECENT - 1);
    if (recent[slot] == text) {
      return recentPlaces[slot];
    }
    Integer known = places.get(text);
    int place = known == null ? places.size() + 1 : known;
    if (known == null) {
      places.put(text, place);
    }
    recent[slot] = text;
    recentPlaces[slot] = place;
    return known == null ? Wire.NEW : place;
  }
}
