// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.barcode.SampleCodes;
import hall.device.simulator.BarcodeSimulator;
import hall.device.simulator.SimulatorProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BarcodeToolTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set before each test
  private Path folder;

  private String picture(String name, String text) throws Exception {
    var file = folder.resolve(name + ".png");
    ImageIO.write(SampleCodes.qr(text, 5), "png", file.toFile());
    return file.toString();
  }

  @Test
  void everyPictureHasItsSymbols() throws Exception {
    var one = picture("one", "办件 100001");
    var two = picture("two", "B");
    var object = Run.json(0, "barcode", "decode", one, two);
    assertEquals(
        List.of(
            Fields.of("format", "QR_CODE", "text", "办件 100001"),
            Fields.of("format", "QR_CODE", "text", "B")),
        object.get("symbols"));
    var second = StrictJson.object(StrictJson.array(object.get("images")).get(1));
    assertEquals(two, second.get("image"));
    assertEquals(List.of(Fields.of("format", "QR_CODE", "text", "B")), second.get("symbols"));
    assertTrue(Run.of("barcode", "decode", one).out().contains("text=办件 100001"));
  }

  @Test
  void anIdentityNumberInACodeIsMasked() throws Exception {
    var file = picture("id", "张测试 110101199001010015 110101199001010016");
    var text = Run.of("barcode", "decode", file, "--json").out();
    assertTrue(text.contains("1****************5 110101199001010016"), text);
    var shown = Run.of("barcode", "decode", file, "--json", "--show-personal").out();
    assertTrue(shown.contains("110101199001010015"), shown);
  }

  @Test
  void aPictureWithoutACodeIsAnAnswerAndNoPictureIsNot() throws Exception {
    var blank = folder.resolve("blank.png");
    ImageIO.write(SampleCodes.paper(300, 200), "png", blank.toFile());
    assertEquals(List.of(), Run.json(0, "barcode", "decode", blank.toString()).get("symbols"));
    var text = Files.writeString(folder.resolve("x.png"), "hello").toString();
    var run = Run.of("barcode", "decode", text);
    assertEquals(2, run.status());
    assertTrue(run.err().contains("is not a picture"), run.err());
  }

  @Test
  void withoutTimeThereIsNoAnswer() throws Exception {
    Run.json(4, "barcode", "decode", picture("one", "A"), "--timeout", "0");
  }

  /// What a module reads may open a citizen's papers.
  @Test
  void aCodeBeforeAModuleIsReadAndHidden() throws Exception {
    try (var module =
        SimulatorProcess.start(
            BarcodeSimulator.class, "--link", folder.resolve("module").toString())) {
      assertEquals("online", Run.json(0, "status", module.uri()).get("state"));
      assertEquals(
          List.of(Fields.of("format", null, "text", "亮**", "characters", 6L)),
          read(module, "亮证ABCD").get("symbols"));
      assertEquals(
          List.of(Fields.of("format", null, "text", "亮证WXYZ", "characters", 6L)),
          read(module, "亮证WXYZ", "--show-personal").get("symbols"));
      assertEquals(
          "no-code", Run.reason(Run.json(3, "barcode", "read", module.uri(), "--timeout", "0.3")));
    }
  }

  private static Map<String, ?> read(SimulatorProcess module, String text, String... more)
      throws Exception {
    var line = new ArrayList<>(List.of("barcode", "read", module.uri()));
    line.addAll(List.of(more));
    var reading = new FutureTask<>(() -> Run.json(0, line.toArray(String[]::new)));
    Thread.ofVirtual().start(reading);
    while (!reading.isDone()) {
      module.control("repeat 1 250 " + text);
    }
    return reading.get();
  }
}
