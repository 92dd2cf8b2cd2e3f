// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The modules of a Linux kernel, found by what each says of itself.
final class KernelModules {

  /// In the section `.modinfo`: strings that end with a NUL.
  private static final Pattern DEPENDS = Pattern.compile("\0depends=([^\0]*)\0");

  private final Map<String, Path> files = new HashMap<>();

  KernelModules(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      all.filter(file -> file.toString().endsWith(".ko")).forEach(this::add);
    }
  }

  private void add(Path file) {
    var name = String.valueOf(file.getFileName());
    files.put(name.substring(0, name.length() - 3).replace('-', '_'), file);
  }

  /// A module and all that it needs, in the order of loading.
  List<Path> with(String name) throws IOException {
    var order = new ArrayList<Path>();
    visit(name, order);
    return order;
  }

  private void visit(String name, List<Path> order) throws IOException {
    var file = files.get(name.replace('-', '_'));
    if (file == null) {
      throw new IOException("the kernel has no module " + name);
    }
    if (order.contains(file)) {
      return;
    }
    var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    var matcher = DEPENDS.matcher(text);
    if (matcher.find() && !matcher.group(1).isEmpty()) {
      for (var needed : matcher.group(1).split(",", -1)) {
        visit(needed, order);
      }
    }
    order.add(file);
  }
}
