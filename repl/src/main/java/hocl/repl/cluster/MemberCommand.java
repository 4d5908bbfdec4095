package hocl.repl.cluster;

import java.lang.management.ManagementFactory;
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

  private MemberCommand() {}

  /** The words of the command. */
  public static List<String> words() {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (OWN.stream().noneMatch(option::startsWith) && !ADDED.contains(option)) {
        words.add(option);
      }
    }
    words.addAll(ADDED);
    words.add("-cp");
    words.add(System.getProperty("java.class.path"));
    words.add(MemberMain.class.getName());
    return words;
  }
}
