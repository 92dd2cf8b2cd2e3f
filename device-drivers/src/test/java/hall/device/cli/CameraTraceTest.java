// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.scan.v4l2.TapedCamera;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Recordings of document cameras; one of a real kernel's camera is in `VividTest`.
class CameraTraceTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set before each test
  private Path folder;

  private Path tape() {
    return folder.resolve("a.trace");
  }

  private void replaysAsRecorded(String result) throws InterruptedException {
    var replayed = Run.json(0, "replay", tape().toString());
    assertEquals(result, replayed.get("recorded"));
    assertEquals(result, replayed.get("replayed"));
    assertNull(replayed.get("divergence"));
  }

  @ParameterizedTest
  @CsvSource({
    "v4l2:/dev/null, scan, not-a-camera",
    "v4l2:/dev/video-none, scan, disconnected",
    "v4l2:/dev/video-none, status, disconnected",
  })
  void whatTheKernelRefusesIsRecordedAndRefusedAgain(String uri, String run, String reason)
      throws Exception {
    var traced = Run.json(3, "trace", uri, "--run", run, "--out", tape().toString());
    assertEquals(reason, Run.reason(traced));
    replaysAsRecorded("fault " + reason);
  }

  @Test
  void aPageIsReplayedWithoutTheCamera() throws Exception {
    Files.writeString(tape(), TapedCamera.ofASheet());
    replaysAsRecorded("done");
  }

  @Test
  void aDriverThatWishesSomethingElseIsNoticed() throws Exception {
    var recorded = TapedCamera.ofASheet();
    var altered = recorded.replace("size=640x480", "size=320x240");
    assertFalse(altered.equals(recorded));
    Files.writeString(tape(), altered);
    var diverged = Run.json(3, "replay", tape().toString());
    assertEquals("replay-diverged", Run.reason(diverged));
    assertTrue(String.valueOf(diverged.get("divergence")).contains("other bytes"));
  }
}
