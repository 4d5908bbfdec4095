package hocl.repl.receipt;

import hocl.repl.console.Console;
import hocl.repl.option.ConfigFolder;
import hocl.repl.option.ProgramSources;
import hocl.repl.option.UsageException;
import hocl.runtime.gateway.OwnerFile;
import hocl.runtime.key.KeyException;
import hocl.runtime.key.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file with the key by which a user, or a worker, signs. */
public final class KeyFile {

  private static final int LONGEST = 10_000;

  private KeyFile() {}

  /**
   * The key in a file, which is made if there is none; then that is said.
   *
   * @param name the file, or nothing for the one in the folder of the user
   * @throws UsageException if the file cannot be read or written, can be read by others, or holds
   *     something else
   */
  public static SigningKey open(Optional<String> name, Console console) {
    Path file =
        name.map(ProgramSources::path)
            .orElseGet(() -> ConfigFolder.of(console.environment().variables()).resolve("key"));
    try {
      if (Files.exists(file)) {
        return read(file);
      }
      SigningKey key = SigningKey.draw();
      OwnerFile.create(file, key.text());
      console
          .err()
          .line("A new key is in `" + file + "`; its public half is " + key.publicHalf() + ".");
      return key;
    } catch (IOException e) {
      throw new UsageException(
          "The key `" + file + "` cannot be read or made: " + ProgramSources.reason(e) + ".",
          "Name another file with `--key`.");
    }
  }

  private static SigningKey read(Path file) throws IOException {
    if (!OwnerFile.isOwners(file)) {
      throw new UsageException(
          "The key `" + file + "` can be read by others, so anybody could sign with it.",
          "Run `chmod 600` on it if it is still a secret, or name another file with `--key`.");
    }
    if (Files.size(file) > LONGEST) {
      throw new IOException("it is too large");
    }
    try {
      return SigningKey.of(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
    } catch (KeyException e) {
      throw new IOException(e.clause(), e);
    }
  }
}
