// SPDX-License-Identifier: Apache-2.0
package hall.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// That the page about bad weather names tests that there are.
class BadWeatherTest {
  private static final Path ROOT = Path.of(System.getProperty("repository.root"));
  private static final Pattern NAMED = Pattern.compile("`([A-Za-z]+(?:Test|IT))\\.([A-Za-z0-9]+)`");
  private static final int LINES_AT_LEAST = 30;

  @Test
  void everyLineNamesTestsThatThereAre() throws IOException {
    Map<String, String> sources = sources();
    List<String> lines =
        Files.readAllLines(ROOT.resolve("kiosk-server/docs/bad-weather.md")).stream()
            .filter(line -> line.startsWith("| ") && !line.contains("| Shown by |"))
            .toList();
    assertTrue(lines.size() >= LINES_AT_LEAST, lines::toString);
    for (String line : lines) {
      Matcher named = NAMED.matcher(line);
      assertTrue(named.find(), "No test in: " + line);
      do {
        String source = sources.getOrDefault(named.group(1), "");
        int method = source.indexOf("void " + named.group(2) + "(");
        assertTrue(method > 0, "There is no " + named.group());
        String annotated = source.substring(source.lastIndexOf("\n\n", method) + 1, method);
        assertTrue(annotated.matches("(?s).*@(Parameterized|Repeated)?Test\\b.*"), named.group());
      } while (named.find());
    }
    assertEquals(12, lines.stream().filter(line -> line.matches("\\| \\d+\\. .*")).count());
  }

  private static Map<String, String> sources() throws IOException {
    Map<String, String> sources = new HashMap<>();
    for (String module :
        List.of("kiosk-server", "kiosk-app", "kiosk-app/whole-hall", "device-drivers")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          String name = file.getFileName().toString().replace(".java", "");
          sources.merge(name, Files.readString(file), String::concat);
        }
      }
    }
    return sources;
  }
}
