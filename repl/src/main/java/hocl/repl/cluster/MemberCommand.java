package hocl.repl.cluster;

import hocl.repl.option.JarFolders;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command that starts a member: this JVM and its options, with another main class. */
public final class MemberCommand {

  /** Options that are this process's own: a cache that it makes, and tools that watch it. */
  private static final List<String> OWN =
      List.of(
          "-XX:AOTCacheOutput",
          "-XX:AOTConfiguration",
          "-XX:AOTMode=record",
          "-XX:AOTMode=create",
          "-agentlib:",
          "-agentpath:",
          "-javaagent:");

  private static final List<String> ADDED =
      List.of(
          // calls between members would wait for a pool of one thread otherwise
          "-Djava.util.concurrent.ForkJoinPool.common.parallelism=4",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Dpolyglot.engine.WarnInterpreterOnly=false");

  private static final String CACHE = "-XX:AOTCache=";

  /** The cache of members, beside that of other processes. */
  private static final String CACHE_OF_MEMBERS = "member.aot";

  /** The property that holds the file into which a member writes such a cache when it ends. */
  private static final String RECORD = "hocl.member.record";

  private MemberCommand() {}

  /** Whether members write a cache when they end, for which they have to end in order. */
  public static boolean records() {
    return System.getProperty(RECORD) != null;
  }

  /** The cache of members in the folder of the cache of an option; without one, the latter. */
  private static String ofMembers(String option) {
    String own = option.substring(CACHE.length());
    Path other = Path.of(own).resolveSibling(CACHE_OF_MEMBERS);
    return Files.isReadable(other) ? other.toString() : own;
  }

  private static String classPath() {
    StringBuilder path = new StringBuilder(System.getProperty("java.class.path"));
    JarFolders.jars("cluster").forEach(jar -> path.append(File.pathSeparator).append(jar));
    return path.toString();
  }

  /** The words of the command. */
  public static List<String> words() {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (OWN.stream().noneMatch(option::startsWith) && !ADDED.contains(option)) {
        words.add(option.startsWith(CACHE) ? CACHE + ofMembers(option) : option);
      }
    }
    words.addAll(ADDED);
    if (records()) {
      words.add("-XX:AOTCacheOutput=" + System.getProperty(RECORD));
    }
    words.add("-cp");
    words.add(classPath());
    words.add(MemberMain.class.getName());
    return words;
  }
}
