package hocl.runtime.gateway;

import java.io.IOException;
import java.io.InputStream;

/** The page at the root of a gateway: one document that loads nothing but the gateway's answers. */
final class GatewayPage {

  /** The browser is to load nothing from elsewhere either. */
  static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline';"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final String RESOURCE = "page.html";

  private GatewayPage() {}

  /** The document. */
  static byte[] bytes() throws IOException {
    try (InputStream in = GatewayPage.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IOException("the resource " + RESOURCE + " is missing");
      }
      return in.readAllBytes();
    }
  }
}
