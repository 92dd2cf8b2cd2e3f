// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The folder that librime reads its sources from and compiles its tables into.
///
/// @param work holds the schema, the phrases and `build/`
/// @param shared holds the packaged `pinyin_simp.dict.yaml`
record RimeFolder(Path work, Path shared) {

  static final String SCHEMA = "hall_pinyin";

  /// Heavier than any word of the packaged table.
  private static final int WEIGHT = 10_000_000;

  /// Writes the sources and removes what an earlier run compiled: the compiled tables are mapped
  /// into memory unchecked, and one cut short by a power failure would take the process with it.
  RimeFolder prepare(List<String> phrases) throws IOException {
    Files.createDirectories(build());
    try (Stream<Path> earlier = Files.list(build())) {
      for (Path file : earlier.filter(RimeFolder::ours).toList()) {
        Files.delete(file);
      }
    }
    Files.writeString(schema(), resource(".schema.yaml"));
    Files.writeString(work.resolve(SCHEMA + ".dict.yaml"), resource(".dict.yaml") + lines(phrases));
    return this;
  }

  Path schema() {
    return work.resolve(SCHEMA + ".schema.yaml");
  }

  Path build() {
    return work.resolve("build");
  }

  Path sharedTable() {
    return shared.resolve("pinyin_simp.dict.yaml");
  }

  /// The lines of a dictionary, text and weight, for all phrases of 2 to 16 Chinese characters;
  /// other text has no pinyin and could upset the format.
  static String lines(List<String> phrases) {
    return phrases.stream()
        .distinct()
        .filter(phrase -> phrase.matches("\\p{IsHan}{2,16}"))
        .map(phrase -> phrase + "\t" + WEIGHT + "\n")
        .collect(Collectors.joining());
  }

  private static boolean ours(Path file) {
    return file.getFileName().toString().startsWith(SCHEMA + ".");
  }

  private static String resource(String extension) throws IOException {
    String name = SCHEMA + extension;
    try (InputStream in = RimeFolder.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new NoSuchFileException(name);
      }
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
