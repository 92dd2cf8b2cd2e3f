// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.kiosk.config.VoiceOutputs.Headset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VoiceOutputsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void aTerminalNamesItsLoudspeakerAndASocketWhosePlugIsSensed() throws IOException {
    assertEquals(
        new VoiceOutputs(
            Optional.of("plughw:0,0"),
            Optional.of(new Headset("plughw:1,0", "1", "Headphone Jack"))),
        TerminalConfig.of(sample("landscape"), Path.of(".")).voice());
    assertEquals(
        new VoiceOutputs(Optional.empty(), Optional.empty()),
        TerminalConfig.of(sample("portrait"), Path.of(".")).voice());
  }

  /// What is not sensed can't be kept from others.
  @Test
  void aHeadsetWithoutASensedPlugIsRefused() throws IOException {
    for (var missing : List.of("headsetCard", "headsetJack", "headset")) {
      var settings = sample("landscape");
      settings.withObject("/voice").remove(missing);
      assertFalse(Schemas.TERMINAL.problems(settings.toString()).isEmpty(), missing);
    }
    var words = sample("landscape");
    words.withObject("/voice").put("headsetJack", "Jack'; rm");
    assertFalse(Schemas.TERMINAL.problems(words.toString()).isEmpty());
  }

  private static ObjectNode sample(String shape) throws IOException {
    var root = Path.of(System.getProperty("repository.root"));
    var file = root.resolve("configs/terminals/sample-" + shape + ".json").toFile();
    return (ObjectNode) JSON.readTree(file);
  }
}
