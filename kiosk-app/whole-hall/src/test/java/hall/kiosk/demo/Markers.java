// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What a visit must not leave behind, as bytes in every encoding that may hold it.
final class Markers {

  private static final List<Charset> ENCODINGS =
      List.of(
          StandardCharsets.ISO_8859_1,
          StandardCharsets.UTF_8,
          StandardCharsets.UTF_16LE,
          StandardCharsets.UTF_16BE);

  private static final int MOST_SEARCHES = 50;

  private final Map<String, List<byte[]>> byName = new LinkedHashMap<>();

  Markers text(String name, String text) {
    var encoded = new ArrayList<byte[]>();
    for (var encoding : ENCODINGS) {
      if (encoding.newEncoder().canEncode(text)) {
        encoded.add(text.getBytes(encoding));
      }
    }
    byName.put(name, encoded);
    return this;
  }

  Markers bytes(String name, byte[] bytes) {
    byName.put(name, List.of(bytes));
    return this;
  }

  /// The names of those that stand anywhere in a file.
  Set<String> in(Path file) throws IOException {
    try (var channel = FileChannel.open(file)) {
      if (channel.size() == 0) {
        return Set.of();
      }
      var content = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      var found = new TreeSet<String>();
      byName.forEach((name, forms) -> {
        if (forms.stream().anyMatch(form -> stands(form, content))) {
          found.add(name);
        }
      });
      return found;
    }
  }

  /// Those in the files below a folder, as `name in file`. Programs go on meanwhile: where a file
  /// vanishes under the search, what it held may stand elsewhere by now, and all is searched anew.
  Set<String> below(Path folder) throws IOException {
    var last = new IOException("nothing was searched");
    for (int searches = 0; searches < MOST_SEARCHES; searches++) {
      try {
        return found(folder);
      } catch (NoSuchFileException vanished) {
        last = vanished;
      } catch (UncheckedIOException vanished) {
        last = vanished.getCause();
      }
    }
    throw new IOException("no search came to its end below " + folder, last);
  }

  private Set<String> found(Path folder) throws IOException {
    var found = new TreeSet<String>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        in(file).forEach(name -> found.add(name + " in " + file));
      }
    }
    return found;
  }

  private static boolean stands(byte[] form, MappedByteBuffer content) {
    int last = content.limit() - form.length;
    byte first = form[0];
    for (int at = 0; at <= last; at++) {
      if (content.get(at) == first && matches(form, content, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(byte[] form, MappedByteBuffer content, int at) {
    for (int i = 1; i < form.length; i++) {
      if (content.get(at + i) != form[i]) {
        return false;
      }
    }
    return true;
  }
}
