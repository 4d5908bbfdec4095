package hocl.runtime.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {

  @TempDir Path folder;

  @Test
  void aFileGivesThemBack() throws IOException {
    Path file = folder.resolve("deep").resolve("gateway.tokens");
    GatewayTokens tokens = GatewayTokens.draw();
    tokens.write(file);
    assertThat(GatewayTokens.read(file)).isEqualTo(tokens);
    assertThat(tokens.read()).isNotEqualTo(tokens.write());
    GatewayTokens others = GatewayTokens.draw();
    others.write(file);
    assertThat(GatewayTokens.read(file)).isEqualTo(others).isNotEqualTo(tokens);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no such permissions")
  void onlyTheOwnerReadsTheFile() throws IOException {
    Path file = folder.resolve("gateway.tokens");
    Files.writeString(file, "left by another");
    GatewayTokens.draw().write(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void anotherFileIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("other"), "one line\n");
    assertThatThrownBy(() -> GatewayTokens.read(file)).isInstanceOf(IOException.class);
    Files.writeString(file, "x".repeat(5000));
    assertThatThrownBy(() -> GatewayTokens.read(file)).isInstanceOf(IOException.class);
  }
}
