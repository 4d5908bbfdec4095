package hocl.runtime.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigningKeyTest {

  private static final HexFormat HEX = HexFormat.of();

  /** The first two tests of RFC 8032, section 7.1. */
  @ParameterizedTest
  @CsvSource({
    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a, '',"
        + " e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c, 72,"
        + " 92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
  })
  void signaturesOfTheStandardFit(String key, String message, String signature) {
    byte[] bytes = HEX.parseHex(message);
    byte[] signed = HEX.parseHex(signature);
    assertThat(Ed25519.fits(HEX.parseHex(key), bytes, bytes.length, signed)).isTrue();
    signed[0] ^= 1;
    assertThat(Ed25519.fits(HEX.parseHex(key), bytes, bytes.length, signed)).isFalse();
  }

  @Test
  void bytesThatAreNoKeyFitNothing() {
    for (int value = 0; value < 256; value++) {
      byte[] key = new byte[Ed25519.KEY_BYTES];
      java.util.Arrays.fill(key, (byte) value);
      byte[] signature = new byte[Ed25519.SIGNATURE_BYTES];
      java.util.Arrays.fill(signature, (byte) -1);
      assertThat(Ed25519.fits(key, key, key.length, signature)).isFalse();
    }
  }

  @Test
  void aKeyIsTheSameFromItsText() throws KeyException {
    SigningKey key = SigningKey.draw();
    SigningKey read = SigningKey.of(key.text());
    assertThat(read.publicHalf()).isEqualTo(key.publicHalf());
    byte[] message = {1, 2, 3};
    assertThat(read.sign(message)).isEqualTo(key.sign(message));
    assertThat(Ed25519.fits(key.publicBytes(), message, 3, read.sign(message))).isTrue();
    assertThat(key.toString()).doesNotContain(key.publicHalf());
    assertThat(SigningKey.draw().publicHalf()).isNotEqualTo(key.publicHalf());
  }

  @Test
  void halvesThatDoNotBelongTogetherAreRefused() {
    String one = SigningKey.draw().text();
    String other = SigningKey.draw().text();
    int half = one.indexOf("public");
    String mixed = one.substring(0, half) + other.substring(other.indexOf("public"));
    for (String text : new String[] {"", "hello", mixed, one + one, one.substring(0, half)}) {
      assertThatThrownBy(() -> SigningKey.of(text)).isInstanceOf(KeyException.class);
    }
    for (int i = 0; i < one.length(); i++) {
      char[] letters = one.toCharArray();
      letters[i] = (char) (letters[i] ^ 1);
      String spoiled = new String(letters);
      try {
        // padding bits and space may differ, but nothing else
        assertThat(SigningKey.of(spoiled).text()).isEqualTo(one);
      } catch (KeyException refused) {
        assertThat(refused.clause()).startsWith("it is no key");
      }
    }
  }
}
