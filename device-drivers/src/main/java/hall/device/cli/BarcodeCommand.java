// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import hall.device.Deadline;
import hall.device.barcode.Symbol;
import hall.device.barcode.SymbolReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `barcode decode`: the codes in pictures; a picture without one is an answer too.
final class BarcodeCommand {

  private BarcodeCommand() {}

  static Answer run(CommandLine line, Deadline deadline) throws UsageException {
    var mask = Command.mask(line);
    var all = new ArrayList<Map<String, @Nullable Object>>();
    var images = new ArrayList<Map<String, @Nullable Object>>();
    boolean inTime = true;
    for (var name : line.operands()) {
      inTime = !deadline.passed();
      if (!inTime) {
        break;
      }
      var symbols = symbols(SymbolReader.read(picture(name)), mask);
      images.add(Fields.of("image", name, "symbols", symbols));
      all.addAll(symbols);
    }
    var fields = Fields.of("symbols", all, "images", images);
    return inTime ? Answer.done(fields) : Answer.noAnswer(fields);
  }

  static List<Map<String, @Nullable Object>> symbols(List<Symbol> symbols, Mask mask) {
    return symbols.stream()
        .map(symbol -> Fields.of("format", symbol.format(), "text", mask.numbersIn(symbol.text())))
        .toList();
  }

  private static BufferedImage picture(String name) throws UsageException {
    try (var in = Files.newInputStream(Path.of(name))) {
      return Pictures.read(in);
    } catch (IOException e) {
      throw new UsageException(
          Files.isReadable(Path.of(name))
              ? "%s is not a picture that can be read: PNG, JPEG, TIFF, BMP or GIF".formatted(name)
              : "%s can't be read".formatted(name));
    }
  }
}
