// SPDX-License-Identifier: Apache-2.0
package hall.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.fuzz.CodecCase;
import hall.device.fuzz.CodecFuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `mvn -Pfuzz -pl device-drivers test` gives each way a million inputs.
@Tag("fuzz")
final class EveryCodecTest {

  private static final int INPUTS = Integer.getInteger("fuzz.inputs", 10_000);
  private static final long SEED = Long.getLong("fuzz.seed", 20260301);

  static Stream<CodecCase> cases() {
    return EveryCodec.cases().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void damageIsReadOrRefusedAndTakesNoMoreMemoryThanItMay(CodecCase codec) {
    var report = CodecFuzz.run(codec, INPUTS, SEED);
    assertEquals(INPUTS, report.inputs());
    System.out.println(report);
  }

  @Test
  void noCodecOfTheDriversIsLeftOut() throws IOException {
    var fuzzed =
        EveryCodec.cases().stream()
            .map(codec -> codec.codec().getName())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(codecs(), fuzzed, "a codec without a line in EveryCodec");
    assertTrue(fuzzed.size() >= 5, fuzzed.toString());
  }

  private static Set<String> codecs() throws IOException {
    var classes = Path.of(System.getProperty("repository.root"), "device-drivers/target/classes");
    try (var files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString())
          .filter(name -> name.endsWith("Codec.class"))
          .map(name -> name.replaceFirst("\\.class$", "").replace('/', '.'))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
