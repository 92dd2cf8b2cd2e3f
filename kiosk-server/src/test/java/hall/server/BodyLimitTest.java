// SPDX-License-Identifier: Apache-2.0
package hall.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@OnServer
class BodyLimitTest {
  private static final String ENROLMENT = "/api/v1/terminal/enrolment";

  @Inject Scene scene;

  @Test
  void aLongBodyIsRefusedBeforeItIsRead() {
    Https.Answer answer =
        scene
            .anonymous()
            .post(ENROLMENT, Map.of("code", "x".repeat(1024 * 1024), "software", "test"));
    assertEquals(413, answer.status());
    assertEquals("too-large", answer.problem());
  }

  @Test
  void aBodyOfUnknownLengthIsRefused() {
    Https.Answer answer = scene.https().streamed(ENROLMENT, Https.bytes("{\"code\":\"x\"}"));
    assertEquals(411, answer.status());
    assertEquals("length-required", answer.problem());
  }
}
