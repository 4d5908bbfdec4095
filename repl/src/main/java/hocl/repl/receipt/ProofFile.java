package hocl.repl.receipt;

import hocl.repl.option.UsageException;
import hocl.runtime.gateway.Json;
import hocl.runtime.receipt.Inclusion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Proofs of inclusion as JSON: an object with {@code atom} (the digest), {@code count}, {@code
 * leaf}, {@code leaves}, {@code path} and {@code root}.
 */
public final class ProofFile {

  private static final int MOST_BYTES = 100_000;

  private ProofFile() {}

  /** The JSON of a proof. */
  public static Map<String, @Nullable Object> json(Inclusion proof, String root) {
    return Json.object(
        "atom", proof.atom(),
        "count", proof.count(),
        "leaf", proof.leaf(),
        "leaves", proof.leaves(),
        "path", proof.path(),
        "root", root);
  }

  /**
   * Reads a proof; its root is not read, for it must come from elsewhere.
   *
   * @throws UsageException if the file cannot be read, or holds no proof
   */
  public static Inclusion read(String file) {
    byte[] bytes = BoundedFile.read(file, MOST_BYTES);
    try {
      Map<String, @Nullable Object> json =
          Json.readObject(new String(bytes, StandardCharsets.UTF_8));
      if (json.get("atom") instanceof String atom
          && json.get("count") instanceof Long count
          && json.get("leaf") instanceof Long leaf
          && json.get("leaves") instanceof Long leaves
          && json.get("path") instanceof List<?> path
          && isInt(leaf)
          && isInt(leaves)
          && path.stream().allMatch(String.class::isInstance)) {
        List<String> hashes = new ArrayList<>();
        path.forEach(hash -> hashes.add((String) hash));
        return new Inclusion(atom, count, leaf.intValue(), leaves.intValue(), hashes);
      }
    } catch (IOException e) {
      // no JSON, so no proof
    }
    throw new UsageException(
        "`" + file + "` holds no proof.", "`hocl verify --atom A --proof FILE ..` writes one.");
  }

  private static boolean isInt(long number) {
    return number == (int) number;
  }
}
