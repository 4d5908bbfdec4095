package hocl.language.confluence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules that one solution has at the start.
 *
 * @param obstacle why the rules are not all known, or null if they are
 */
record SchemeSet(List<Scheme> rules, @Nullable String obstacle) {}
