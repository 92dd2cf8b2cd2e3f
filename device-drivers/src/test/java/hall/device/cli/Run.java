// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.device.SystemTicker;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One run of the tool, and what it left.
public record Run(int status, String out, String err) {

  public static Run of(String... arguments) throws InterruptedException {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int status =
        new DevicesTool(
                new SystemTicker(),
                () -> Instant.parse("2026-01-01T00:00:00Z"),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8))
            .run(List.of(arguments));
    return new Run(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /// The same with `--json`; the object must be one line, and alone.
  static Map<String, @Nullable Object> json(int status, String... arguments)
      throws InterruptedException {
    var all = new ArrayList<>(List.of(arguments));
    all.add("--json");
    var run = of(all.toArray(String[]::new));
    assertEquals(status, run.status(), run.toString());
    assertEquals("", run.err());
    assertEquals(1, run.out().lines().count(), run.out());
    var object = StrictJson.object(StrictJson.parse(run.out()));
    assertEquals(List.of("device", "result", "millis"), object.keySet().stream().limit(3).toList());
    assertEquals(
        switch (status) {
          case 0 -> "done";
          case 3 -> "fault";
          default -> "no-answer";
        },
        object.get("result"));
    assertEquals(status == 3, object.containsKey("fault"));
    return object;
  }

  /// The reason of a fault whose every field is there.
  static String reason(Map<String, @Nullable Object> object) {
    var fault = StrictJson.object(object.get("fault"));
    assertEquals(
        List.of("state", "reason", "owner", "action", "message", "raw"),
        List.copyOf(fault.keySet()));
    assertEquals(
        List.of("zh-CN", "en"), List.copyOf(StrictJson.object(fault.get("message")).keySet()));
    return String.valueOf(fault.get("reason"));
  }
}
