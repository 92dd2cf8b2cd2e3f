// SPDX-License-Identifier: Apache-2.0
package hall.device.barcode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A reader of codes that others wrote: zbar-tools' `zbarimg`.
public final class Zbarimg {

  private Zbarimg() {}

  /// What it is called with; many pictures in one process, so that its start counts once.
  public static List<String> command(List<Path> pictures) {
    var command = new ArrayList<>(List.of("zbarimg", "--nodbus", "-q", "--raw"));
    pictures.forEach(picture -> command.add(picture.toString()));
    return command;
  }

  /// All texts that it finds.
  public static Set<String> texts(List<Path> pictures) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(command(pictures))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    if (status != 0 && status != 4) { // 4: a picture without a code
      throw new IOException("zbarimg ended with " + status);
    }
    return new TreeSet<>(out.lines().toList());
  }
}
