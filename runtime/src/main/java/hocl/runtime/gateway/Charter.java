package hocl.runtime.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All about a job that its ledger does not know, kept with the job so that other gateways can show
 * and end it.
 *
 * @param node the address of the node whose gateway took the job
 * @param begun when it took the job, in milliseconds since 1970
 * @param submission the program with its options
 */
record Charter(String node, long begun, Submission submission) {

  /** The charter as bytes. */
  byte[] write() {
    return Json.write(Json.object("node", node, "begun", begun, "submission", submission.write()))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Reads what {@link #write} wrote; null if it is something else. */
  static @Nullable Charter read(byte[] bytes) {
    try {
      Map<String, @Nullable Object> all =
          Json.readObject(new String(bytes, StandardCharsets.UTF_8));
      RequestFields fields = new RequestFields(all, "a charter");
      return new Charter(
          fields.text("node"),
          fields.number("begun", 0),
          Submission.read(fields.text("submission")));
    } catch (IOException | RefusedException e) {
      return null;
    }
  }
}
